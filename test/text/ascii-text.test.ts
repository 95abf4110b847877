import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asciiText } from '../../src/text/ascii-text.ts';
import type { SafeText } from '../../src/text/safe-text.ts';
import { openLab, usualLook } from '../ui/kit.ts';
import { screens } from '../ui/screens.ts';

const root = join(import.meta.dirname, '..', '..');

test('every character of the shipped course has a likeness in ASCII', () => {
  const files = readdirSync(join(root, 'lessons'), { recursive: true, encoding: 'utf8' });
  const text = files
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(root, 'lessons', name), 'utf8'))
    .join('');
  const others = [...new Set(text)].filter((character) => (character.codePointAt(0) ?? 0) > 127);
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((character) => asciiText(character as SafeText).includes('?'))).toEqual([]);
});

test.each(['quiz-setup', 'order-before', 'exam-list', 'match-some'])('%s can be read in ASCII', async (name) => {
  const session = screens[name];
  if (!session) throw new Error(`no screen ${name}`);
  const lab = await openLab(session, [80, 24], { ...usualLook, isAscii: true });
  const text = lab.text().replace('? help', '');
  lab.close();
  // A question mark stands behind a word, or for what cannot be shown.
  expect(text).not.toMatch(/(^|\s)\?|\?\S/);
});
