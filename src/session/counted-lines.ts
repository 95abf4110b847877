/** What answers about the lab or the last reply, and can change nothing. */
const LOOKING = ['why', 'help', 'history', 'timeline', 'explain', 'diff', 'date', 'jwt'];

/** Whether a line can only look, as `why` and `help` do: it counts neither in a learner's way nor in a solution. */
export function onlyLooks(text: string): boolean {
  const [first = ''] = text.trim().split(/\s/);
  return LOOKING.includes(first) && !/[;&|<>$`\n]/.test(text.trim());
}

/** How many of the lines count: those that do more than look. */
export const countOf = (lines: readonly string[]): number => lines.filter((line) => !onlyLooks(line)).length;
