import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Action } from '../session/action.ts';

/** What a typed line means: actions, or a sentence about what can be typed here. */
export type PlainInput = { readonly actions: readonly Action[] } | { readonly complaint: string };

/** Letters, with or without spaces or commas between them, as indices into the options shown. */
function lettersIn(line: string, count: number): readonly number[] | undefined {
  const letters = line.toLowerCase().replace(/[\s,]+/g, '');
  const indices = [...letters].map((letter) => letter.charCodeAt(0) - 97);
  return indices.length > 0 && indices.every((index) => index >= 0 && index < count) ? indices : undefined;
}

/** How many letters an answer has; any number where several may be right. */
function lengthOf(prompt: OptionPrompt): number | undefined {
  switch (prompt.kind) {
    case 'pick-one':
      return 1;
    case 'pick-many':
      return undefined;
    case 'arrange':
      return prompt.options.length;
    case 'match':
      return prompt.lefts.length;
  }
}

function wantedFor(prompt: OptionPrompt, last: string): string {
  switch (prompt.kind) {
    case 'pick-one':
      return 'one letter';
    case 'pick-many':
      return 'each letter once';
    case 'arrange':
      return `every letter from a to ${last} once, in order`;
    case 'match':
      return `a letter for each number from 1 to ${prompt.lefts.length}, each letter once at most`;
  }
}

/** The actions of an answer typed as letters. The cursor of a match stands at its first left then: each letter leads to the next. */
export function plainAnswer(prompt: OptionPrompt, line: string): PlainInput {
  const { length } = prompt.options;
  const last = String.fromCharCode(96 + length);
  const indices = lettersIn(line, length);
  if (!indices) return { complaint: `Answer with letters from a to ${last}. ? helps.` };
  const wanted = lengthOf(prompt) ?? indices.length;
  if (indices.length !== wanted || new Set(indices).size !== wanted) {
    return { complaint: `Answer with ${wantedFor(prompt, last)}.` };
  }
  const picks = indices.map((index): Action => ({ type: 'pick', index }));
  return { actions: prompt.kind === 'pick-one' ? picks : [...picks, { type: 'submit' }] };
}
