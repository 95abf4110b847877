import { describe, expect, test } from 'vitest';
import { outputText } from '../../../src/shell/az/az-output.ts';
import { REAL_OUTPUTS } from './real-outputs.ts';

describe.each(REAL_OUTPUTS)('a result prints as in real az: $value', ({ value, query, table, ...real }) => {
  const wanted = { ...(query === undefined ? {} : { query }), ...(table === undefined ? {} : { table }) };

  test('as json', async () => {
    expect(await outputText(value, { ...wanted, format: 'json' })).toBe(real.json);
  });

  test('as yaml', async () => {
    expect(await outputText(value, { ...wanted, format: 'yaml' })).toBe(real.yaml);
  });

  test('as tsv', async () => {
    expect(await outputText(value, { ...wanted, format: 'tsv' })).toBe(real.tsv);
  });

  test('as a table', async () => {
    expect(await outputText(value, { ...wanted, format: 'table' })).toBe(real.tableText);
  });
});

test('a result of nothing, or a query that finds nothing, prints nothing', async () => {
  expect(await outputText(undefined, { format: 'json' })).toBe('');
  expect(await outputText(null, { format: 'table' })).toBe('');
  expect(await outputText({ name: 'vm-web' }, { format: 'json', query: 'tags' })).toBe('');
});

test('the format none prints nothing', async () => {
  expect(await outputText({ name: 'vm-web' }, { format: 'none' })).toBe('');
});

test('the coloured formats are the plain ones off a terminal', async () => {
  expect(await outputText({ b: 1, a: null }, { format: 'jsonc' })).toBe('{\n  "a": null,\n  "b": 1\n}\n');
  expect(await outputText({ b: 1, a: null }, { format: 'yamlc' })).toBe('a: null\nb: 1\n');
});

test('a query takes the place of the columns that a command has of its own', async () => {
  const text = await outputText([{ name: 'vm-web', size: 'S' }], {
    format: 'table',
    query: '[].{Size: size}',
    table: '[].{Name: name}',
  });
  expect(text).toBe('Size\n------\nS\n');
});
