import type { SafeText } from '../text/safe-text.ts';

/** Something to pick or to arrange; `id` is stable, the place on the screen is not. */
export interface Option {
  readonly id: string;
  readonly text: SafeText;
}

/** What is asked, as data. The screen draws one widget for each kind of prompt. */
export type Prompt =
  | { readonly kind: 'pick-one'; readonly options: readonly Option[] }
  | { readonly kind: 'pick-many'; readonly options: readonly Option[] }
  | { readonly kind: 'arrange'; readonly options: readonly Option[] };

/** What the learner gave: option ids. The order counts for `arrange` only. */
export type Answer =
  | { readonly kind: 'pick-one'; readonly option: string }
  | { readonly kind: 'pick-many'; readonly options: readonly string[] }
  | { readonly kind: 'arrange'; readonly options: readonly string[] };

/** What is said about one option once the answer is in. */
export interface Remark {
  readonly option: Option;
  readonly isChosen: boolean;
  /** Whether choosing it, not choosing it, or putting it where it was put was right. */
  readonly isRight: boolean;
  /** Whether the option belongs to the right answer; of an `arrange` prompt all do. */
  readonly isKey: boolean;
  readonly why: SafeText;
}

/**
 * The judgement on an answer, with a reason for every option. After a wrong pick the right options come first; after an
 * arrangement the remarks stand in the right order, whatever was given.
 */
export interface Verdict {
  readonly isCorrect: boolean;
  readonly remarks: readonly Remark[];
  /** What to take away, where the author wrote one. */
  readonly takeaway?: SafeText;
}
