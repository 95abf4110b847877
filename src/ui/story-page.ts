import type { Scenario } from '../catalog/scenario.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, type Row, rowOf } from './row.ts';

/** What happened before and what is wanted. */
export function storyRows({ tasks }: Scenario, story: readonly Row[], columns: number): readonly Row[] {
  return [
    ...indented(story),
    BLANK,
    ...indented([rowOf(chrome('What is wanted'), 'heading')]),
    ...tasks.flatMap(({ text }) => beside(gutter(chrome('○')), { text }, columns + 2)),
  ];
}
