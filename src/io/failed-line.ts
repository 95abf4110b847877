import { isLabWord } from '../session/lab-words.ts';
import { NEXT_LINE } from '../session/next-line.ts';

const MOST_OF_A_LINE = 120;
const MOST_SAID = 300;
/** What a shell answers where there is no such command. */
const NOT_FOUND = 127;

/** A text of several lines as one, and no longer than somebody reads. */
function brief(text: string, most: number): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** What there is no such command for: a word that the lab knows from who sits before it, and the shell does not. */
function labWordText(typed: string): string {
  const instead = typed.trim() === 'next' ? ` Write ${NEXT_LINE}.` : ' Write shell lines only.';
  return `\`${typed.trim()}\` is a word of the lab, for somebody at its prompt; a file knows it not.${instead}`;
}

/** A line that failed and what it said, in a sentence or two. */
export function failedLineText(typed: string, failed: { readonly exitCode: number; readonly said: string }): string {
  if (failed.exitCode === NOT_FOUND && isLabWord(typed)) return labWordText(typed);
  // Behind an empty line az tells where to read more.
  const said = brief(failed.said.trim().split(/\n\s*\n/)[0] ?? '', MOST_SAID);
  const text = `\`${brief(typed, MOST_OF_A_LINE)}\` fails with exit code ${failed.exitCode}${said === '' ? '' : `: ${said}`}`;
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
