import type { Option, Prompt, Remark } from '../catalog/prompt.ts';
import { goalTextsOf } from '../session/goal-texts.ts';
import { isOwnWay } from '../session/own-way.ts';
import { linesToShow } from '../session/predicted-lines.ts';
import { isBlank } from '../session/quiz-questions.ts';
import type { Entry, Predicting } from '../session/run.ts';
import type { Answered, Asking } from '../session/screen.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { markdownText } from './markdown-library.ts';
import { inOrder } from './remark-order.ts';

const letter = (index: number): string => String.fromCharCode(97 + index);

const HOW_TO_ANSWER: { readonly [Kind in Exclude<Prompt['kind'], 'enter'>]: string } = {
  'pick-one': 'Answer with one letter.',
  'pick-many': 'Answer with every letter that is right, as in: a c',
  arrange: 'Answer with all letters in the right order, as in: c a b',
  match: 'Answer with a letter for each number, in the order of the numbers, as in: c a b',
  type: 'Type it at the prompt. Words of the lab: hint, undo, redo, reset, map, goals, time, story, solution, quit; in a quiz skip. help lists commands.',
};

const HOW_TO_ENTER: { readonly [Kind in Extract<Prompt, { kind: 'enter' }>['of']]: string } = {
  duration: 'Answer with a time and its unit (s, min, h or days), as in: 90 min',
  count: 'Answer with a number.',
  words: 'Answer with a word or a few.',
};

export function howToAnswer(prompt: Prompt): string {
  if (prompt.kind !== 'enter') return HOW_TO_ANSWER[prompt.kind];
  return prompt.unit === undefined ? HOW_TO_ENTER[prompt.of] : `Answer with a number of ${prompt.unit}.`;
}

const lettered = (options: readonly Option[]): readonly string[] =>
  options.map(({ text }, index) => `${letter(index)}) ${text}`);

function asked({ question, prompt }: Asking): readonly string[] {
  switch (prompt.kind) {
    case 'pick-one':
    case 'pick-many':
    case 'arrange':
      return lettered(prompt.options);
    case 'match':
      return [...prompt.lefts.map(({ text }, index) => `${index + 1}. ${text}`), '', ...lettered(prompt.options)];
    case 'enter':
      return [];
    case 'type': {
      const goals = goalTextsOf(question).map((text) => `○ ${text}`);
      return [...goals, ...(prompt.placeholder ? [`The line begins like this: ${prompt.placeholder}`] : [])];
    }
  }
}

const failedText = (failed: SafeText): string => `The world of this question cannot be made: ${failed}`;

/** A question that waits for its answer. */
export function questionText(asking: Asking): string {
  const { question, prompt, sandbox } = asking;
  if (sandbox?.failed !== undefined)
    return [markdownText(question.stem), '', failedText(sandbox.failed), '', 'Enter goes on.'].join('\n');
  const lines = question.kind === 'predict' ? linesToShow(question).map((line) => `$ ${line}`) : [];
  const body = [...(lines.length === 0 ? [] : [...lines, '']), ...asked(asking)];
  return [markdownText(question.stem), '', ...body, ...(body.length > 0 ? [''] : []), howToAnswer(prompt)].join('\n');
}

/** A prediction that is wanted before a line runs. */
export function predictingText({ line, question, prompt }: Predicting): string {
  const head = `Before this runs, say what you expect: ${sanitizeLine(line)}`;
  return [
    head,
    '',
    markdownText(question.stem),
    '',
    ...lettered(prompt.options),
    '',
    'Answer with one letter. back puts the line back.',
  ].join('\n');
}

const placeOf = (options: readonly Option[], id: string | undefined): string =>
  letter(options.findIndex((one) => one.id === id));

function optionRemark({ option, isChosen, isKey, why }: Remark, options: readonly Option[]): string {
  const marks = [...(isKey ? ['right'] : []), ...(isChosen ? ['your answer'] : [])];
  return `${placeOf(options, option.id)}) ${option.text}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}\n   ${why}`;
}

