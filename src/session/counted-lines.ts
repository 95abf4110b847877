/** What answers about the lab or the last reply, and can change nothing. */
const ASKING = ['why', 'help', 'history', 'timeline', 'explain', 'diff', 'date'];

/** What looks besides: into a token that is there. */
const LOOKING = [...ASKING, 'jwt'];

/** The command of a line that is nothing else: no list, pipe, redirection or substitution. */
function soleCommand(text: string): string {
  const [first = ''] = text.trim().split(/\s/);
  return /[;&|<>$`\n]/.test(text.trim()) ? '' : first;
}

/** Whether a line asks the lab, and not the tenant: that it had nothing to say is no error. */
export const asksTheLab = (text: string): boolean => ASKING.includes(soleCommand(text));

/** Whether a line can only look, as `why` and `jwt` do: it counts neither in a learner's way nor in a solution. */
export const onlyLooks = (text: string): boolean => LOOKING.includes(soleCommand(text));

/** How many of the lines count: those that do more than look. */
export const countOf = (lines: readonly string[]): number => lines.filter((line) => !onlyLooks(line)).length;
