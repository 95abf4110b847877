import type { OptionPrompt, Remark } from '../catalog/prompt.ts';

/** What the learner chose first, then the rest of the right answer, then what nobody chose; each as on the screen. */
export function inOrder(remarks: readonly Remark[], { kind, options }: OptionPrompt): readonly Remark[] {
  if (kind === 'arrange') return remarks;
  const place = ({ option }: Remark): number => options.findIndex((one) => one.id === option.id);
  const rank = ({ isChosen, isKey }: Remark): number => (isChosen ? 0 : isKey ? 1 : 2);
  return [...remarks].sort((one, other) => rank(one) - rank(other) || place(one) - place(other));
}
