import { beforeAll, describe, expect, test } from 'vitest';
import { overflowIssues } from '../../src/catalog/check-overflow.ts';
import { issueText } from '../../src/catalog/issue.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import * as counts from '../../src/ui/row-counts.ts';
import { BADGE, changed, SCENARIO } from '../catalog/miniature-course.ts';

beforeAll(loadMarkdown);

/** What does not fit, after something in the miniature course was replaced. */
function said(...changes: readonly (readonly [string, string, string])[]): readonly string[] {
  const files = Object.entries(changed(...changes)).map(([path, text]) => ({ path, text }));
  return overflowIssues(readCourse(files).parts, counts).map(issueText);
}

const paragraphs = (count: number, indent: string): string =>
  Array.from({ length: count }, (_, index) => `Line ${index}.`).join(`\n\n${indent}`);

describe('what does not fit into 80 by 24', () => {
  test('the miniature course does', () => expect(said()).toEqual([]));

  test('a page that just fits, and one row more', () => {
    const page = (count: number, end = '') =>
      said([BADGE, 'comes first.\n', `comes first.\n\n      ${paragraphs(count, '      ')}${end}\n`]);
    expect(page(6)).toEqual([]);
    expect(page(7)).toEqual([
      `${BADGE}:11:11 warning: this page takes 20 rows, and a window of 80 by 24 shows 19. Shorten it, or make two pages of it.`,
    ]);
  });

  test('a question whose options are below the window', () => {
    const [issue] = said([BADGE, 'has a fresh identity and no role. What fails?', paragraphs(9, '          ')]);
    expect(issue).toMatch(
      /10-badge\.yaml:19:15 warning: this question takes 2\d rows with what there is to choose from/,
    );
  });

  test('a story may be read on, but not for ever', () => {
    const story = (count: number) => said([SCENARIO, 'fails since yesterday.', paragraphs(count, '  ')]);
    expect(story(11)).toEqual([]);
    expect(story(16)[0]).toMatch(/20-two-identities\.yaml:9:8 warning: this story takes 3\d rows with its tasks/);
  });
});
