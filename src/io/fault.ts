import { sanitizeLine } from '../text/safe-text.ts';

/** What is said about a fault of our own: one line, and where the details are asked for. */
export function explainFault(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const details = process.env.MI_LAB_DEBUG && error instanceof Error ? `${error.stack}\n` : '';
  return `mi-lab: this is a fault of the lab, not yours: ${sanitizeLine(message)}. Your answers so far are saved. Run mi-lab doctor and report it with both texts.\n${details}`;
}
