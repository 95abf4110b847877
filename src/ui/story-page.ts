import type { Scenario } from '../catalog/scenario.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, type Row, rowOf } from './row.ts';

/** What a terminal is opened for: what happened before, and what is wanted. */
export type Story = Pick<Scenario, 'story' | 'tasks'>;

/** What happened before and what is wanted. */
export function storyRows({ tasks }: Pick<Story, 'tasks'>, story: readonly Row[], columns: number): readonly Row[] {
  return [
    ...indented(story),
    ...(tasks.length > 0 ? [BLANK, ...indented([rowOf(chrome('What is wanted'), 'heading')])] : []),
    ...tasks.flatMap(({ text }) => beside(gutter(chrome('○')), { text }, columns + 2)),
  ];
}
