import type { Question } from '../catalog/question.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { firstTries } from '../session/lesson-flow.ts';
import { lessonOf, questionOf, questionsOf, scenarioOf } from '../session/lookup.ts';
import { outcomesOf } from '../session/quiz-questions.ts';
import type { Outcome, ScenarioResult, SummaryScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { howSolved } from '../session/summary-markdown.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { counted } from './counted.ts';
import { markdownText } from './markdown-library.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, span } from './row.ts';

const say = (text: string, columns: number): readonly Row[] => indented(paragraph(sanitizeLine(text), columns));
const heading = (text: SafeText): readonly Row[] => [BLANK, ...indented([rowOf(text, 'heading')])];

const takeaways = (texts: readonly SafeText[], columns: number): readonly Row[] =>
  texts.length === 0
    ? []
    : [
        ...heading(chrome('Take away')),
        ...texts.flatMap((text) => beside(gutter(chrome('→'), 'accent'), { text }, columns + 2)),
      ];

const codeRows = (lines: readonly string[], columns: number): readonly Row[] =>
  lines.flatMap((line) =>
    beside([...gutter(), span(chrome('$ '), 'faint')], { text: sanitizeLine(line), tone: 'code' }, columns + 2),
  );

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

function missedRows(missed: readonly Question[], columns: number): readonly Row[] {
  if (missed.length === 0) return [];
  return [
    ...heading(chrome('Missed, and first in the next quiz')),
    ...missed.flatMap(({ stem, takeaway }) => [
      ...beside(
        gutter(chrome('✗'), 'wrong'),
        { text: sanitizeLine(markdownText(stem).replaceAll(/\s+/g, ' ')) },
        columns + 2,
      ),
      ...(takeaway ? beside([...gutter(), ...gutter(chrome('→'), 'accent')], { text: takeaway }, columns + 2) : []),
    ]),
  ];
}

/** The questions that were wrong at the first try. */
function missedOf(session: Session, outcomes: readonly Outcome[]): readonly Question[] {
  return firstTries(outcomes).flatMap(({ questionId, isCorrect }) =>
    isCorrect ? [] : (questionOf(session.course, questionId) ?? []),
  );
}

/** A score, and what it leaves out: `all` is the number of questions that there are. */
function scoreOf(outcomes: readonly Outcome[], all: number): string {
  const first = firstTries(outcomes);
  const right = first.filter((one) => one.isCorrect).length;
  const left = all - first.length;
  const passed = left > 0 ? ` ${counted(left, 'question')} passed over.` : '';
  return first.length === 0 ? passed : ` ${right} of ${first.length} right at the first try.${passed}`;
}

interface Asked {
  readonly what: string;
  readonly all: number;
}

function questionsRows(
  session: Session,
  outcomes: readonly Outcome[],
  { what, all }: Asked,
  columns: number,
): readonly Row[] {
  const how = scoreOf(outcomes, all);
  return [
    ...beside(gutter(chrome('✓'), 'right'), { text: sanitizeLine(`${what} done.${how}`), tone: 'strong' }, columns + 2),
    ...missedRows(missedOf(session, outcomes), columns),
  ];
}

function lessonRows(session: Session, id: string, outcomes: readonly Outcome[], columns: number): readonly Row[] {
  const lesson = lessonOf(session.course, id);
  const questions = lesson ? questionsOf(lesson) : [];
  const missed = missedOf(session, outcomes);
  const kept = questions.flatMap((one) => (missed.includes(one) ? [] : (one.takeaway ?? [])));
  const met = [...(lesson?.facts ?? []), ...questions.flatMap((one) => one.facts)];
  return [
    ...questionsRows(session, outcomes, { what: 'Lesson', all: questions.length }, columns),
    ...takeaways([...new Set(kept)], columns),
    ...factRows(session, met, columns),
  ];
}

/** Lines of a long session that are shown; the first ones are the trying. */
const mostLines = 12;

/** The learner's own way, and the shortest known one where theirs was longer: another way is worth seeing. */
function wayRows({ lines, shortest }: ScenarioResult, scenario: Scenario, columns: number): readonly Row[] {
  const own = lines.slice(-mostLines);
  const left = lines.length - own.length;
  const solution = scenario.solutions.find((one) => one.lines.length === shortest);
  return [
    ...heading(chrome('Your way')),
    ...(left > 0 ? say(`… ${counted(left, 'line')} before`, columns) : []),
    ...codeRows(own, columns),
    ...(solution && lines.length > shortest
      ? [
          ...heading(chrome('The shortest known way')),
          ...say(solution.title, columns),
          ...codeRows(solution.lines, columns),
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

function scenarioRows(session: Session, { of, columns }: { of: ScenarioSummary; columns: number }): readonly Row[] {
  const scenario = scenarioOf(session.course, of.scenarioId);
  if (!scenario) return [];
  return [
    ...beside(gutter(chrome('✓'), 'right'), { text: sanitizeLine(howSolved(of.result)), tone: 'strong' }, columns + 2),
    ...takeaways(scenario.takeaways, columns),
    ...predictionRows(of.result.predictions, columns),
    ...overGrantRows(of.result.overGrants, columns),
    ...wayRows(of.result, scenario, columns),
    ...factRows(session, scenario.facts, columns),
  ];
}

type ScenarioSummary = Extract<SummaryScreen['of'], { kind: 'scenario' }>;

type QuizSummary = Extract<SummaryScreen['of'], { kind: 'quiz' }>;

/** An exam has a score, and what was left open counts as missed; practice stops where one ends it. */
function quizRows(session: Session, { quiz, isTimeUp }: QuizSummary, columns: number): readonly Row[] {
  const outcomes = outcomesOf(session.course, quiz);
  if (quiz.mode !== 'exam') {
    const what = quiz.mode === 'review' ? 'Review' : 'Quiz';
    return questionsRows(session, outcomes, { what, all: 0 }, columns);
  }
  const all = quiz.items.length;
  const right = outcomes.filter((one) => one.isCorrect).length;
  const open = all - outcomes.length;
  const left = open === 0 ? '' : ` ${counted(open, 'question')} left open.`;
  const score = `${right} of ${all} right, ${all === 0 ? 0 : Math.round((100 * right) / all)} %.${left}`;
  return [
    ...(isTimeUp ? [...say('The time was up: what you had answered was handed in.', columns), BLANK] : []),
    ...beside(gutter(chrome('✓'), 'right'), { text: sanitizeLine(`Exam done. ${score}`), tone: 'strong' }, columns + 2),
    ...missedRows(missedOf(session, outcomes), columns),
  ];
}

/** What a lesson, a quiz or a scenario came to: the numbers, what to keep, and what it rests on. */
export function summaryRows(session: Session, { of }: SummaryScreen, columns: number): readonly Row[] {
  switch (of.kind) {
    case 'lesson':
      return lessonRows(session, of.lessonId, of.outcomes, columns);
    case 'quiz':
      return quizRows(session, of, columns);
    case 'scenario':
      return scenarioRows(session, { of, columns });
  }
}
