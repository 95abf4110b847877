import { isExam } from '../session/exam.ts';
import { homeEntries, isNewcomer } from '../session/home-entries.ts';
import { placeAmongMissed } from '../session/lesson-flow.ts';
import { outcomesIn } from '../session/lesson-place.ts';
import { scenarioStanding } from '../session/lesson-scenario.ts';
import { lessonOf, scenarioOf } from '../session/lookup.ts';
import { promptText } from '../session/prompt-text.ts';
import type {
  HelpScreen,
  KeptFile,
  LessonScreen,
  ScenarioScreen,
  SearchScreen,
  SummaryScreen,
} from '../session/screen.ts';
import { foundOn, isListing } from '../session/search.ts';
import type { Session } from '../session/session.ts';
import { askingOn, terminalOf } from '../session/terminal.ts';
import { counted } from '../text/counted.ts';
import { articleRows } from './article.ts';
import { brokenRows } from './broken-screen.tsx';
import { helpAbout } from './help-about.ts';
import { markdownText } from './markdown-library.ts';
import { nextText } from './next-text.ts';
import { howToAnswer, plainQuestion } from './plain-question.ts';
import { examListText, quizText, setupText } from './plain-quiz.ts';
import { progressRows } from './progress-rows.ts';
import { type Row, rowText } from './row.ts';
import { summaryParts } from './summary-rows.ts';

function homeText(session: Session): string {
  const rows = homeEntries(session).map(({ kind, label, detail, mark }, index) => {
    const done = mark === 'done' ? ' (done)' : '';
    const lead = kind === 'module' ? 'Module: ' : '';
    return `${index + 1}  ${lead}${label}${done}, ${detail}`;
  });
  const welcome = isNewcomer(session)
    ? 'mi-lab teaches Azure managed identities on a fake tenant of your own. Nothing is sent anywhere.'
    : 'mi-lab';
  return [
    welcome,
    ...session.notices,
    '',
    ...rows,
    '',
    'Type a number. Enter alone takes the first; that of a module lists what is in it. / and words search.',
  ].join('\n');
}

/** A question that was missed comes back: which of how many. */
function againText(session: Session, { lessonId, step, asking }: LessonScreen): string {
  const lesson = lessonOf(session.course, lessonId);
  if (step.kind !== 'missed' || !lesson || asking?.answered) return '';
  const { place, total } = placeAmongMissed(step.questionId, outcomesIn(session, lesson));
  return `Once more, ${place} of ${total}.\n\n`;
}

function lessonText(session: Session, screen: LessonScreen): string {
  const { lessonId, step, asking } = screen;
  const lesson = lessonOf(session.course, lessonId);
  const section = step.kind === 'missed' ? undefined : lesson?.sections[step.section];
  if (asking) return `${againText(session, screen)}${plainQuestion(asking)}`;
  if (step.kind === 'scenario') {
    const scenario = scenarioOf(session.course, section?.scenario);
    const isSolved = scenario && scenarioStanding(session, scenario).kind === 'solved';
    const how = isSolved ? 'You solved it. Enter goes on; again opens it.' : 'Enter opens it; skip passes over it.';
    return `Now do it: ${scenario?.title}. ${scenario?.summary}\n\n${how}`;
  }
  const place = step.kind === 'page' ? `${step.section + 1} of ${lesson?.sections.length}` : '';
  return `${lesson?.title}, ${place}: ${section?.title}\n\n${section ? markdownText(section.text) : ''}\n\nEnter goes on.`;
}

/** Wide enough that only paragraphs longer than most are broken. */
const columns = 100;

/** Rows of a screen that is only read, as text. */
const rowsText = (rows: readonly Row[]): string => rows.map((row) => rowText(row).trimEnd()).join('\n');

/** Where the summary was kept, or why it was not. */
function keptText(kept: KeptFile | undefined): string {
  const path = kept?.path === undefined ? '' : `Kept as ${kept.path}\n`;
  return `${path}${kept?.reason === undefined ? '' : `! ${kept.reason}\n`}`;
}

function summaryText(session: Session, screen: SummaryScreen): string {
  const { score, details } = summaryParts(session, screen, columns);
  return `${rowsText([...score, ...details])}\n\n${keptText(screen.kept)}Next: ${nextText(session, screen)}. Enter goes on; save keeps this as a Markdown file.`;
}

