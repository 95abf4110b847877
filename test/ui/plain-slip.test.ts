import { beforeAll, expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { plainInput } from '../../src/ui/plain-input.ts';
import { newText } from '../../src/ui/plain-transcript.ts';
import { newcomerToEntries } from '../session/new-kinds.ts';
import { after } from './session-at.ts';

/** What is said to a line, and the session after it. */
function typed(before: Session, line: string): { readonly said: string; readonly session: Session } {
  const input = plainInput(before, line);
  if ('complaint' in input) return { said: input.complaint, session: before };
  const session = after(before, ...input.actions);
  return { said: newText(before, session, false), session };
}

beforeAll(loadMarkdown);

test('a slip of the pen is answered in one sentence, and the next line counts', () => {
  const quiz = after(newcomerToEntries, { type: 'go', destination: { to: 'quiz', seed: 1 } });
  expect(newText(undefined, quiz, false)).toContain('Which parameter names the identity?');
  const slipped = typed(quiz, 'cleint id');
  expect(slipped.said).toBe('Nearly: look at the spelling. That one did not count; the next one does.\n');
  expect(typed(slipped.session, 'client id').said).toContain('✓ Right.');
  expect(typed(slipped.session, 'cleint id').said).toContain('✗ Not quite.');
});