function stepRemark({ option, isRight, why }: Remark, place: number): string {
  return `${place + 1}. ${option.text}${isRight ? '' : ' (not where you put it)'}\n   ${why}`;
}

function pairRemarks({ prompt, answered }: Answered): readonly string[] {
  if (prompt.kind !== 'match') return [];
  const { answer, verdict } = answered;
  const given = new Map(answer.kind === 'match' ? answer.pairs.map(({ left, right }) => [left, right]) : []);
  const pairs = prompt.lefts.map((left, index) => {
    const remark = verdict.remarks.find(({ option }) => option.id === left.id);
    const yours = remark?.isRight
      ? ''
      : given.has(left.id)
        ? ` (you gave it ${placeOf(prompt.options, given.get(left.id))})`
        : '';
    return `${index + 1}. ${left.text} → ${remark?.option.text}${yours}\n   ${remark?.why}`;
  });
  const rest = verdict.remarks.filter((one) => !one.isKey);
  return [...pairs, ...rest.map(({ option, why }) => `Belongs to none: ${option.text}\n   ${why}`)];
}

function remarks(asking: Answered): readonly string[] {
  const { prompt, answered } = asking;
  switch (prompt.kind) {
    case 'pick-one':
    case 'pick-many':
      return inOrder(answered.verdict.remarks, prompt).map((one) => optionRemark(one, prompt.options));
    case 'arrange':
      return answered.verdict.remarks.map(stepRemark);
    case 'match':
      return pairRemarks(asking);
    case 'enter':
      return answered.verdict.remarks.map(
        ({ option, isKey, why }) => `${isKey ? 'It is' : 'Not'} ${option.text}\n   ${why}`,
      );
    case 'type': {
      const typed = answered.answer.kind === 'type' ? answered.answer.lines : [];
      return answered.verdict.remarks.map(({ option, isChosen, why }) => {
        const name = isChosen ? 'One more way' : 'One way';
        return isOwnWay(typed, option.text) ? why : `${name}: ${option.text}\n${why}`;
      });
    }
  }
}

type LineEntry = Extract<Entry, { readonly kind: 'line' }>;

const isLine = (entry: Entry): entry is LineEntry => entry.kind === 'line';

function entryText(entry: LineEntry): readonly string[] {
  const said = entry.outputs
    .map((output) => output.text)
    .join('')
    .trimEnd();
  return [`${entry.prompt} ${entry.text}`, ...(said === '' ? [] : [said])];
}

/** What was predicted, and the lines that ran. At a question that is answered with a line: what that printed. */
function playedText({ question, prompt, sandbox, answered }: Answered): readonly string[] {
  if (sandbox?.failed !== undefined) return [failedText(sandbox.failed), ''];
  const entries = (sandbox?.run?.entries ?? []).filter(isLine);
  if (question.kind !== 'predict') {
    const shown = answered.verdict.isCorrect ? entries.slice(-1) : entries;
    return [...shown.flatMap(entryText), ''];
  }
  const id = answered.answer.kind === 'pick-one' ? answered.answer.option : undefined;
  const expected = prompt.kind === 'pick-one' ? prompt.options.find((one) => one.id === id)?.text : undefined;
  return [`You expect: ${expected}`, 'What comes out:', '', ...entries.flatMap(entryText), ''];
}

/** The verdict, with a reason for everything; before it what ran, where something did. */
export function verdictText(asking: Answered): string {
  const { isCorrect, takeaway } = asking.answered.verdict;
  const head = isCorrect ? '✓ Right.' : isBlank(asking.answered.answer) ? '✗ You left this open.' : '✗ Not quite.';
  const played = asking.sandbox ? playedText(asking) : [];
  return [...played, head, '', ...remarks(asking), ...(takeaway ? ['', takeaway] : []), '', 'Enter goes on.'].join(
    '\n',
  );
}

/** A question as it stands, for a person who works line by line. */
export function plainQuestion(asking: Asking): string {
  return asking.answered ? verdictText({ ...asking, answered: asking.answered }) : questionText(asking);
}
