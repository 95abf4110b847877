import { homeEntries, isFirstRun } from '../session/home-entries.ts';
import { lessonOf, questionOf, scenarioOf } from '../session/lookup.ts';
import { promptText } from '../session/prompt-text.ts';
import type { Asking, LessonScreen, Outcome, ScenarioScreen, SummaryScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';

const letter = (index: number): string => String.fromCharCode(97 + index);

function homeText(session: Session): string {
  const rows = homeEntries(session).map(({ label, detail, mark }, index) => {
    const done = mark === 'done' ? ' (done)' : '';
    return `${index + 1}  ${label}${done}, ${detail}`;
  });
  const welcome = isFirstRun(session)
    ? 'mi-lab teaches Azure managed identities on a fake tenant of your own. Nothing is sent anywhere.'
    : 'mi-lab';
  return [welcome, ...session.notices, '', ...rows, '', 'Type a number. Enter alone takes the first.'].join('\n');
}

const HOW_TO_ANSWER = {
  'pick-one': 'Answer with one letter.',
  'pick-many': 'Answer with every letter that is right, as in: a c',
  arrange: 'Answer with all letters in the right order, as in: c a b',
} as const;

function questionText({ question, prompt }: Asking): string {
  const options = prompt.options.map((option, index) => `${letter(index)}) ${option.text}`);
  return [question.stem, '', ...options, '', HOW_TO_ANSWER[prompt.kind]].join('\n');
}

function verdictText({ prompt, answered }: Asking): string {
  if (!answered) return '';
  const { isCorrect, remarks, takeaway } = answered.verdict;
  const rows = remarks.map(({ option, isChosen, isKey, why }) => {
    const place = letter(prompt.options.findIndex((one) => one.id === option.id));
    const marks = [...(isKey ? ['right'] : []), ...(isChosen ? ['your answer'] : [])];
    return `${place}) ${option.text}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}\n   ${why}`;
  });
  const head = isCorrect ? '✓ Right.' : '✗ Not quite.';
  return [head, '', ...rows, ...(takeaway ? ['', takeaway] : []), '', 'Enter goes on.'].join('\n');
}

function lessonText(session: Session, { lessonId, step, asking }: LessonScreen): string {
  const lesson = lessonOf(session.course, lessonId);
  const section = step.kind === 'missed' ? undefined : lesson?.sections[step.section];
  if (asking) return asking.answered ? verdictText(asking) : questionText(asking);
  if (step.kind === 'scenario') {
    const scenario = scenarioOf(session.course, section?.scenario);
    return `Now do it: ${scenario?.title}. ${scenario?.summary}\n\nEnter opens the scenario; skip passes over it.`;
  }
  const place = step.kind === 'page' ? `${step.section + 1} of ${lesson?.sections.length}` : '';
  return `${lesson?.title}, ${place}: ${section?.title}\n\n${section?.text}\n\nEnter goes on.`;
}

function outcomesText(session: Session, outcomes: readonly Outcome[]): string {
  const missed = outcomes.filter((one) => !one.isCorrect);
  const names = missed.map(({ questionId }) => `✗ ${questionOf(session.course, questionId)?.stem.split('\n')[0]}`);
  return [`${outcomes.length - missed.length} of ${outcomes.length} answers right.`, ...names].join('\n');
}

function summaryText(session: Session, { of }: SummaryScreen): string {
  if (of.kind !== 'scenario') return `Done.\n${outcomesText(session, of.outcomes)}\n\nEnter goes on.`;
  const scenario = scenarioOf(session.course, of.scenarioId);
  const { lines, shortest, hintsShown } = of.result;
  const takeaways = scenario?.takeaways.map((one) => `- ${one}`) ?? [];
  const count = `Solved with ${lines.length} lines (shortest known: ${shortest}) and ${hintsShown} hints.`;
  return [`${scenario?.title}: solved.`, count, '', ...takeaways, '', 'Enter goes on.'].join('\n');
}

function scenarioText(session: Session, { scenarioId, phase, run }: ScenarioScreen): string {
  const scenario = scenarioOf(session.course, scenarioId);
  if (phase === 'story') return `${scenario?.title}\n\n${scenario?.story}\n\nEnter begins.`;
  if (!run) return 'The tenant is being set up.';
  const goals =
    run.goals?.tasks.flatMap((task) => task.goals).map(({ isMet, text }) => `${isMet ? '✓' : '○'} ${text}`) ?? [];
  return [...goals, 'Words of the lab: hint, undo, reset, done, quit. help lists commands.'].join('\n');
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
      return screen.asking.answered ? verdictText(screen.asking) : questionText(screen.asking);
    case 'scenario':
      return scenarioText(session, screen);
    case 'summary':
      return summaryText(session, screen);
    case 'progress':
      return 'mi-lab progress shows what you have done.\n\nEnter goes back.';
    case 'help':
      return 'Enter goes on, back goes back, leave leaves.';
  }
}

/** The prompt in front of the next line: the shell's own in a sandbox. */
export function plainPrompt({ screen }: Session): string {
  return screen.name === 'scenario' && screen.run && screen.phase === 'play'
    ? `${promptText(screen.run.sandbox)} `
    : '> ';
}
