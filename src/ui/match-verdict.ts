import type { Answer, Option, OptionPrompt, Remark } from '../catalog/prompt.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { beside, gutter, type Row, span } from './row.ts';

interface Judged {
  readonly prompt: Extract<OptionPrompt, { readonly kind: 'match' }>;
  readonly answer: Answer;
  readonly remarks: readonly Remark[];
}

const below = (text: SafeText, columns: number): readonly Row[] =>
  beside([...gutter(), span(chrome('   '))], { text }, columns);

/** The right that a left was given in the answer. */
function givenTo({ prompt, answer }: Judged, left: string): Option | undefined {
  const pairs = answer.kind === 'match' ? answer.pairs : [];
  return prompt.options.find(({ id }) => id === pairs.find((one) => one.left === left)?.right);
}

function pairRows(judged: Judged, left: Option, columns: number): readonly Row[] {
  const place = judged.prompt.lefts.indexOf(left);
  const remark = judged.remarks.find(({ option }) => option.id === left.id);
  if (!remark) return [];
  const { isRight, option, why } = remark;
  const mark = isRight ? gutter(chrome('✓'), 'right') : gutter(chrome('✗'), 'wrong');
  const lead: Row = [...mark, span(chrome(`${place + 1}`), 'key'), span(chrome('  '))];
  const given = givenTo(judged, left.id);
  const yours = isRight || !given ? [] : below(sanitizeLine(`You gave it: ${given.text}`), columns);
  return [
    ...beside(lead, { text: sanitizeLine(`${left.text} → ${option.text}`), tone: 'strong' }, columns),
    ...yours,
    ...below(why, columns),
  ];
}

function distractorRows({ option, isChosen, why }: Remark, columns: number): readonly Row[] {
  const mark = isChosen ? gutter(chrome('✗'), 'wrong') : gutter();
  const text = sanitizeLine(`Belongs to none: ${option.text}`);
  return [...beside([...mark, span(chrome('   '))], { text }, columns), ...below(why, columns)];
}

/** Every pair as it is right, what was given instead, and why; then what belongs to none. One block of rows for each. */
export function matchVerdictRows(judged: Judged, columns: number): readonly (readonly Row[])[] {
  return [
    ...judged.prompt.lefts.map((left) => pairRows(judged, left, columns)),
    ...judged.remarks.filter((one) => !one.isKey).map((one) => distractorRows(one, columns)),
  ];
}
