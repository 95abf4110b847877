import type { JsonObject } from '../../sim/json.ts';
import { byNameOrIds, noWait, values } from './az-arguments.ts';
import type { AzCommand, AzCommandModule } from './az-command.ts';
import { AzFailure } from './az-failure.ts';
import { isObject } from './sorted-keys.ts';
import { machineShape } from './vm-shape.ts';

type Tags = { readonly [key: string]: string };

const onlyTags = (path: string): AzFailure =>
  new AzFailure(`the lab updates the tags of a VM, as in --set tags.fixVM=1, and not '${path}'.`, 2, { isOurs: true });

/** `tags.KEY` out of a path. */
function tagIn(path: string): string {
  const key = /^tags\.(.+)$/.exec(path)?.[1];
  if (key === undefined) throw onlyTags(path);
  return key;
}

function withSet(tags: Tags, words: readonly string[]): Tags {
  const set = words.map((word): readonly [string, string] => {
    const at = word.indexOf('=');
    if (at < 0) throw new AzFailure('usage error: --set KEY=VALUE [KEY=VALUE ...]');
    return [tagIn(word.slice(0, at)), word.slice(at + 1)];
  });
  return { ...tags, ...Object.fromEntries(set) };
}

/** As the generic update of az: what is not there cannot be removed. */
function withRemoved(tags: Tags, words: readonly string[]): Tags {
  const keys = words.map(tagIn);
  const missing = keys.find((key) => !(key in tags));
  if (missing !== undefined) {
    const there = Object.keys(tags).map((key) => `'${key}'`);
    throw new AzFailure(`Couldn't find '${missing}' in 'tags'. Available options: [${there.join(', ')}]`);
  }
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
}

function tagsOf({ tags }: JsonObject): Tags {
  return isObject(tags) ? Object.fromEntries(Object.entries(tags).map(([key, text]) => [key, String(text)])) : {};
}

const vmUpdate: AzCommand = {
  path: 'vm update',
  summary: 'Update the properties of a VM.',
  description: 'Any update also refreshes what a VM that was moved knows of its identities.',
  arguments: [
    ...byNameOrIds('The name of the Virtual Machine.'),
    values(['--set'], 'Update an object by specifying a property path and value to set, as in tags.fixVM=1.'),
    values(['--remove'], 'Remove a property, as in tags.fixVM.'),
    noWait,
  ],
  examples: [
    { does: 'Add or update a tag.', line: 'az vm update -g rg-app -n vm-web --set tags.fixVM=1' },
    { does: 'Remove a tag.', line: 'az vm update -g rg-app -n vm-web --remove tags.fixVM' },
  ],
  run: (az) => {
    const machine = az.send({ type: 'virtualMachine.get', ...az.target });
    const set = withSet(tagsOf(machine), az.list('--set') ?? []);
    const tags = withRemoved(set, az.list('--remove') ?? []);
    const updated = az.send({ type: 'resource.updateTags', id: String(machine.id), tags });
    return az.has('--no-wait') ? undefined : machineShape(updated);
  },
};

export const vmUpdateCommands: AzCommandModule = {
  groups: [],
  commands: [vmUpdate],
};
