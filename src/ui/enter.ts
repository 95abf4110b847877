import type { Prompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { complaintRows } from './complaint-rows.ts';
import { editorRows } from './editor-rows.ts';
import type { OptionRows } from './option-rows.ts';

type EnterPrompt = Extract<Prompt, { readonly kind: 'enter' }>;

/** What is to be typed, in a sentence. */
export function enterInstruction({ of, unit }: EnterPrompt): SafeText {
  switch (of) {
    case 'duration':
      return chrome('Type a time with its unit (s, min, h or days), then Enter.');
    case 'count':
      return unit === undefined
        ? chrome('Type a number, then Enter.')
        : sanitizeLine(`Type a number of ${unit}, then Enter.`);
    case 'words':
      return chrome('Type a word or a few, then Enter.');
  }
}

/** The line being typed, and below it why it cannot be judged yet. */
export function enterRows(asking: Asking, columns: number): OptionRows {
  const { editor } = asking;
  if (!editor) return { rows: [], cursor: { from: 0, to: 0 } };
  const rows = [...editorRows(editor, chrome('❯'), columns), ...complaintRows(asking, columns)];
  return { rows, cursor: { from: 0, to: rows.length } };
}
