import { type SafeText, sanitizeLine } from '../text/safe-text.ts';

/** Something wrong with an author's file: where (1-based) and what to do about it. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do next, in one or two short sentences. It may quote the file: show it through `issueText`. */
  readonly message: string;
}

/** `file:line:column message`, as editors and terminals make clickable; safe for a terminal whatever the file said. */
export function issueText({ file, line, column, severity, message }: Issue): SafeText {
  return sanitizeLine(`${file}:${line}:${column} ${severity === 'warning' ? 'warning: ' : ''}${message}`);
}

/** By file, then from top to bottom. File names compare by code unit, the same on every machine. */
export function inReadingOrder(issues: readonly Issue[]): readonly Issue[] {
  const byFile = (one: Issue, other: Issue): number => Number(one.file > other.file) - Number(one.file < other.file);
  return [...issues].sort((one, other) => byFile(one, other) || one.line - other.line || one.column - other.column);
}
