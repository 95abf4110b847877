import { type AzArgument, nameOf } from './az-argument.ts';
import type { AzCommand, AzGroup } from './az-command.ts';
import { argumentsOf } from './az-tokens.ts';
import { childrenOf, lastWord } from './az-tree.ts';

/** Real az takes 100 columns; the lab's window may have 80, with a margin of two. */
const WIDTH = 78;

interface Indents {
  readonly first: number;
  readonly next: number;
}

/** Where prose may be broken: at spaces, and after hyphens as Python's textwrap does. */
const IN_PROSE = { breaks: /(?<=\S)(?= )|(?<=\w-)(?=\w)/, mark: '' };
/** Where a line to be typed may be broken, so that no name is, and how a shell knows that it goes on. */
const IN_CODE = { breaks: /(?<=\S)(?= )/, mark: ' \\' };

/** One paragraph; a longer word stands over the edge. */
function wrapped(text: string, { first, next }: Indents, { breaks, mark } = IN_PROSE): string {
  const lines: string[] = [];
  let line = ' '.repeat(first);
  let isEmpty = true;
  for (const chunk of text.split(breaks)) {
    if (!isEmpty && line.length + chunk.length > WIDTH - mark.length) {
      lines.push(line + mark);
      line = ' '.repeat(next) + chunk.trimStart();
    } else {
      line += isEmpty ? chunk.trimStart() : chunk;
    }
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

interface Entry {
  readonly name: string;
  readonly isRequired?: boolean;
  readonly text: string;
  readonly heading?: string;
}

const TAG = '[Required]';

/** Names in one column, tags right-aligned against the colon, and the texts in another. */
function listed(entries: readonly Entry[]): readonly string[] {
  const lengthOf = ({ name, isRequired }: Entry): number => name.length + (isRequired ? TAG.length + 2 : 1);
  const widest = Math.max(...entries.map(lengthOf));
  return entries.map((entry) => {
    const gap = ' '.repeat(widest - lengthOf(entry) + (entry.isRequired ? 1 : 0));
    const line = `${entry.name}${gap}${entry.isRequired ? TAG : ''} : ${entry.text}`;
    return wrapped(line, { first: 4, next: widest + 6 });
  });
}

function entryOf(argument: AzArgument): Entry {
  const choices = argument.choices ? `  Allowed values: ${argument.choices.toSorted().join(', ')}.` : '';
  const fallback = argument.default ? `  Default: ${argument.default}.` : '';
  return {
    name: argument.options.toSorted().join(' '),
    isRequired: (argument.isRequired ?? false) && !argument.idPart,
    text: `${argument.help}${choices}${fallback}`,
    heading: argument.heading ?? '',
  };
}

const HEADINGS = ['', 'Managed Service Identity', 'Resource Id', 'Global'];

function argumentLines(command: AzCommand): readonly string[] {
  const entries = argumentsOf(command)
    .map((argument) =>
      nameOf(argument) === '--subscription' && command.arguments.some(({ idPart }) => idPart)
        ? ({ ...argument, heading: 'Resource Id' } as const)
        : argument,
    )
    .map(entryOf)
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired) || (a.name < b.name ? -1 : 1));
  const ordered = HEADINGS.flatMap((heading) => entries.filter((entry) => entry.heading === heading));
  const lines = listed(ordered);
  return ordered.flatMap((entry, index) => {
    const isFirst = entry.heading !== '' && entry.heading !== ordered[index - 1]?.heading;
    return [...(isFirst ? ['', `${entry.heading} Arguments`] : []), lines[index] ?? ''];
  });
}

function header(kind: string, path: string, summary: string): readonly string[] {
  const title = `az${path === '' ? '' : ` ${path}`}${summary === '' ? '' : ` : ${summary}`}`;
  return ['', kind, wrapped(title, { first: 4, next: 4 })];
}

/** What `--help` prints for a command: laid out as the real CLI's help, with the arguments that the lab takes. */
export function commandHelp(command: AzCommand): string {
  const description = command.description ? [wrapped(command.description, { first: 8, next: 8 })] : [];
  const examples = command.examples.flatMap(({ does, line }) => [
    wrapped(does, { first: 4, next: 4 }),
    wrapped(line, { first: 8, next: 10 }, IN_CODE),
    '',
  ]);
  return [
    ...header('Command', command.path, command.summary),
    ...description,
    '',
    'Arguments',
    ...argumentLines(command),
    '',
    ...(examples.length > 0 ? ['Examples', ...examples] : []),
    'These are the arguments that this lab takes; the real az has more.',
    '',
  ].join('\n');
}

/** What `--help` prints for a group, and for `az` alone: what the lab models of it. */
export function groupHelp(group: AzGroup): string {
  const { groups, commands } = childrenOf(group.path);
  const entries = [...groups, ...commands].map(({ path, summary }) => ({ name: lastWord(path), text: summary }));
  const lines = listed(entries);
  const section = (title: string, part: readonly string[]): readonly string[] =>
    part.length > 0 ? ['', title, ...part] : [];
  return [
    ...header('Group', group.path, group.summary),
    ...section('Subgroups:', lines.slice(0, groups.length)),
    ...section('Commands:', lines.slice(groups.length)),
    '',
    'These are the commands that this lab models; the real az has more.',
    '',
  ].join('\n');
}
