import type { Answer, OptionPrompt, Prompt, Remark, Verdict } from '../catalog/prompt.ts';
import { isOwnWay } from '../session/own-way.ts';
import { isBlank } from '../session/quiz-questions.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { letterAt } from './keys-question.ts';
import { matchVerdictRows } from './match-verdict.ts';
import { inOrder } from './remark-order.ts';
import { BLANK, beside, gutter, type Row, span } from './row.ts';
import type { Tone } from './theme.ts';

interface Judged<Asked extends Prompt = Prompt> {
  readonly prompt: Asked;
  readonly answer: Answer;
  readonly verdict: Verdict;
  /** Whether the lines of the solution, or of the answer, stand above. */
  readonly hasPlayed?: boolean;
}

const letterOf = (prompt: OptionPrompt, id: string): SafeText =>
  letterAt(prompt.options.findIndex((option) => option.id === id));

/** Letters as they stand on the screen: `a`, `a and c`, `a, c and d`. */
function listed(prompt: OptionPrompt, remarks: readonly Remark[]): string {
  const letters = remarks.map(({ option }) => letterOf(prompt, option.id)).sort();
  const last = letters.at(-1) ?? '';
  return letters.length < 2 ? last : `${letters.slice(0, -1).join(', ')} and ${last}`;
}

function whatWasWrong({ prompt, answer, verdict, hasPlayed }: Judged): string {
  const { remarks } = verdict;
  const missed = remarks.filter((one) => one.isKey && !one.isChosen);
  const extra = remarks.filter((one) => !one.isKey && one.isChosen);
  switch (prompt.kind) {
    case 'pick-one':
      return `Not this time: you chose ${listed(prompt, extra)}, and it is ${listed(prompt, missed)}.`;
    case 'pick-many': {
      const parts = [
        ...(missed.length > 0
          ? [`${listed(prompt, missed)} ${missed.length > 1 ? 'belong' : 'belongs'} to it too`]
          : []),
        ...(extra.length > 0 ? [`${listed(prompt, extra)} ${extra.length > 1 ? 'do' : 'does'} not`] : []),
      ];
      return `Not quite: ${parts.join(', and ')}.`;
    }
    case 'arrange': {
      const inPlace = remarks.filter((one) => one.isRight).length;
      return `Not quite: ${inPlace} of ${remarks.length} in place. This is the order:`;
    }
    case 'match': {
      const pairs = remarks.filter((one) => one.isKey);
      const right = pairs.filter((one) => one.isRight).length;
      return `Not quite: ${right} of ${pairs.length} matched. This is what belongs together:`;
    }
    case 'enter': {
      const given = answer.kind === 'enter' ? answer.text : '';
      return `Not this time: you said ${given}, and it is ${missed[0]?.option.text}.`;
    }
    case 'type':
      return hasPlayed
        ? 'Not this time: you asked to see it. It comes back, and then it is yours.'
        : 'Not this time: your lines left a goal open.';
  }
}

function markOf({ isChosen, isKey, isRight }: Remark, kind: Prompt['kind']): readonly [SafeText, Tone] {
  if (kind === 'arrange') return isRight ? [chrome('✓'), 'right'] : [chrome('✗'), 'wrong'];
  if (isKey && !isChosen && kind === 'pick-many') return [chrome('○'), 'caution'];
  if (isKey) return [chrome('✓'), 'right'];
  return isChosen ? [chrome('✗'), 'wrong'] : [chrome(' '), 'plain'];
}

function placeSaid({ prompt, answer }: Judged<OptionPrompt>, { option, isRight }: Remark): string {
  if (prompt.kind !== 'arrange' || answer.kind !== 'arrange' || isRight || isBlank(answer)) return '';
  return ` (you put it at ${answer.options.indexOf(option.id) + 1})`;
}

/** Of several ticks, how each stood to what was right: a mark alone would leave open whether it was ticked. */
function tickSaid({ prompt, answer }: Judged<OptionPrompt>, { isChosen, isKey }: Remark): string {
  if (prompt.kind !== 'pick-many' || isBlank(answer)) return '';
  if (isChosen) return isKey ? ' (ticked, right)' : ' (ticked, wrong)';
  return isKey ? ' (missing)' : '';
}

