import { expect, test } from 'vitest';
import { openLab } from './kit.ts';
import { screens } from './screens.ts';

test('a window that is much too small says what it needs in several rows, and all of it', async () => {
  const session = screens['home-first'];
  if (!session) throw new Error('no screen');
  const lab = await openLab(session, [24, 6]);
  const said = lab.rows().map((row) => row.trim());
  expect(said.join(' ').trim()).toBe('mi-lab needs 60x20; this window is 24x6.');
  lab.close();
});
