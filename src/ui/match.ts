import type { OptionPrompt } from '../catalog/prompt.ts';
import type { Asking } from '../session/screen.ts';
import { chrome } from './chrome.ts';
import { complaintRows } from './complaint-rows.ts';
import { letterAt } from './keys-question.ts';
import { type OptionRows, optionRows } from './option-rows.ts';
import { BLANK } from './row.ts';

/** The numbered lefts, each with the letter that it was given; below them the lettered rights, each with the number that has it. */
export function matchRows(asking: Asking, prompt: OptionPrompt, columns: number): OptionRows {
  if (prompt.kind !== 'match') return { rows: [], cursor: { from: 0, to: 0 } };
  const { cursor, picked } = asking;
  const { lefts, options } = prompt;
  const given = optionRows({ options: lefts, cursor, nameOf: (index) => chrome(`${index + 1}`) }, columns, ({ id }) => {
    const right = options.findIndex((one) => one.id === picked[lefts.findIndex((left) => left.id === id)]);
    return right < 0 ? chrome('[ ] ') : chrome(`[${letterAt(right)}] `);
  });
  const rights = optionRows({ options }, columns, ({ id }) => {
    const left = picked.indexOf(id);
    return left < 0 ? chrome('[ ] ') : chrome(`[${left + 1}] `);
  });
  const rows = [...given.rows, BLANK, ...rights.rows, ...complaintRows(asking, columns)];
  return { rows, cursor: { from: given.cursor.from, to: rows.length } };
}
