import { expect, test } from 'vitest';
import { sanitize } from '../../src/text/safe-text.ts';
import { foldedTables } from '../../src/ui/table-fold.ts';

const linesOf = (text: string) => text.split('\n').map((line) => sanitize(line));
const shown = (text: string, room: number): string => {
  const lines = linesOf(text);
  const folded = foldedTables(lines, room);
  return lines.flatMap((line, index) => folded.get(index) ?? [line]).join('\n');
};

const ROLES = `Principal             Role                      Scope
--------------------  ------------------------  --------------------------------
operator@contoso.com  Owner                     /subscriptions/0f139d69
operator@contoso.com  Storage Blob Data Reader  /subscriptions/0f139d69/stshop
done`;

test('a table that fits stays as it was printed', () => {
  expect(shown(ROLES, 90)).toBe(ROLES);
});

test('a wider one is folded by its columns, so that a row can be read along; what follows it is left alone', () => {
  expect(shown(ROLES, 60)).toBe(`Principal           Role                 Scope
------------------  -------------------  -------------------
operator@contoso.   Owner                /subscriptions/
com                                      0f139d69
operator@contoso.   Storage Blob Data    /subscriptions/
com                 Reader               0f139d69/stshop
done`);
});

test('an id is broken between its steps, and one that would stand high in its column is told across the window', () => {
  const scope =
    '/subscriptions/21c9de8a-37db-46aa-b522-fdb85f364b44/resourceGroups/rg-shop/providers/Microsoft.Storage';
  const table = `Principal             Role   Scope\n--------------------  -----  ${'-'.repeat(scope.length)}\noperator@contoso.com  Owner  ${scope}`;
  expect(shown(table, 76)).toBe(`Principal  operator@contoso.com
Role       Owner
Scope      /subscriptions/21c9de8a-37db-46aa-b522-fdb85f364b44/
           resourceGroups/rg-shop/providers/Microsoft.Storage
`);
});

test('one with too many columns is told field by field', () => {
  const many = `AccessTier    Kind       Location    Name
------------  ---------  ----------  ------
Hot           StorageV2  westeurope  stshop`;
  expect(shown(many, 30)).toBe(`AccessTier  Hot
Kind        StorageV2
Location    westeurope
Name        stshop
`);
});

test('no character of a cell is lost, whatever the width', () => {
  for (let room = 20; room < 90; room++) {
    const cells = shown(ROLES, room).replaceAll(/[\s-]/g, '');
    for (const letter of 'operator@contoso.com') expect(cells).toContain(letter);
    expect([...cells].filter((one) => one === '/').length).toBe(5);
  }
});
