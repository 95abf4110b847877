import type { AzArgument } from './az-argument.ts';

type Optional<Name extends keyof AzArgument> = Partial<Pick<AzArgument, Name>>;
type Extras = Optional<'isRequired' | 'choices' | 'default' | 'normalize' | 'heading' | 'idPart'>;
type Options = readonly [string, ...string[]];

/** An argument that takes one value. */
export function value(options: Options, help: string, extras: Extras = {}): AzArgument {
  return { options, takes: 'value', help, ...extras };
}

/** An argument that takes one value or more. */
export function values(options: Options, help: string, extras: Extras = {}): AzArgument {
  return { options, takes: 'values', help, ...extras };
}

/** An argument that is there or not. */
export function toggle(options: Options, help: string, extras: Extras = {}): AzArgument {
  return { options, takes: 'switch', help, ...extras };
}

/** A switch that may be followed by true or false. */
export function truth(options: Options, help: string, extras: Extras = {}): AzArgument {
  return { options, takes: 'truth', help, choices: ['true', 'false'], ...extras };
}

export function required(argument: AzArgument): AzArgument {
  return { ...argument, isRequired: true };
}

/** An argument of the real command that the lab takes and makes nothing of, so that pasted lines work. */
export function withoutEffect(argument: AzArgument): AzArgument {
  return { ...argument, help: `${argument.help} Accepted; the lab does not model it.` };
}

export function name(help: string): AzArgument {
  return value(['--name', '-n'], help);
}

export const resourceGroup = value(['--resource-group', '-g'], 'Name of resource group.');

/** `East US` and `eastus` are the same place. */
export const location = value(
  ['--location', '-l'],
  'Location, as in westeurope. Without it, the location of the resource group.',
  { normalize: (text) => text.toLowerCase().replaceAll(' ', '') },
);

/** May stand without any value, which clears. */
export const tags: AzArgument = {
  ...values(['--tags'], "Space-separated tags: key[=value] [key[=value] ...]. Use '' to clear existing tags."),
  takes: 'maybe values',
};

export const yes = toggle(['--yes', '-y'], 'Do not prompt for confirmation.');

export const noWait = withoutEffect(toggle(['--no-wait'], 'Do not wait for the long-running operation to finish.'));

const IDS = values(
  ['--ids'],
  "One or more resource IDs (space-delimited). It should be a complete resource ID containing all information of 'Resource Id' arguments. You should provide either --ids or other 'Resource Id' arguments.",
  { heading: 'Resource Id' },
);

/** The arguments of a command that finds its resource by group and name, or by `--ids`. */
export function byNameOrIds(help: string, extra: { readonly isGroupOptional?: boolean } = {}): readonly AzArgument[] {
  const group = { ...resourceGroup, heading: 'Resource Id', idPart: 'resourceGroup' } as const;
  return [
    extra.isGroupOptional ? group : required(group),
    required({ ...name(help), heading: 'Resource Id', idPart: 'name' }),
    IDS,
  ];
}

const OUTPUT_FORMATS = ['json', 'jsonc', 'yaml', 'yamlc', 'table', 'tsv', 'none'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export const subscription = value(['--subscription'], 'Name or ID of subscription.', { heading: 'Global' });

/** What every command takes besides its own arguments; in the order of the real parser. */
export const GLOBAL_ARGUMENTS: readonly AzArgument[] = [
  toggle(['--help', '-h'], 'Show this help message and exit.', { heading: 'Global' }),
  toggle(['--verbose'], 'Increase logging verbosity. Use --debug for full debug logs.', { heading: 'Global' }),
  toggle(['--debug'], 'Increase logging verbosity to show all debug logs.', { heading: 'Global' }),
  toggle(['--only-show-errors'], 'Only show errors, suppressing warnings.', { heading: 'Global' }),
  value(['--output', '-o'], 'Output format.', {
    heading: 'Global',
    choices: OUTPUT_FORMATS,
    default: 'json',
    normalize: (text) => text.toLowerCase(),
  }),
  value(['--query'], 'JMESPath query string. See http://jmespath.org/ for more information and examples.', {
    heading: 'Global',
  }),
];
