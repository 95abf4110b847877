import { closestMatch, likeness } from '../close-matches.ts';
import type { AzCommand } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import { COMMANDS } from './az-registry.ts';
import { type AzPlace, commandAt, lastWord, wordsBelow } from './az-tree.ts';
import { standInFor } from './az-vocabulary.ts';

/** The modelled command nearest to a path: a stand-in for its group, else the most alike within the nearest modelled group. */
function nearest(path: string, within: string): AzCommand | undefined {
  const standIn = standInFor(path.split(' ')[0] ?? path);
  if (standIn) return commandAt(standIn);
  if (within === '') return commandAt('resource list');
  const inGroup = COMMANDS.filter((command) => command.path.startsWith(`${within} `));
  const alike = (command: AzCommand): number => likeness(lastWord(path), lastWord(command.path));
  return inGroup.toSorted((a, b) => alike(b) - alike(a))[0];
}

/** A word that the real CLI knows and the lab does not model: ours to say, in one line. */
export function notModelled({ path, within }: AzPlace & { readonly kind: 'not modelled' }): AzFailure {
  const near = nearest(path, within);
  const help = within === '' ? 'az --help' : `az ${within} --help`;
  const advice = near ? `The nearest that it does is 'az ${near.path}'; ` : '';
  return new AzFailure(`the lab does not model 'az ${path}'. ${advice}'${help}' lists the others.`, 2, {
    isOurs: true,
  });
}

/** A word that nobody knows: az's own error, with the nearest word and that command's examples. [F.1] */
export function misspelled({ word, within, rest }: AzPlace & { readonly kind: 'unknown' }): AzFailure {
  const meant = closestMatch(word, wordsBelow(within));
  const inferred = [within, meant, ...rest].filter(Boolean).join(' ');
  const command = meant === undefined ? undefined : commandAt(inferred);
  const examples = (command?.examples ?? []).toSorted((a, b) => a.line.split(' -').length - b.line.split(' -').length);
  return new AzFailure(`'${word}' is misspelled or not recognized by the system.`, 2, {
    hints: meant === undefined ? [] : [`Did you mean '${meant}' ?`],
    examples: examples.slice(0, 3),
  });
}
