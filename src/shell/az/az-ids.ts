import { parseArmId } from '../../sim/arm-id.ts';
import { type AzArgument, type AzValues, nameOf } from './az-argument.ts';
import type { AzCommand } from './az-command.ts';
import { AzFailure } from './az-failure.ts';

/** One run of a command: its values, and the id that it came from where the line named ids. */
export interface AzJob {
  readonly values: AzValues;
  readonly id?: string;
}

/** The ids that a line gives: words, lines of a pasted list, or JSON with members `id`. */
function idsIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    try {
      const parsed: unknown = JSON.parse(word);
      const items: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
      return items.flatMap((item) => {
        const id = (item as { readonly id?: unknown } | null)?.id;
        return typeof id === 'string' ? [id] : [];
      });
    } catch {
      return word.split('\n').filter((line) => line !== '');
    }
  });
}

function jobFor(id: string, values: AzValues, parts: readonly AzArgument[]): AzJob {
  const parsed = parseArmId(id);
  if (!parsed) throw new AzFailure(`invalid resource ID: ${id}`);
  const filled = new Map(values).set('--subscription', parsed.subscriptionId);
  for (const argument of parts) {
    const part = argument.idPart && parsed[argument.idPart];
    if (part === undefined) {
      throw new AzFailure(
        `Argument ${argument.options[0]} cannot be derived from ID ${id}. Please provide a complete resource ID containing all information of 'Resource Id' arguments. `,
      );
    }
    filled.set(nameOf(argument), part);
  }
  return { values: filled, id };
}

/** One job for each id of `--ids`; without it one job, which then needs the resource's name and group. [F.1] */
export function jobsOf(command: AzCommand, values: AzValues, warn: (text: string) => void): readonly AzJob[] {
  const parts = command.arguments.filter(({ idPart }) => idPart);
  const ids = values.get('--ids');
  if (parts.length === 0) return [{ values }];
  if (ids === undefined || ids === true || typeof ids === 'string') {
    const missing = parts.filter((one) => one.isRequired && !values.has(nameOf(one))).map(nameOf);
    if (missing.length > 0) throw new AzFailure(`(${missing.join(' ')} | --ids) are required`);
    return [{ values }];
  }
  for (const argument of parts) {
    if (values.has(nameOf(argument))) {
      warn(`option '${argument.options[0]}' will be ignored due to use of '--ids'.`);
    }
  }
  return idsIn(ids).map((id) => jobFor(id, values, parts));
}
