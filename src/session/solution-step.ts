import type { Exercise } from '../catalog/scenario-state.ts';
import type { Run } from './run.ts';

/** How something is printed does not make a step another one. */
const FORMATS = new Set(['json', 'jsonc', 'none', 'table', 'tsv', 'yaml']);

/** The words of a line that say what it does to what: commands, names, variables; no options. */
function tellingIn(line: string): readonly string[] {
  const words = line.match(/"[^"]*"|'[^']*'|[^\s"'()|;&<>]+/g) ?? [];
  return words
    .map((word) => word.replace(/^["']|["']$/g, '').toLowerCase())
    .filter((word) => word !== '' && !word.startsWith('-') && !FORMATS.has(word));
}

const countIn = (lines: readonly string[], line: string): number =>
  lines.filter((one) => one.trim() === line.trim()).length;

/**
 * Whether the last line typed is a step that a solution takes, too: all of its words stand in one line of it, and it was typed no more
 * often than there. Such a step may change what no goal asks for, or be refused as it should be.
 */
export function isSolutionStep({ entries, solution }: Run, exercise: Exercise | undefined): boolean {
  const typed = entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
  const last = typed.at(-1);
  if (last === undefined) return false;
  const ways = exercise?.solutions?.map(({ lines }) => lines) ?? [solution?.lines ?? []];
  const words = tellingIn(last);
  const isStepOf = (line: string): boolean => {
    const own = new Set(tellingIn(line));
    return words.every((word) => own.has(word));
  };
  const isAmong = ways.some((lines) => lines.some(isStepOf));
  const most = Math.max(1, ...ways.map((lines) => countIn(lines, last)));
  return isAmong && countIn(typed, last) <= most;
}
