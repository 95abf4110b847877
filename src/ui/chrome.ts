import type { SafeText } from '../text/safe-text.ts';

/** Refuses a `string` whose content the compiler cannot see: that must pass the sanitiser. */
type Literal<Text extends string> = string extends Text ? never : Text;

/** Words of the interface itself, written here as literals, with numbers in them at most. */
export function chrome<const Text extends string>(text: Literal<Text>): SafeText {
  return text as string as SafeText;
}
