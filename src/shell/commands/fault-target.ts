import { keyVaultNamed, storageAccountNamed } from '../../sim/data-store-queries.ts';
import { durationText } from '../../sim/duration-text.ts';
import { SLOWNESS } from '../../sim/target-fault-slice.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext } from '../line-context.ts';

/** `fault target TARGET slow|clear`: a storage account or a vault that takes its time. Undefined where the words are no such fault. */
export function faultTarget(name: string, kind: string, context: LineContext): CommandResult | undefined {
  if (kind !== 'slow' && kind !== 'clear') return undefined;
  const { world } = context;
  const target = storageAccountNamed(world, name) ?? keyVaultNamed(world, name);
  if (!target)
    return refused(`fault: there is no storage account or vault ${name}. az resource list shows what exists.`);
  if (kind === 'clear') {
    context.send({ type: 'targetFault.clear', target: target.id });
    return printed(`${target.name} answers as usual again.`);
  }
  context.send({ type: 'targetFault.set', target: target.id, kind });
  return printed(`${target.name} takes ${durationText(SLOWNESS)} longer for each answer.`);
}
