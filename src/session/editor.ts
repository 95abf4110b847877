/** The line being typed: text, and the cursor as an index in code units, never inside a grapheme. */
export interface Editor {
  readonly text: string;
  readonly cursor: number;
  /** How far back in the history the text was fetched; undefined while it is the learner's own. */
  readonly recalled?: { readonly index: number; readonly own: string };
  /** An incremental search backwards through the history (Ctrl-R). */
  readonly search?: { readonly query: string; readonly skip: number; readonly isFound: boolean };
}

/** Editing keys, by what they do. */
export type Edit =
  | { readonly do: 'insert'; readonly text: string }
  | { readonly do: 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end' }
  | { readonly do: 'delete-back' | 'delete-forward' | 'delete-word' | 'delete-to-start' | 'delete-to-end' | 'clear' }
  | { readonly do: 'older' | 'newer' | 'search' };

export const EMPTY_EDITOR: Editor = { text: '', cursor: 0 };
