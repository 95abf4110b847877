import type { Question } from '../catalog/question.ts';
import type { Scenario } from '../catalog/scenario.ts';
import { ask } from '../session/asking.ts';
import type { SafeText } from '../text/safe-text.ts';
import { markdownRowsOf } from './markdown-library.ts';
import { questionRows } from './question-view.ts';
import { bodyRows, textColumns } from './reading.tsx';
import { paragraph } from './row.ts';
import { storyRows } from './story-page.ts';

/** The window that everything has to be usable in. */
const WINDOW = { columns: 80, rows: 24 };

const columns = textColumns(WINDOW);

/** Rows of text that are seen at once there, under the empty one. */
export const rowsSeen = bodyRows(WINDOW) - 1;

/** How many rows a page of a lesson takes, as the screen draws it; Markdown is loaded. */
export function pageHeight(title: SafeText, text: SafeText): number {
  return paragraph(title, columns, 'heading').length + 1 + markdownRowsOf(text, columns, false).length;
}

/** The same of a question with everything that is there to choose from. */
export function questionHeight(question: Question): number {
  const stem = markdownRowsOf(question.stem, columns, false);
  if (question.kind === 'command') return stem.length + 1;
  return questionRows(ask(question, 0), stem, { columns, height: bodyRows(WINDOW) }).rows.length;
}

/** The same of what is read before a terminal opens. */
export function storyHeight(scenario: Pick<Scenario, 'story' | 'tasks'>): number {
  return storyRows(scenario, markdownRowsOf(scenario.story, columns, false), columns).length;
}
