import type { Prompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { editorRows } from './editor-rows.ts';
import type { OptionRows } from './option-rows.ts';
import { BLANK, beside, gutter } from './row.ts';

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
export function enterRows({ editor, complaint }: Asking, columns: number): OptionRows {
  if (!editor) return { rows: [], cursor: { from: 0, to: 0 } };
  const said = complaint ? [BLANK, ...beside(gutter(chrome('!'), 'caution'), { text: complaint }, columns)] : [];
  const rows = [...editorRows(editor, chrome('❯'), columns), ...said];
  return { rows, cursor: { from: 0, to: rows.length } };
}
