import type { Prompt } from '../catalog/prompt.ts';
import type { Action } from '../session/action.ts';
import { complaintAbout } from '../session/entry.ts';
import { isExam } from '../session/exam.ts';
import { homeEntries } from '../session/home-entries.ts';
import type { Run } from '../session/run.ts';
import type { Asking, LessonScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { terminalOf } from '../session/terminal.ts';
import { articleKeys } from './keys-reading.ts';
import { menuOf } from './menu.ts';
import { type PlainInput, plainAnswer } from './plain-answer.ts';
import { onExamList, onQuiz, onSetup } from './plain-quiz-input.ts';

const act = (...actions: readonly Action[]): PlainInput => ({ actions });

/** Words after a slash are looked for, from anywhere but a shell prompt. */
const searching = (words: string): PlainInput =>
  act({ type: 'go', destination: { to: 'search' } }, { type: 'edit', edit: { do: 'insert', text: words.trim() } });

function onSearch(session: Session, line: string): PlainInput {
  const found = menuOf(session) ?? [];
  const chosen = /^\d+$/.test(line) ? found[Number(line) - 1] : undefined;
  if (chosen) return act({ type: 'go', destination: chosen });
  if (line === '') return act({ type: 'go-back' });
  return act({ type: 'edit', edit: { do: 'clear' } }, { type: 'edit', edit: { do: 'insert', text: line } });
}

function onHome(session: Session, line: string): PlainInput {
  const entries = homeEntries(session);
  const number = /^\d+$/.test(line) ? Number(line) : undefined;
  const entry =
    line === '' ? entries[0] : number === undefined ? entries.find((one) => one.hotkey === line) : entries[number - 1];
  if (entry) return act({ type: 'go', destination: entry.destination });
  return { complaint: `There is no '${line}' here. Type a number from 1 to ${entries.length}.` };
}

function onTerminal({ editor: { text }, predicting }: Run, line: string): PlainInput {
  if (predicting) return line.trim() === 'back' ? act({ type: 'interrupt' }) : plainAnswer(predicting.prompt, line);
  if (line === '') return act({ type: 'enter-line' });
  // A line that was typed for the learner gives way; one that is to be continued ends with a line end and stays.
  const cleared: readonly Action[] =
    text === '' || text.endsWith('\n') ? [] : [{ type: 'edit', edit: { do: 'clear' } }];
  return act(...cleared, { type: 'edit', edit: { do: 'insert', text: line } }, { type: 'enter-line' });
}

function onEntry(prompt: Extract<Prompt, { kind: 'enter' }>, line: string): PlainInput {
  const complaint = complaintAbout(prompt, line);
  if (complaint !== undefined) return { complaint };
  return act(
    { type: 'edit', edit: { do: 'clear' } },
    { type: 'edit', edit: { do: 'insert', text: line } },
    { type: 'submit' },
  );
}

/** Nobody gets a hint at a question that is answered with letters or a word; what helps there is told. */
function noHint({ screen }: Session): PlainInput {
  if (screen.name === 'lesson') return { complaint: 'No hint here. page shows the page that this is about once more.' };
  const isBlind = isExam(screen);
  const onward = isBlind ? 'Enter goes on without an answer.' : 'skip passes it over until the others are done.';
  return { complaint: `No hints in ${isBlind ? 'an exam' : 'a quiz'}. ${onward}` };
}

/** Where there is something to read and nothing to answer. */
function onReading({ screen }: Session, line: string): PlainInput {
  if (line === '') return act({ type: 'go-on' });
  if (line === 'skip') return act({ type: 'skip' });
  if (line === 'again') return act({ type: 'open-again' });
  const [lesson] = screen.name === 'article' ? articleKeys(screen).filter(({ keys }) => keys.includes('l')) : [];
  if (line === 'lesson' && lesson) return act(lesson.action);
  if (line === 'save' && screen.name === 'summary') return act({ type: 'keep-summary' });
  return { complaint: 'Press Enter to go on; back, leave and ? also work.' };
}

function onQuestion(session: Session, prompt: Prompt, line: string): PlainInput {
  if (prompt.kind === 'type') return onReading(session, line);
  return prompt.kind === 'enter' ? onEntry(prompt, line) : plainAnswer(prompt, line);
}

/** In a lesson: the page that a question is about, or the page before a page. */
function pageBefore({ step }: LessonScreen): PlainInput {
  const isFirst = step.kind === 'page' && step.section === 0;
  return isFirst ? { complaint: 'This is the first page.' } : act({ type: 'go-to-previous' });
}

function onAsking(session: Session, asking: Asking | undefined, line: string): PlainInput {
  if (line === 'page' && session.screen.name === 'lesson') return pageBefore(session.screen);
  if (line === 'hint' && asking && !asking.answered) return noHint(session);
  return asking && !asking.answered ? onQuestion(session, asking.prompt, line) : onReading(session, line);
}

/** What a line means on the present screen. */
function onScreen(session: Session, line: string): PlainInput {
  const { screen } = session;
  switch (screen.name) {
    case 'search':
      return onSearch(session, line);
    case 'home':
      return onHome(session, line);
    case 'scenario':
      return act({ type: 'go-on' });
    case 'exam-list':
      return onExamList(screen, line);
    case 'quiz-setup':
      return onSetup(line);
    case 'quiz':
      return onQuiz(session, screen, line) ?? onAsking(session, screen.asking, line);
    case 'lesson':
      return onAsking(session, screen.asking, line);
    default:
      return onReading(session, line);
  }
}

/** A line of a person who works without a full screen. `back` and `leave` work everywhere but at a shell prompt. */
export function plainInput(session: Session, typed: string): PlainInput {
  const run = terminalOf(session);
  if (run) return onTerminal(run, typed);
  const line = typed.trim();
  if (line === 'leave') return act({ type: 'go', destination: { to: 'leave' } });
  if (line === 'back') return act({ type: 'go-back' });
  if (line === '?' || (line === 'help' && session.screen.name !== 'search')) return act({ type: 'show-help' });
  if (line.startsWith('/')) return searching(line.slice(1));
  return onScreen(session, line);
}