function remarkRows(judged: Judged<OptionPrompt>, remark: Remark, place: number, columns: number): readonly Row[] {
  const { prompt } = judged;
  const [mark, tone] = markOf(remark, prompt.kind);
  const name = prompt.kind === 'arrange' ? chrome(`${place + 1}`) : letterOf(prompt, remark.option.id);
  const lead: Row = [...gutter(mark, tone), span(name, 'key'), span(chrome('  '))];
  const isStrong = remark.isKey || remark.isChosen;
  const said = sanitizeLine(`${remark.option.text}${placeSaid(judged, remark)}${tickSaid(judged, remark)}`);
  return [
    ...beside(lead, { text: said, tone: isStrong ? 'strong' : 'plain' }, columns),
    ...beside([...gutter(), span(chrome('   '))], { text: remark.why }, columns),
  ];
}

/** Whether it was right, in one line. */
export function judgementRows(judged: Judged, columns: number): readonly Row[] {
  if (judged.verdict.isCorrect) return [[...gutter(chrome('✓'), 'right'), span(chrome('Right.'), 'right')]];
  const said = isBlank(judged.answer) ? chrome('You left this open.') : sanitizeLine(whatWasWrong(judged));
  return beside(gutter(chrome('✗'), 'wrong'), { text: said, tone: 'wrong' }, columns);
}

/** The author's way where the learner's was another, and why it works. */
function solutionRows({ answer, verdict, hasPlayed }: Judged, columns: number): readonly Row[] {
  const typed = answer.kind === 'type' ? answer.lines : [];
  return verdict.remarks.flatMap(({ option, why, isChosen }) => {
    const isOther = (isChosen || !hasPlayed) && !isOwnWay(typed, option.text);
    const name = isChosen ? chrome('One more way: ') : chrome('One way: ');
    const lead: Row = [...gutter(), span(name, 'faint')];
    const way = isOther ? [...beside(lead, { text: option.text, tone: 'code' }, columns), BLANK] : [];
    return [...way, ...beside(gutter(), { text: why }, columns)];
  });
}

/** The answer, or the known error that was given, and why. */
function enteredRows({ option, isKey, why }: Remark, columns: number): readonly Row[] {
  const mark = isKey ? gutter(chrome('✓'), 'right') : gutter(chrome('✗'), 'wrong');
  return [...beside(mark, { text: option.text, tone: 'strong' }, columns), ...beside(gutter(), { text: why }, columns)];
}

/** The reasons, a block of rows for each. */
function reasonRows(
  { prompt, answer, verdict, hasPlayed = false }: Judged,
  columns: number,
): readonly (readonly Row[])[] {
  const { remarks } = verdict;
  switch (prompt.kind) {
    case 'pick-one':
    case 'pick-many':
    case 'arrange':
      return inOrder(remarks, prompt).map((one, place) => remarkRows({ prompt, answer, verdict }, one, place, columns));
    case 'match':
      return matchVerdictRows({ prompt, answer, remarks }, columns);
    case 'enter':
      return remarks.map((one) => enteredRows(one, columns));
    case 'type':
      return [solutionRows({ prompt, answer, verdict, hasPlayed }, columns)];
  }
}

/** How much air there is between the reasons: as much as fits. */
export const spacings = ['airy', 'close', 'tight'] as const;

/** The judgement in one line, then a reason for every option, then what to take away. */
export function verdictRows(judged: Judged, columns: number, spacing: (typeof spacings)[number]): readonly Row[] {
  const { verdict } = judged;
  const reasons = reasonRows(judged, columns);
  const between = spacing === 'airy' ? [BLANK] : [];
  const takeaway = verdict.takeaway
    ? [BLANK, ...beside(gutter(chrome('→'), 'accent'), { text: verdict.takeaway, tone: 'strong' }, columns)]
    : [];
  return [
    ...judgementRows(judged, columns),
    ...(spacing === 'tight' ? [] : [BLANK]),
    ...reasons.flatMap((rows, index) => (index === 0 ? rows : [...between, ...rows])),
    ...takeaway,
  ];
}
