import { type GIFTQuestion, parse } from 'gift-pegjs';

/** A question of a GIFT file with the line where it begins, or what keeps it from being read. */
export type GiftBlock = { readonly line: number } & (
  | { readonly question: GIFTQuestion }
  | { readonly isComment: true }
  | { readonly problem: string; readonly column: number }
);

/** Longer questions than anybody writes are not looked into: the parser may take its time with them. */
const LONGEST = 20_000;

/** Reads one question; its own lines count from `line`. */
function readBlock(text: string, line: number): readonly GiftBlock[] {
  if (text.length > LONGEST) return [{ line, column: 1, problem: `it is longer than ${LONGEST} characters` }];
  try {
    return parse(text).map((question) => ({ line, question }));
  } catch (error) {
    const { location, message } = error as { readonly location?: { start: { line: number; column: number } } } & Error;
    const start = location?.start ?? { line: 1, column: 1 };
    const problem = `GIFT cannot read this (${message.replaceAll(/\s+/g, ' ')})`;
    return [{ line: line + start.line - 1, column: start.column, problem }];
  }
}

const isComment = (row: string): boolean => row.trimStart().startsWith('//');

/**
 * Cuts a GIFT file at its empty lines and reads each part by itself, so that one mistake does not hide the rest.
 * Comments without a question are told as such.
 */
export function giftBlocks(text: string): readonly GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let rows: string[] = [];
  let start = 1;
  const flush = (): void => {
    if (rows.length > 0 && rows.every(isComment)) {
      blocks.push({ line: start, isComment: true });
    } else if (rows.length > 0) {
      // A category needs no empty line after it.
      const heads = rows.findIndex((row) => !isComment(row) && !row.startsWith('$CATEGORY:'));
      const cut = rows.some((row) => row.startsWith('$CATEGORY:')) && heads > 0 ? heads : 0;
      if (cut > 0) blocks.push(...readBlock(rows.slice(0, cut).join('\n'), start));
      blocks.push(...readBlock(rows.slice(cut).join('\n'), start + cut));
    }
    rows = [];
  };
  for (const [index, row] of text.replaceAll(/\r\n?/g, '\n').split('\n').entries()) {
    if (row.trim() === '') {
      flush();
      continue;
    }
    if (rows.length === 0) start = index + 1;
    rows.push(row);
  }
  flush();
  return blocks;
}
