import type { SafeText } from '../text/safe-text.ts';
import { type CourseParts, issueAt, placedQuestions } from './course-parts.ts';
import type { Issue } from './issue.ts';
import type { Question } from './question.ts';
import type { Scenario } from './scenario.ts';

/** How many rows things take in the smallest usual window, 80 by 24, as the screens draw them. */
export interface RowCounts {
  /** Rows that are seen at once. */
  readonly rowsSeen: number;
  pageHeight(title: SafeText, text: SafeText): number;
  questionHeight(question: Question): number;
  storyHeight(scenario: Pick<Scenario, 'story' | 'tasks'>): number;
}

/** A story scrolls, and the word `story` shows it again: it may take so many windows. */
const STORY_WINDOWS = 1.5;

/** What does not fit into a window of 80 by 24: pages and questions as a whole, stories that take much more. */
export function overflowIssues(parts: CourseParts, counts: RowCounts): readonly Issue[] {
  const { rowsSeen } = counts;
  const room = `a window of 80 by 24 shows ${rowsSeen}`;
  const pages = parts.byKind.lesson.flatMap(({ content, source }) =>
    content.sections.flatMap(({ title, text }, index): Issue[] => {
      const rows = counts.pageHeight(title, text);
      if (rows <= rowsSeen) return [];
      const message = `this page takes ${rows} rows, and ${room}. Shorten it, or make two pages of it.`;
      return [issueAt({ source, path: ['sections', index, 'text'] }, message, 'warning')];
    }),
  );
  const questions = placedQuestions(parts).flatMap(({ thing, source, path }): Issue[] => {
    const rows = counts.questionHeight(thing);
    if (rows <= rowsSeen) return [];
    const message = `this question takes ${rows} rows with what there is to choose from, and ${room}: nobody sees all of it at once. Shorten it.`;
    return [issueAt({ source, path: [...path, 'stem'] }, message, 'warning')];
  });
  const stories = parts.byKind.scenario.flatMap(({ content, source }): Issue[] => {
    const rows = counts.storyHeight(content);
    if (rows <= rowsSeen * STORY_WINDOWS) return [];
    const message = `this story takes ${rows} rows with its tasks, and ${room}. Shorten it to ${Math.floor(rowsSeen * STORY_WINDOWS)}.`;
    return [issueAt({ source, path: ['story'] }, message, 'warning')];
  });
  return [...pages, ...questions, ...stories];
}
