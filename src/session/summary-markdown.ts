import type { Fact } from '../catalog/scenario.ts';
import { counted } from '../text/counted.ts';
import { countOf } from './counted-lines.ts';
import { lessonOf, questionOf, questionsOf, scenarioOf } from './lookup.ts';
import { outcomesOf } from './quiz-questions.ts';
import type { Outcome, ScenarioResult, SummaryScreen } from './screen.ts';
import type { Session } from './session.ts';
import { shortestSolution } from './solution.ts';

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
const list = (items: readonly string[]): readonly string[] => items.map((item) => `- ${item}`);

/** Lines of a shell as a block of code; its fence is longer than any run of backticks in it. */
function code(lines: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...lines.flatMap((line) => line.match(/`+/g)?.map((run) => run.length) ?? []));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}sh`, ...lines, fence];
}

const factLine = ({ id, title, statement, source }: Fact): string =>
  `**${id}** ${title}. ${statement} ([${source.title}](${source.url}), checked ${source.checked})`;

const factsOf = ({ course }: Session, ids: readonly string[]): readonly string[] =>
  list(course.facts.filter(({ id }) => ids.includes(id)).map(factLine));

/** Lines as a script: before each that failed stands a comment that says so. */
const script = (way: ScenarioResult['way']): readonly string[] =>
  way.flatMap(({ text, hasFailed }) => (hasFailed ? ['# failed:', text] : [text]));

/** How many lines counted: those that worked, and did more than look. */
export const linesCounted = ({ way }: ScenarioResult): number =>
  countOf(way.flatMap(({ text, hasFailed }) => (hasFailed ? [] : [text])));

/** What was done with which help, in one sentence. */
export function howSolved(result: ScenarioResult): string {
  const { shortest, hintsShown, undos, isAssisted, predictions } = result;
  const right = predictions.filter((one) => one.isCorrect).length;
  const foreseen = predictions.length === 0 ? '' : ` ${right} of ${counted(predictions.length, 'prediction')} right.`;
  const help = [
    hintsShown > 0 ? counted(hintsShown, 'hint') : 'no hint',
    undos > 0 ? counted(undos, 'undo') : 'no undo',
    ...(isAssisted ? ['assisted'] : []),
  ];
  const lines = linesCounted(result);
  const known = lines > shortest ? ` The shortest known solution has ${shortest}.` : ' No shorter way is known.';
  return `Solved with ${counted(lines, 'line')}, ${help.join(', ')}.${known}${foreseen}`;
}

function scenarioMarkdown(session: Session, of: SummaryScreen['of'] & { kind: 'scenario' }): readonly string[] {
  const scenario = scenarioOf(session.course, of.scenarioId);
  if (!scenario) return [];
  const { result } = of;
  const shortest = shortestSolution(scenario);
  return [
    ...[`# ${scenario.title}`, '', howSolved(result), ''],
    ...section('Take away', list(scenario.takeaways)),
    ...section(
      'Predicted',
      list(result.predictions.map(({ said, isCorrect }) => `${isCorrect ? 'right' : 'wrong'}: ${said}`)),
    ),
    ...section('More than was needed', list(result.overGrants)),
    ...section('My way', code(script(result.way))),
    ...(shortest ? section(`The shortest known way: ${shortest.title}`, code(shortest.lines)) : []),
    ...section('The facts behind it', factsOf(session, scenario.facts)),
  ];
}

/** Each question at its first try. */
function questionLines({ course }: Session, outcomes: readonly Outcome[]): readonly string[] {
  const first = outcomes.filter((one, at) => outcomes.findIndex((it) => it.questionId === one.questionId) === at);
  return first.flatMap(({ questionId, isCorrect }) => {
    const question = questionOf(course, questionId);
    if (!question) return [];
    const kept = question.takeaway ? ` ${question.takeaway}` : '';
    return [`${isCorrect ? 'right' : 'missed'}: ${question.stem.replaceAll(/\s+/g, ' ')}${kept}`];
  });
}

interface Asked {
  readonly title: string;
  readonly outcomes: readonly Outcome[];
  readonly facts: readonly string[];
}

function questionsMarkdown(session: Session, { title, outcomes, facts }: Asked): readonly string[] {
  const lines = questionLines(session, outcomes);
  const right = lines.filter((line) => line.startsWith('right')).length;
  const how = lines.length === 0 ? 'Done.' : `${right} of ${lines.length} right at the first try.`;
  return [
    ...[`# ${title}`, '', how, ''],
    ...section('Questions', list(lines)),
    ...section('The facts behind it', factsOf(session, facts)),
  ];
}

function asked(session: Session, of: Exclude<SummaryScreen['of'], { kind: 'scenario' }>): Asked {
  const { course } = session;
  const outcomes = of.kind === 'quiz' ? outcomesOf(course, of.quiz) : of.outcomes;
  const questions = outcomes.flatMap(({ questionId }) => questionOf(course, questionId) ?? []);
  const met = questions.flatMap((one) => one.facts);
  if (of.kind === 'quiz') return { title: of.quiz.title, outcomes, facts: met };
  const lesson = lessonOf(course, of.lessonId);
  const facts = [...(lesson?.facts ?? []), ...(lesson ? questionsOf(lesson).flatMap((one) => one.facts) : [])];
  return { title: lesson?.title ?? 'Lesson', outcomes, facts };
}

/** A summary to keep, as Markdown: what was done with which help, what to take away, and the facts with their links. */
export function summaryMarkdown(session: Session, { of }: SummaryScreen): string {
  const lines = of.kind === 'scenario' ? scenarioMarkdown(session, of) : questionsMarkdown(session, asked(session, of));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The name of the file that it is kept in. */
export function summaryName({ of }: SummaryScreen): string {
  const id = of.kind === 'scenario' ? of.scenarioId : of.kind === 'lesson' ? of.lessonId : 'quiz';
  return `mi-lab-${id}.md`;
}
