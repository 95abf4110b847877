/** Short names of options that everybody types one way or the other. */
const LONG: Readonly<Record<string, string>> = { '-g': '--resource-group', '-n': '--name', '-l': '--location' };

const ASSIGNED = /^(\w+)=(.*)$/;

/** What only says how a reply is printed. */
const PRINTING = /\s(?:-o|--output)[\s=]\S+|\s--only-show-errors\b/g;

/** The statements of some lines, with variables replaced by what they stand for. */
function statementsOf(lines: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  const filled = (text: string): string =>
    text.replaceAll(/\$\{?(\w+)\}?/g, (whole, name: string) => known.get(name) ?? whole);
  const plain = lines.join('\n').replaceAll(/\\\n/g, ' ').replaceAll(/["']/g, '');
  return plain.split(/\n|;|&&/).flatMap((one) => {
    const statement = filled(one.trim());
    const [, name, value] = ASSIGNED.exec(statement) ?? [];
    if (name === undefined || value === undefined) return statement === '' ? [] : [statement];
    known.set(name, value);
    return [];
  });
}

/** What a statement says, in whatever order and by whatever names its options stand. */
const saidBy = (statement: string): string =>
  statement
    .replaceAll(PRINTING, '')
    .split(/[\s=]+/)
    .map((word) => LONG[word] ?? word)
    .sort()
    .join(' ');

/**
 * Whether what was typed holds every line of the author's solution: the order of options, quotes, short or long names, variables and
 * how a reply is printed make no difference, and neither do lines that came beside.
 */
export function isOwnWay(typed: readonly string[], solution: string): boolean {
  const own = new Set(statementsOf(typed).map(saidBy));
  return statementsOf([solution]).every((one) => own.has(saidBy(one)));
}
