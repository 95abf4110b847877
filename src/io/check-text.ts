import { FEWEST_QUESTIONS, type Guess, isGiveaway } from '../catalog/bank-form.ts';
import { percent } from '../catalog/check-form.ts';
import { type FactCoverage, holesOf, WAYS } from '../catalog/coverage.ts';
import { issueText } from '../catalog/issue.ts';
import { counted } from '../text/counted.ts';
import { sanitize } from '../text/safe-text.ts';
import { displayWidth, pad } from '../text/width.ts';
import type { CheckResult, CourseCoverage } from './check.ts';

/** Cells of a row before the columns of figures begin. */
const LABEL = 54;
const COLUMN = 8;

function labelled(label: string, figures: readonly string[]): string {
  const text = sanitize(label);
  const cut = displayWidth(text) <= LABEL ? text : sanitize(`${[...text].slice(0, LABEL - 1).join('')}…`);
  return `${pad(cut, LABEL)}${figures.map((figure) => figure.padStart(COLUMN)).join('')}`.trimEnd();
}

function factRow(coverage: FactCoverage): string {
  const holes = holesOf(coverage);
  const figures = WAYS.map((way) => {
    if (holes.includes(way)) return '✗';
    return way === 'met' && coverage.noScenario !== undefined ? '–' : String(coverage[way].length);
  });
  return labelled(`  ${coverage.fact.padEnd(5)} ${coverage.title}`, figures);
}

/** The matrix of one course: each module's facts by how many lessons, questions and scenarios bring them home. */
function coverageText({ modules, facts }: CourseCoverage): readonly string[] {
  const tables = modules.flatMap(({ id, title }) => {
    const own = facts.filter((one) => one.modules.includes(id));
    return own.length === 0 ? [] : ['', labelled(title, WAYS), ...own.map(factRow)];
  });
  const beside = facts.filter((one) => one.modules.length === 0);
  const covered = facts.length - beside.length;
  const withHole = facts.filter((one) => holesOf(one).length > 0).length;
  const excused = facts.filter((one) => one.modules.length > 0 && one.noScenario !== undefined).length;
  return [
    ...tables,
    ...(beside.length === 0 ? [] : ['', labelled('Covered by no module', WAYS), ...beside.map(factRow)]),
    '',
    'Taught: lessons that cite the fact. Asked: questions. Met: scenarios.',
    '✗ nothing cites it · – no scenario can show it, and the fact says why (noScenario)',
    `${counted(covered, 'fact')} covered: ${withHole} with a hole, ${excused} that no scenario can show.`,
    '',
  ];
}

function guessRow(guess: Guess): string {
  const { choice, questions, right, chance } = guess;
  return labelled(`  ${choice}`, [`${questions}`, percent(right), percent(chance), isGiveaway(guess) ? '✗' : '']);
}

/** What guessing by form brings in one course. */
function formText(guesses: readonly Guess[]): readonly string[] {
  const questions = Math.max(0, ...guesses.map((one) => one.questions));
  const told = guesses.some(isGiveaway)
    ? '✗ further from chance than three standard deviations: the form gives answers away.'
    : 'No way of guessing is far from chance.';
  return [
    '',
    labelled('Who knows nothing and always picks', ['asked', 'right', 'chance']),
    ...guesses.map(guessRow),
    '',
    questions < FEWEST_QUESTIONS
      ? `${counted(questions, 'question')} with options: too few to tell. It takes ${FEWEST_QUESTIONS}.`
      : told,
    '',
  ];
}

/** The parts of the text that a terminal may show in a colour of their own. Each says in words what the colour does. */
export type Part = 'place' | 'warning' | 'sound' | 'unsound';

/** The place of an issue, and the word for one that leaves a course sound. */
const PLACED = /^(.*?:\d+:\d+)( warning:)?/;

/**
 * The result as text: what was asked for besides, every issue at its place, then one line that sums up. `paint` gets parts of it
 * that are safe for a terminal.
 */
export function checkText(
  { isSound, issues, counts, coverage = [], form = [] }: CheckResult,
  paint: (part: Part, text: string) => string = (_, text) => text,
): string {
  const { lessons, questions, scenarios, fixtures } = counts;
  const content = [
    counted(lessons, 'lesson'),
    counted(questions, 'question'),
    counted(scenarios, 'scenario'),
    counted(fixtures, 'fixture'),
  ].join(', ');
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  const warnings = issues.length - errors;
  const doubtful = warnings === 0 ? '' : `, ${counted(warnings, 'warning')} to look at`;
  const end = isSound
    ? `${content}: ${paint('sound', 'sound')}${doubtful}. Every scenario and command starts unsolved and is solved by its solutions, near misses are known, predictions come true.`
    : `${paint('unsound', `${counted(errors, 'problem')} to mend`)}${doubtful}.`;
  const told = issues.map((issue) =>
    issueText(issue).replace(
      PLACED,
      (_, place: string, word = '') => `${paint('place', place)}${word && paint('warning', word)}`,
    ),
  );
  const asked = [...coverage.flatMap(coverageText), ...form.flatMap(formText)].map((row) => sanitize(row));
  return `${[...asked, ...told, end].join('\n')}\n`;
}
