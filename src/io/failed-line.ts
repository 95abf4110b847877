const MOST_OF_A_LINE = 120;
const MOST_SAID = 300;

/** A text of several lines as one, and no longer than somebody reads. */
function brief(text: string, most: number): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** A line that failed and what it said, in one sentence. */
export function failedLineText(typed: string, failed: { readonly exitCode: number; readonly said: string }): string {
  // Behind an empty line az tells where to read more.
  const said = brief(failed.said.trim().split(/\n\s*\n/)[0] ?? '', MOST_SAID);
  const text = `\`${brief(typed, MOST_OF_A_LINE)}\` fails with exit code ${failed.exitCode}${said === '' ? '' : `: ${said}`}`;
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
