import type { SafeText } from '../text/safe-text.ts';

/** Something to pick, to arrange or to match; `id` is stable, the place on the screen is not. */
export interface Option {
  readonly id: string;
  readonly text: SafeText;
}

/** What is asked, as data. The screen draws one widget for each kind of prompt. */
export type Prompt =
  | { readonly kind: 'pick-one'; readonly options: readonly Option[] }
  | { readonly kind: 'pick-many'; readonly options: readonly Option[] }
  | { readonly kind: 'arrange'; readonly options: readonly Option[] }
  /** Each of `lefts` gets one of `options`, each option once at most; there may be more options than lefts. */
  | { readonly kind: 'match'; readonly lefts: readonly Option[]; readonly options: readonly Option[] }
  /** Lines typed at a shell, until the world that they make is as wanted. `placeholder` stands in the empty line. */
  | { readonly kind: 'type'; readonly placeholder?: SafeText }
  /** A short text typed in one line: a length of time with its unit, a number of `unit`, or words. */
  | { readonly kind: 'enter'; readonly of: 'duration' | 'count' | 'words'; readonly unit?: SafeText };

/** The prompts that are answered with options on the screen, not by typing. */
export type OptionPrompt = Extract<Prompt, { readonly options: readonly Option[] }>;

/** What the learner gave: option ids, or what was typed. The order counts for `arrange` only. */
export type Answer =
  | { readonly kind: 'pick-one'; readonly option: string }
  | { readonly kind: 'pick-many'; readonly options: readonly string[] }
  | { readonly kind: 'arrange'; readonly options: readonly string[] }
  | { readonly kind: 'match'; readonly pairs: readonly { readonly left: string; readonly right: string }[] }
  /** The lines that were typed, and the ids of the goals that the world met then: that is what counts. */
  | { readonly kind: 'type'; readonly lines: readonly string[]; readonly met: readonly string[] }
  | { readonly kind: 'enter'; readonly text: string };

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
 * arrangement the remarks stand in the right order, after a match in the order of the lefts, whatever was given. After typed
 * lines there is one remark, whose option is the author's solution. After a short text the last remark is the answer, and before
 * it stands the known error that was given, if it was one.
 */
export interface Verdict {
  readonly isCorrect: boolean;
  readonly remarks: readonly Remark[];
  /** What to take away, where the author wrote one. */
  readonly takeaway?: SafeText;
}
