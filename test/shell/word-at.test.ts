// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bash writes its variables like this
import { expect, test } from 'vitest';
import { type WordAtCursor, wordAt } from '../../src/shell/word-at.ts';

/** The bar marks the cursor. */
function at(text: string): WordAtCursor {
  const cursor = text.indexOf('|>');
  return wordAt(text.replace('|>', ''), cursor);
}

test.each<[string, string[], string, number]>([
  ['az vm cr|>', ['az', 'vm'], 'cr', 6],
  ['az vm |>', ['az', 'vm'], '', 6],
  ['az vm|> create', ['az'], 'vm', 3],
  ['|>', [], '', 0],
  ['a; az gr|>', ['az'], 'gr', 6],
  ['a | jq -|>', ['jq'], '-', 7],
  ['ID=$(az identity sh|>', ['az', 'identity'], 'sh', 17],
  ['echo "$(az gr|>', ['az'], 'gr', 11],
  ['for i in 1 2; do az v|>', ['az'], 'v', 20],
  ['if true; then cu|>', [], 'cu', 14],
  ['X=1 Y=2 az |>', ['az'], '', 11],
  [
    'az role assignment create --role "Storage Bl|>',
    ['az', 'role', 'assignment', 'create', '--role'],
    'Storage Bl',
    33,
  ],
  ["az x --query '[?a|>", ['az', 'x', '--query'], '[?a', 13],
  ['az group show -n $RG{x} -o |>', ['az', 'group', 'show', '-n', '$RG{x}', '-o'], '', 27],
  ['cat my\\ fi|>', ['cat'], 'my fi', 4],
  ['a && { az |>', ['az'], '', 10],
])('%s', (text, argv, word, start) => {
  expect(at(text)).toEqual({ argv, word, start });
});
