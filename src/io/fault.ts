import { sanitize, sanitizeLine } from '../text/safe-text.ts';
import { UsageError } from './usage-error.ts';

/**
 * What is said about an error that ends the program: a person's in its own words; one of ours in one line that asks for a
 * report. `MI_LAB_DEBUG` adds where it came from.
 */
export function explainFault(error: unknown, isSaved = true): string {
  if (error instanceof UsageError) return `mi-lab: ${sanitize(error.message)}\n`;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const details = process.env.MI_LAB_DEBUG && error instanceof Error ? `${sanitize(error.stack ?? '')}\n` : '';
  const answers = isSaved ? 'Your answers so far are saved.' : 'Your last answers could not be saved.';
  return `mi-lab: this is a fault of the lab, not yours: ${sanitizeLine(message)}. ${answers} Please report it with this line and what mi-lab doctor says.\n${details}`;
}
