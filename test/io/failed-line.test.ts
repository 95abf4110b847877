import { expect, test } from 'vitest';
import { failedLineText } from '../../src/io/failed-line.ts';

test.each([
  ['az group show -n x', 3, 'ERROR: not found\n', '`az group show -n x` fails with exit code 3: ERROR: not found.'],
  [
    'next',
    127,
    'bash: next: command not found\n',
    '`next` is a word of the lab, for somebody at its prompt; a file knows it not. Write clock to next.',
  ],
  [
    'undo',
    127,
    'bash: undo: command not found\n',
    '`undo` is a word of the lab, for somebody at its prompt; a file knows it not. Write shell lines only.',
  ],
  ['nexd', 127, 'bash: nexd: command not found', '`nexd` fails with exit code 127: bash: nexd: command not found.'],
])('%s with exit code %i', (typed, exitCode, said, expected) => {
  expect(failedLineText(typed, { exitCode, said })).toBe(expected);
});
