import type { YAMLParseError } from 'yaml';
import type { LineTable, Problem } from './line-table.ts';
import { misaligned } from './yaml-indents.ts';
import type { YamlTokens } from './yaml-tokens.ts';
import { NO_BREAK_SPACE } from './yaml-value.ts';

/** What a slip of the pen looks like in one line: a key or a dash, then a text that YAML cannot take unquoted. */
const LINE = /^(?<before> *(?:- +)*(?:[\w.-]+: +)?)(?<value>\S.*)$/;

const QUOTE_IT = 'Put the whole text in quotes.';

/** Why a text on one line has to stand in quotes; undefined where it need not. */
function quotingReason(value: string): string | undefined {
  const [first = ''] = value;
  if ('*&!%@`,'.includes(first)) return `an unquoted text cannot begin with ${first}. ${QUOTE_IT}`;
  if (first === '[' || first === '{')
    return `a text that begins with ${first} is read as YAML's own brackets. ${QUOTE_IT}`;
  if (first === '|' || first === '>') {
    return `${first} begins a text of several lines, which starts on the line below. If ${first} belongs to the text, put the text in quotes.`;
  }
  if (first === '"' || first === "'") {
    return 'the text goes on after its closing quote. Put the other kind of quotes around the whole text.';
  }
  if (/^[-?] /.test(value))
    return `an unquoted text cannot begin with "${first} ". ${QUOTE_IT} (A list begins on the line below its key.)`;
  if (/:(\s|$)/.test(value)) return `an unquoted text cannot contain ": ", a colon and a space. ${QUOTE_IT}`;
  return undefined;
}

const INDENTATION =
  'this line is indented differently from its neighbours. Entries that belong together begin in the same column.';

const GOES_ON =
  'the line below is indented as if it went on with this one. Align it with this key, or begin a text of several lines with | after the colon.';

/** What one slip makes of many lines. */
const OF_COLUMNS = new Set([INDENTATION, GOES_ON]);

/** What is wrong where no single text is to blame. */
function plainMessage({ code, message }: YAMLParseError, line: string): string {
  switch (code) {
    case 'BAD_INDENT':
      return INDENTATION;
    case 'BAD_DQ_ESCAPE':
      return 'a backslash in double quotes begins an escape, and this one does not exist. Use single quotes, or \\\\ for a backslash.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return GOES_ON;
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      return /^\s*[\w-]+:\S/.test(line)
        ? 'a space is missing after the colon.'
        : 'this line is neither "key: value" nor an entry of a list ("- value"). A text of several lines begins with | after its key and is indented.';
    default:
      return `YAML cannot read this: ${message.charAt(0).toLowerCase()}${message.slice(1)}. Look for a missing quote, colon or indentation.`;
  }
}

/** The line that an offset is in. */
function rowAt(offset: number, text: string, lines: LineTable): { readonly start: number; readonly row: string } {
  const { line } = lines.positionOf(offset);
  const start = lines.offsetOf(line);
  return { start, row: text.slice(start, lines.offsetOf(line + 1)).trimEnd() };
}

/** Whether a tab indents the line; within what looks like a text the reader does not say so. */
const isTab = ({ code, pos }: YAMLParseError, text: string, lines: LineTable): boolean =>
  code === 'TAB_AS_INDENT' || /^ *\t/.test(rowAt(pos[0], text, lines).row);

/** A key that is none for the space behind its colon. */
const NO_BREAK = /:\u00a0/;

/** Says what an author would do about an error of the YAML reader, at the place where they would do it. */
function syntaxProblem(error: YAMLParseError, text: string, lines: LineTable, tokens: YamlTokens): Problem {
  const offset = Math.min(error.pos[0], text.length);
  if (isTab(error, text, lines)) return { offset, message: 'a tab indents this line. YAML takes spaces only.' };
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote')) {
    const begun = tokens.quotes.findLast((quote) => quote < error.pos[0]) ?? offset;
    return { offset: begun, message: 'this quote is never closed. Close it at the end of the text.' };
  }
  if (/flow/i.test(error.message) && (error.code === 'BAD_INDENT' || error.code === 'MISSING_CHAR')) {
    return { offset: tokens.lastFlow, message: `this bracket is never closed. If it belongs to a text: ${QUOTE_IT}` };
  }
  const { start, row } = rowAt(offset, text, lines);
  const noBreak = NO_BREAK.exec(row);
  if (noBreak) {
    return { offset: start + noBreak.index + 1, message: NO_BREAK_SPACE };
  }
  const { before = '', value } = LINE.exec(row)?.groups ?? {};
  const reason = value === undefined || error.code === 'BAD_DQ_ESCAPE' ? undefined : quotingReason(value);
  if (reason !== undefined) return { offset: start + before.length, message: reason };
  return { offset, message: plainMessage(error, row) };
}

/** What is to blame where the reader stumbles first at a line that begins where none above it does. */
function misalignment(errors: readonly YAMLParseError[], text: string, lines: LineTable): Problem | undefined {
  const stumbled = lines.positionOf(Math.min(...errors.map(({ pos }) => pos[0]))).line;
  const found = misaligned(text);
  // Of a text that ends too soon the reader blames the line above.
  if (!found || (found.line !== stumbled && found.line !== stumbled + 1)) return undefined;
  const { line, column, neighbour } = found;
  const message = `this line begins in column ${column + 1}, and line ${neighbour.line}, which it seems to belong with, in column ${neighbour.column + 1}. Align the two.`;
  return { offset: lines.offsetOf(line) + column, message };
}

/** One slip often makes several errors: the first of each line is told, and no more than these in a file. */
const MOST_TOLD = 5;

const MOST_LOOKED_AT = 200;

/** The errors of the YAML reader in the lab's words. */
export function syntaxProblems(
  errors: readonly YAMLParseError[],
  source: { readonly text: string; readonly lines: LineTable; readonly tokens: YamlTokens },
): readonly Problem[] {
  const { text, lines, tokens } = source;
  const told = new Set(tokens.problems.map((one) => lines.positionOf(one.offset).line));
  const problems: Problem[] = [];
  const looked = errors.slice(0, MOST_LOOKED_AT);
  // What a tab indents stands in no column, and the lines around it are misread for it alone.
  const tabs = looked.filter((error) => isTab(error, text, lines));
  const slip = tabs.length > 0 || looked.length === 0 ? undefined : misalignment(looked, text, lines);
  if (slip) return told.has(lines.positionOf(slip.offset).line) ? [] : [slip];
  for (const error of tabs.length > 0 ? tabs : looked) {
    if (problems.length === MOST_TOLD) break;
    const problem = syntaxProblem(error, text, lines, tokens);
    const { line } = lines.positionOf(problem.offset);
    if (told.has(line)) continue;
    told.add(line);
    const isOfColumns = OF_COLUMNS.has(problem.message);
    if (isOfColumns && problems.some((one) => OF_COLUMNS.has(one.message))) continue;
    problems.push(problem);
  }
  return problems;
}