/** What can be typed where one came from, in a sentence or two. */
function typedAt(session: Session, back: HelpScreen['back']): string {
  const asking = askingOn(back);
  const isOpen = asking !== undefined && !asking.answered;
  if (isOpen && asking.prompt.kind !== 'type') {
    const how = howToAnswer(asking.prompt);
    if (back.name === 'lesson') return `${how} page shows the page that this is about once more.`;
    return isExam(back)
      ? `${how} Enter goes on without an answer; list shows all questions.`
      : `${how} skip passes it over.`;
  }
  if (back.name === 'home') return 'Type the number of a line, and Enter. Enter alone takes the first.';
  return terminalOf({ ...session, screen: back })
    ? 'Type commands; hint, undo, redo, reset, reset step, play, whatif, map, goals, time, story, steps, said WORDS, solution, done and quit are words of the lab.'
    : 'Enter alone goes on.';
}

function helpText({ back }: HelpScreen, session: Session): string {
  const typed = typedAt(session, back);
  const everywhere = 'back goes back, leave leaves, / and words search, ? or help shows this.';
  return [helpAbout(back), typed, everywhere, '', 'Enter goes back.'].join('\n');
}

function scenarioText(session: Session, { scenarioId, phase, run }: ScenarioScreen): string {
  const scenario = scenarioOf(session.course, scenarioId);
  if (phase === 'story')
    return `${scenario?.title}\n\n${scenario ? markdownText(scenario.story) : ''}\n\nEnter begins.`;
  if (!run || run.isReplaying) return 'The tenant is being set up.';
  const goals =
    run.goals?.tasks.flatMap((task) => task.goals).map(({ isMet, text }) => `${isMet ? '✓' : '○'} ${text}`) ?? [];
  const begin = run.isGuided
    ? 'The line is typed already. Enter runs it; what you type instead takes its place.'
    : 'Words of the lab: hint, undo, redo, reset, play, whatif, map, goals, time, story, done, quit. help lists commands.';
  const last = run.entries.at(-1);
  const told = last?.kind === 'note' ? [last.text] : [];
  return [...told, ...goals, begin].join('\n');
}

const mostFound = 20;

function searchText(session: Session, screen: SearchScreen): string {
  const { editor } = screen;
  const found = foundOn(session, screen);
  const isTerms = isListing(screen);
  const rows = found
    .slice(0, isTerms ? found.length : mostFound)
    .map(({ label, detail }, index) => `${index + 1}  ${label}, ${detail}`);
  const head = editor.text === '' ? [] : [`${counted(found.length, 'entry', 'entries')} with '${editor.text}'.`, ''];
  return [
    ...head,
    ...(editor.text === '' && !isTerms ? [] : [...rows, '']),
    'Type words to search, a number to open, back to go back.',
  ].join('\n');
}

/** The present screen as text, for a person who works line by line. */
export function plainText(session: Session): string {
  const { screen } = session;
  switch (screen.name) {
    case 'home':
      return homeText(session);
    case 'lesson':
      return lessonText(session, screen);
    case 'quiz':
      return quizText(session, screen);
    case 'exam-list':
      return examListText(session, screen);
    case 'quiz-setup':
      return setupText(session, screen);
    case 'scenario':
      return scenarioText(session, screen);
    case 'summary':
      return summaryText(session, screen);
    case 'progress':
      return `${rowsText(progressRows(session, 60, false))}\n\nEnter goes back.`;
    case 'search':
      return searchText(session, screen);
    case 'article':
      return `${rowsText(articleRows(session, screen.of, columns))}\n\nEnter goes back${screen.of.kind === 'page' ? '; lesson opens the lesson there' : ''}.`;
    case 'broken':
      return `${rowsText(brokenRows(screen, session.preview, columns))}${session.preview ? '' : '\n\nEnter goes back.'}`;
    case 'help':
      return helpText(screen, session);
  }
}

/** The prompt in front of the next line: the shell's own in a sandbox. */
export function plainPrompt(session: Session): string {
  const run = terminalOf(session);
  if (!run || run.predicting || run.editor.text.endsWith('\n')) return '> ';
  return `${promptText(run.sandbox)} ${run.editor.text}`;
}
