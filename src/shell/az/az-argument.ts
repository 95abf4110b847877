/** One option of a command, as data: parsing, messages, help and completion all read it. */
export interface AzArgument {
  /** The option strings in the order in which az's messages show them; the first one that starts with `--` names it. */
  readonly options: readonly [string, ...string[]];
  /** `truth` is a switch that may also be given `true` or `false`; `maybe values` may stand without any. */
  readonly takes: 'value' | 'values' | 'maybe values' | 'switch' | 'truth';
  /** A sentence for the help, without what the other members say already. */
  readonly help: string;
  readonly isRequired?: boolean;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** The heading in the help; `Arguments` where it is left out. */
  readonly heading?: 'Resource Id' | 'Global' | 'Managed Service Identity';
  /** The part of a resource id that `--ids` gives to this argument. */
  readonly idPart?: 'resourceGroup' | 'name';
  /** What the value is turned into before anybody reads it. */
  readonly normalize?: (text: string) => string;
}

/** The values that a line gives to a command's arguments, by the long option. A switch that is there has `true`. */
export type AzValues = ReadonlyMap<string, string | true | readonly string[]>;

/** The option by which the code and the help know an argument. */
export function nameOf(argument: AzArgument): string {
  return argument.options.find((option) => option.startsWith('--')) ?? argument.options[0];
}

/** All option strings, as az's messages write them: `--resource-group/-g`. */
export function shown(argument: AzArgument): string {
  return argument.options.join('/');
}
