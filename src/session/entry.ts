import { isMisspelt } from '../catalog/misspelling.ts';
import type { Prompt } from '../catalog/prompt.ts';
import { quantityOf } from '../catalog/quantity.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Action } from './action.ts';
import { edited } from './edited.ts';
import type { Asking } from './screen.ts';

type EnterPrompt = Extract<Prompt, { readonly kind: 'enter' }>;

/** Longer than any answer. */
const longest = 200;

const EMPTY = sanitizeLine('Nothing is typed yet.');

const COMPLAINTS: { readonly [Kind in Exclude<EnterPrompt['of'], 'words'>]: SafeText } = {
  count: sanitizeLine('That is no number. Type one, as in 20.'),
  duration: sanitizeLine('Say the time with its unit (s, min, h or days), as in 90 min.'),
};

/** Why a typed text cannot be judged yet; undefined where it can. Nobody is wrong for a form. */
export function complaintAbout({ of }: EnterPrompt, text: string): SafeText | undefined {
  if (text.trim() === '') return EMPTY;
  if (of === 'words') return undefined;
  const given = quantityOf(text);
  const isRead = of === 'duration' ? given?.kind === 'duration' : given !== undefined;
  return isRead ? undefined : COMPLAINTS[of];
}

const NEARLY = sanitizeLine('Nearly: look at the spelling. That one did not count; the next one does.');

/** The question with a slip of the pen pointed out, once; undefined where there is none. Nothing is judged or recorded by it. */
export function warnedOfSlip(asking: Asking): Asking | undefined {
  const { question, editor, isWarned, answered } = asking;
  if (question.kind !== 'words' || isWarned || answered || !isMisspelt(question, editor?.text ?? '')) return undefined;
  return { ...asking, isWarned: true, complaint: NEARLY };
}

/** Typing an answer of one line: of a paste the first line that is not empty counts. */
export function typedInto(asking: Asking, action: Extract<Action, { type: 'edit' | 'paste' }>): Asking {
  if (!asking.editor || asking.answered) return asking;
  const pasted = action.type === 'paste' ? (action.text.trimStart().split(/[\r\n]/)[0] ?? '') : '';
  const edit = action.type === 'edit' ? action.edit : { do: 'insert' as const, text: pasted };
  const editor = edited(asking.editor, edit, []);
  const { complaint: _, ...rest } = asking;
  return editor.text.length > longest ? rest : { ...rest, editor };
}
