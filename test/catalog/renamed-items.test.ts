import { expect, test } from 'vitest';
import { renamedItems } from '../../src/catalog/renamed-items.ts';
import { miniature } from '../session/miniature.ts';

test('every earlier id of a lesson, scenario or question leads to the present one', () => {
  const [lesson] = miniature.lessons;
  const [scenario] = miniature.scenarios;
  if (!lesson || !scenario) throw new Error('the miniature course has both');
  const renamed = renamedItems({
    ...miniature,
    lessons: [{ ...lesson, aliases: ['old-lesson'] }],
    scenarios: [{ ...scenario, aliases: ['older', 'oldest'] }],
  });
  expect([...renamed]).toEqual([
    ['old-lesson', 'first-lesson'],
    ['older', 'first-scenario'],
    ['oldest', 'first-scenario'],
  ]);
});
