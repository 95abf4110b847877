import type { Question } from '../catalog/question.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { onlyLooks } from '../session/counted-lines.ts';
import { linesIn } from '../session/entry-lines.ts';
import { firstTries } from '../session/lesson-flow.ts';
import { lessonOf, questionOf, questionsOf, scenarioOf } from '../session/lookup.ts';
import { outcomesOf } from '../session/quiz-questions.ts';
import type { Outcome, ScenarioResult, SummaryScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { shortestSolution } from '../session/solution.ts';
import { howSolved, linesCounted } from '../session/summary-markdown.ts';
import { counted } from '../text/counted.ts';
import { type SafeText, sanitize, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { markdownText } from './markdown-library.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, span } from './row.ts';

/** How it went in a line or two, and everything that is worth a second look. */
interface SummaryParts {
  readonly score: readonly Row[];
  readonly details: readonly Row[];
}

const say = (text: string, columns: number): readonly Row[] => indented(paragraph(sanitizeLine(text), columns));
const heading = (text: SafeText): readonly Row[] => [BLANK, ...indented([rowOf(text, 'heading')])];

const takeaways = (texts: readonly SafeText[], columns: number): readonly Row[] =>
  texts.length === 0
    ? []
    : [
        ...heading(chrome('Take away')),
        ...texts.flatMap((text) => beside(gutter(chrome('→'), 'accent'), { text }, columns + 2)),
      ];

/** Lines as they were typed: a further line of one stands behind a `>`, and the mark of one that failed in the margin. */
const codeRows = (lines: ScenarioResult['way'], columns: number): readonly Row[] =>
  lines.flatMap(({ text, hasFailed }) =>
    linesIn(text).flatMap((line, index) => {
      const mark = hasFailed && index === 0 ? gutter(chrome('✗'), 'wrong') : gutter();
      const lead = [...mark, span(index === 0 ? chrome('$ ') : chrome('> '), 'faint')];
      return line === '' ? [lead] : beside(lead, { text: line, tone: 'code' }, columns + 2);
    }),
  );

const asTyped = (lines: readonly string[]): ScenarioResult['way'] =>
  lines.map((line) => ({ text: sanitize(line), hasFailed: false }));

/** The facts met, by name; each can be looked up again by its id. */
function factRows({ course }: Session, ids: readonly string[], columns: number): readonly Row[] {
  const facts = course.facts.filter(({ id }) => ids.includes(id));
  if (facts.length === 0) return [];
  const width = Math.max(...facts.map(({ id }) => id.length)) + 2;
  return [
    ...heading(chrome('The facts behind it')),
    ...facts.flatMap(({ id, title, source }) =>
      beside(
        [...gutter(), span(sanitizeLine(id.padEnd(width)), 'key')],
        { text: sanitizeLine(`${title} (${new URL(source.url).host})`) },
        columns + 2,
      ),
    ),
    ...say('/ and its number opens a fact.', columns),
  ];
}

const stemRows = (questions: readonly Question[], mark: Row, columns: number): readonly Row[] =>
  questions.flatMap(({ stem, takeaway }) => [
    ...beside(mark, { text: sanitizeLine(markdownText(stem).replaceAll(/\s+/g, ' ')) }, columns + 2),
    ...(takeaway ? beside([...gutter(), ...gutter(chrome('→'), 'accent')], { text: takeaway }, columns + 2) : []),
  ]);

/** What is still to be learned, then what was mended already. */
function missedRows({ missed, mended }: Missed, columns: number): readonly Row[] {
  return [
    ...(missed.length === 0 ? [] : heading(chrome('Missed, and first in the next quiz'))),
    ...stemRows(missed, gutter(chrome('✗'), 'wrong'), columns),
    ...(mended.length === 0 ? [] : heading(chrome('Right when it was asked again'))),
    ...stemRows(mended, gutter(chrome('✓'), 'right'), columns),
  ];
}

/** The questions that were wrong at the first try: those that are wrong by their last one, and those that are right by it. */
interface Missed {
  readonly missed: readonly Question[];
  readonly mended: readonly Question[];
}

const lastOf = (outcomes: readonly Outcome[], questionId: string): Outcome | undefined =>
  outcomes.findLast((one) => one.questionId === questionId);

function missedOf(session: Session, outcomes: readonly Outcome[]): Missed {
  const wrong = firstTries(outcomes).filter((one) => !one.isCorrect);
  const questionsIn = (some: readonly Outcome[]): readonly Question[] =>
    some.flatMap(({ questionId }) => questionOf(session.course, questionId) ?? []);
  const isMended = ({ questionId }: Outcome): boolean => lastOf(outcomes, questionId)?.isCorrect === true;
  return {
    missed: questionsIn(wrong.filter((one) => !isMended(one))),
    mended: questionsIn(wrong.filter(isMended)),
  };
}

/** A score, and what it leaves out: `all` is the number of questions that there are. */
function scoreOf(outcomes: readonly Outcome[], all: number): string {
  const first = firstTries(outcomes);
  const right = first.filter((one) => one.isCorrect).length;
  const left = all - first.length;
  const passed = left > 0 ? ` ${counted(left, 'question')} passed over.` : '';
  const mended = first.filter((one) => !one.isCorrect && lastOf(outcomes, one.questionId)?.isCorrect).length;
  const again = mended > 0 ? `, ${mended} more when asked again` : '';
  return first.length === 0 ? passed : ` ${right} of ${first.length} right at the first try${again}.${passed}`;
}

interface Asked {
  readonly what: string;
  readonly all: number;
}

const doneRows = (text: string, columns: number): readonly Row[] =>
  beside(gutter(chrome('✓'), 'right'), { text: sanitizeLine(text), tone: 'strong' }, columns + 2);

function questionsParts(
  session: Session,
  outcomes: readonly Outcome[],
  { what, all }: Asked,
  columns: number,
): SummaryParts {
  return {
    score: doneRows(`${what} done.${scoreOf(outcomes, all)}`, columns),
    details: missedRows(missedOf(session, outcomes), columns),
  };
}

function lessonParts(session: Session, id: string, outcomes: readonly Outcome[], columns: number): SummaryParts {
  const lesson = lessonOf(session.course, id);
  const questions = lesson ? questionsOf(lesson) : [];
  const { missed, mended } = missedOf(session, outcomes);
  const isSaid = (one: Question): boolean => missed.includes(one) || mended.includes(one);
  const kept = questions.flatMap((one) => (isSaid(one) ? [] : (one.takeaway ?? [])));
  const met = [...(lesson?.facts ?? []), ...questions.flatMap((one) => one.facts)];
  const { score, details } = questionsParts(session, outcomes, { what: 'Lesson', all: questions.length }, columns);
  return {
    score,
    details: [...details, ...takeaways([...new Set(kept)], columns), ...factRows(session, met, columns)],
  };
}

/** Lines of a long session that are shown; the first ones are the trying. */
const mostLines = 12;

/** The learner's own way, and the shortest known one where theirs was longer: another way is worth seeing. */
function wayRows(result: ScenarioResult, scenario: Scenario, columns: number): readonly Row[] {
  const { way, shortest } = result;
  const own = way.slice(-mostLines);
  const left = way.length - own.length;
  const hasFailed = own.some((one) => one.hasFailed);
  const looks = own.find((one) => !one.hasFailed && onlyLooks(one.text));
  const solution = shortestSolution(scenario);
  return [
    ...heading(chrome('Your way')),
    ...(left > 0 ? say(`… ${counted(left, 'line')} before`, columns) : []),
    ...codeRows(own, columns),
    ...(hasFailed ? say('✗ failed, and does not count.', columns) : []),
    ...(looks ? say(`${looks.text.trim()} only looks, and does not count.`, columns) : []),
    ...(solution && linesCounted(result) > shortest
      ? [
          ...heading(chrome('The shortest known way')),
          ...say(solution.title, columns),
          ...codeRows(asTyped(solution.lines), columns),
        ]
      : []),
  ];
}

/** What was predicted before a line ran, and whether it came so. */
const predictionRows = (predictions: ScenarioResult['predictions'], columns: number): readonly Row[] =>
  predictions.length === 0
    ? []
    : [
        ...heading(chrome('Predicted')),
        ...predictions.flatMap(({ said, isCorrect }) => {
          const mark = isCorrect ? gutter(chrome('✓'), 'right') : gutter(chrome('✗'), 'wrong');
          return beside(mark, { text: said }, columns + 2);
        }),
      ];

/** What was granted beyond the need; worth a look before the way that led there. */
const overGrantRows = (overGrants: readonly SafeText[], columns: number): readonly Row[] =>
  overGrants.length === 0
    ? []
    : [
        ...heading(chrome('More than was needed')),
        ...overGrants.flatMap((text) => beside(gutter(chrome('!'), 'caution'), { text }, columns + 2)),
      ];

function scenarioParts(session: Session, of: ScenarioSummary, columns: number): SummaryParts {
  const scenario = scenarioOf(session.course, of.scenarioId);
  if (!scenario) return { score: [], details: [] };
  const details = [
    ...overGrantRows(of.result.overGrants, columns),
    ...takeaways(scenario.takeaways, columns),
    ...predictionRows(of.result.predictions, columns),
    ...wayRows(of.result, scenario, columns),
    ...factRows(session, scenario.facts, columns),
  ];
  return { score: doneRows(howSolved(of.result), columns), details };
}

type ScenarioSummary = Extract<SummaryScreen['of'], { kind: 'scenario' }>;

type QuizSummary = Extract<SummaryScreen['of'], { kind: 'quiz' }>;

/** An exam has a score, and what was left open counts as missed; practice stops where one ends it. */
function quizParts(session: Session, { quiz, isTimeUp }: QuizSummary, columns: number): SummaryParts {
  const outcomes = outcomesOf(session.course, quiz);
  if (quiz.mode !== 'exam') {
    const what = quiz.mode === 'review' ? 'Review' : 'Quiz';
    return questionsParts(session, outcomes, { what, all: 0 }, columns);
  }
  const all = quiz.items.length;
  const right = outcomes.filter((one) => one.isCorrect).length;
  const open = all - outcomes.length;
  const left = open === 0 ? '' : ` ${counted(open, 'question')} left open.`;
  const said = `${right} of ${all} right, ${all === 0 ? 0 : Math.round((100 * right) / all)} %.${left}`;
  const late = isTimeUp ? [...say('The time was up: what you had answered was handed in.', columns), BLANK] : [];
  return {
    // A tick would say passed, and nobody set a mark.
    score: [
      ...late,
      ...beside(
        gutter(chrome('•'), 'accent'),
        { text: sanitizeLine(`Exam done. ${said}`), tone: 'strong' },
        columns + 2,
      ),
    ],
    details: missedRows(missedOf(session, outcomes), columns),
  };
}

/** What a lesson, a quiz or a scenario came to: the numbers, what to keep, and what it rests on. */
export function summaryParts(session: Session, { of }: SummaryScreen, columns: number): SummaryParts {
  switch (of.kind) {
    case 'lesson':
      return lessonParts(session, of.lessonId, of.outcomes, columns);
    case 'quiz':
      return quizParts(session, of, columns);
    case 'scenario':
      return scenarioParts(session, of, columns);
  }
}
