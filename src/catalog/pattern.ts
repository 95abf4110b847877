import type { RE2JS } from 're2js';

// Loaded where a course has patterns, and only there: it is a fifth of what the home screen needs otherwise.
let library: { readonly RE2JS: typeof RE2JS } | undefined;

/** Makes patterns ready to be matched. To be waited for before a question that has some is graded. */
export async function loadPatterns(): Promise<void> {
  library ??= await import('re2js');
}

/** Whether the whole text fits the pattern, in time that grows with its length alone. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (!library) throw new Error('the patterns of the course were not loaded');
  return library.RE2JS.compile(pattern).matches(text);
}
