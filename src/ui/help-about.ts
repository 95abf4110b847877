import type { HelpScreen } from '../session/screen.ts';
import type { SafeText } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';

/** What the screen one came from is for, in a sentence or two. */
export function helpAbout(back: HelpScreen['back']): SafeText {
  switch (back.name) {
    case 'home':
      return chrome('Choose what to do. The first line is what comes next for you; nothing has to be done in order.');
    case 'lesson':
      return chrome(
        'A lesson is pages and questions. Say what you expect before you know: that is how it sticks. What you miss comes back once before the end.',
      );
    case 'quiz':
      return back.quiz.mode === 'exam'
        ? chrome('An exam. Nothing is judged before you hand it in, and every answer can be changed until then.')
        : chrome('A quiz. Each option is explained once you have answered; s shows the page that teaches it.');
    case 'exam-list':
      return chrome('The questions of the exam. Marked ones are those you wanted to come back to.');
    case 'quiz-setup':
      return chrome(
        'Practice gives the reason after each answer. An exam gives none before the end. With a seed everybody gets the same quiz.',
      );
    case 'scenario':
      return chrome(
        'A shell on a fake tenant. Nothing leaves this computer and nothing can break. The goals are looked at after every line.',
      );
    case 'summary':
      return chrome('What you did, and what comes next.');
    case 'search':
      return chrome(
        'Type words: lessons, pages, scenarios, terms, facts and commands that hold all of them are listed. Or paste an error message, ids and all: what explains it comes first.',
      );
    case 'article':
      return chrome('One term, one fact with its source, one command and how it is typed, or one page.');
    case 'broken':
      return chrome('What is wrong with the course that you are writing, by file, line and column.');
    case 'progress':
      return chrome('What you have done so far. It is kept on this computer only.');
  }
}
