import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edited } from '../../src/session/edited.ts';
import { type Edit, type Editor, EMPTY_EDITOR } from '../../src/session/editor.ts';

const history = ['az group list', 'ssh vm-web', 'curl -s http://169.254.169.254/'];

/** `ab|c` stands for the text abc with the cursor before c. */
const editor = (shown: string): Editor => ({ text: shown.replace('|', ''), cursor: shown.indexOf('|') });
const shown = ({ text, cursor }: Editor): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

test.each<[string, Edit['do'], string]>([
  ['ab|c', 'left', 'a|bc'],
  ['ab|c', 'right', 'abc|'],
  ['az group li|st', 'word-left', 'az group |list'],
  ['az |group list', 'word-right', 'az group| list'],
  ['az group|', 'start', '|az group'],
  ['|az group', 'end', 'az group|'],
  ['ab|c', 'delete-back', 'a|c'],
  ['|abc', 'delete-back', '|abc'],
  ['ab|c', 'delete-forward', 'ab|'],
  ['az group |list', 'delete-word', 'az |list'],
  ['az group| list', 'delete-to-start', '| list'],
  ['az group| list', 'delete-to-end', 'az group|'],
  ['naïve 👩‍💻|', 'left', 'naïve |👩‍💻'],
  ['👩‍💻|', 'delete-back', '|'],
  ['abc|', 'clear', '|'],
])('%s, %s → %s', (before, key, after) => {
  expect(shown(edited(editor(before), { do: key } as Edit, history))).toBe(after);
});

test('up and down walk through the history and come back to what was being typed', () => {
  const typing = editor('az i|');
  const older = edited(edited(typing, { do: 'older' }, history), { do: 'older' }, history);
  expect(older.text).toBe('ssh vm-web');
  const back = edited(edited(older, { do: 'newer' }, history), { do: 'newer' }, history);
  expect(back.text).toBe('az i');
});

test('ctrl-r finds the newest line that holds what is typed, then the one before it', () => {
  const searching = edited(EMPTY_EDITOR, { do: 'search' }, history);
  const found = edited(searching, { do: 'insert', text: 's' }, history);
  expect(found.text).toBe('curl -s http://169.254.169.254/');
  expect(edited(found, { do: 'search' }, history).text).toBe('ssh vm-web');
});

test('ctrl-r shows no line twice, and finds small letters in any case', () => {
  const lines = ['az vm list', 'echo $TOKEN', 'az vm list', 'ssh vm-web', 'az vm list'];
  const found = edited(edited(EMPTY_EDITOR, { do: 'search' }, lines), { do: 'insert', text: 'vm' }, lines);
  expect(found.text).toBe('az vm list');
  expect(edited(found, { do: 'search' }, lines).text).toBe('ssh vm-web');
  const byCase = edited(edited(EMPTY_EDITOR, { do: 'search' }, lines), { do: 'insert', text: 'token' }, lines);
  expect(byCase.text).toBe('echo $TOKEN');
});

test('whatever is pressed, the cursor stays within the text and between graphemes', () => {
  const keys = fc.constantFrom<Edit['do']>(
    ...(['left', 'right', 'word-left', 'word-right', 'start', 'end', 'delete-back', 'delete-forward'] as const),
    ...(['delete-word', 'delete-to-start', 'delete-to-end', 'older', 'newer', 'search'] as const),
  );
  const edit = fc.oneof(
    keys.map((key) => ({ do: key }) as Edit),
    fc.string({ unit: 'grapheme', maxLength: 4 }).map((text): Edit => ({ do: 'insert', text })),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
      const { text, cursor } = edits.reduce((state, one) => edited(state, one, history), EMPTY_EDITOR);
      expect(cursor).toBeGreaterThanOrEqual(0);
      expect(cursor).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
