import { expect, test } from 'vitest';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { previewText } from '../../src/ui/plain-preview.ts';
import { brokenScreens } from './broken-screens.ts';

const shownOf = async (name: keyof typeof brokenScreens): Promise<string> => {
  const session = brokenScreens[name];
  if (!session) throw new Error(`no screen ${name}`);
  await loadMarkdown();
  return previewText(session);
};

test('errors of other files are one line above the page', async () => {
  expect((await shownOf('broken-elsewhere')).split('\n').slice(0, 3)).toEqual([
    '2 errors elsewhere, the first at lessons/born-rotated/first-scenario.yaml:35:9 this quote is never closed.',
    '',
    'A badge is not a key, 1 of 3: Two questions, always in this order',
  ]);
});

test('what to do next is what the author can do: nobody waits for a page that does not come', async () => {
  const watched = await shownOf('broken');
  expect(watched).toContain('Mend the file and save it: the page comes back by itself.');
  const once = previewText({ ...brokenScreens.broken, preview: 'once' } as Parameters<typeof previewText>[0]);
  expect(once).toContain('Mend the file, then look again.');
  for (const text of [watched, once]) expect(text).not.toContain('Enter goes back');
});
