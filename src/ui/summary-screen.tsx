import type { ReactElement } from 'react';
import type { Scenario } from '../catalog/scenario.ts';
import { lessonOf, questionOf, scenarioOf } from '../session/lookup.ts';
import type { Outcome, ScenarioResult, SummaryScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { truncate } from '../text/width.ts';
import { chrome } from './chrome.ts';
import { counted } from './counted.ts';
import { useLab } from './lab-context.ts';
import { nextText } from './next-text.ts';
import { Reading, textColumns } from './reading.tsx';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, rowText, span } from './row.ts';
import { useMarkdown } from './use-markdown.ts';

type Say = (text: string, tone?: 'plain' | 'strong' | 'heading' | 'right') => readonly Row[];

/** How many were right at the first try, and those that were not. */
function outcomeRows(
  outcomes: readonly Outcome[],
  what: string,
  missedRow: (outcome: Outcome) => Row,
  say: Say,
): readonly Row[] {
  const first = outcomes.filter((one, index) => outcomes.findIndex((it) => it.questionId === one.questionId) === index);
  const right = first.filter((one) => one.isCorrect).length;
  const missed = first.filter((one) => !one.isCorrect);
  const how = first.length === 0 ? '' : ` ${right} of ${first.length} right at the first try.`;
  const [head = [], ...rest] = say(`${what} done.${how}`, 'strong');
  const rows = [[...gutter(chrome('✓'), 'right'), ...head.slice(1)], ...rest];
  if (missed.length === 0) return rows;
  return [...rows, BLANK, ...say('These come first in the next quiz:'), ...missed.map(missedRow)];
}

/** The shortest solution, where the learner's was longer: another way is worth seeing. */
function solutionRows(
  { lines, shortest }: ScenarioResult,
  scenario: Scenario,
  columns: number,
  say: Say,
): readonly Row[] {
  const solution = scenario.solutions.find((one) => one.lines.length === shortest);
  if (!solution || lines.length <= shortest) return [];
  const code = (line: string): readonly Row[] =>
    beside([...gutter(), span(chrome('$ '), 'faint')], { text: sanitizeLine(line), tone: 'code' }, columns + 2);
  return [BLANK, ...say(`The shortest known way: ${solution.title}`), ...solution.lines.flatMap(code)];
}

function scenarioRows(result: ScenarioResult, scenario: Scenario, columns: number, say: Say): readonly Row[] {
  const { lines, shortest, hintsShown, undos } = result;
  const help = [
    hintsShown > 0 ? counted(hintsShown, 'hint') : 'no hint',
    undos > 0 ? counted(undos, 'undo') : 'no undo',
  ];
  const how = `Solved with ${counted(lines.length, 'line')}, ${help.join(', ')}. The shortest known solution has ${shortest}.`;
  return [
    ...beside(gutter(chrome('✓'), 'right'), { text: sanitizeLine(how), tone: 'strong' }, columns + 2),
    BLANK,
    ...say('Take away', 'heading'),
    ...scenario.takeaways.flatMap((text) => beside(gutter(chrome('→'), 'accent'), { text }, columns + 2)),
    ...solutionRows(result, scenario, columns, say),
  ];
}

interface Summary {
  readonly title: SafeText;
  readonly rows: readonly Row[];
}

function useSummary(session: Session, { of }: Screen, columns: number): Summary {
  const markdown = useMarkdown();
  const { course } = session;
  const say: Say = (text, tone) => indented(paragraph(sanitizeLine(text), columns, tone));
  const missedRow = ({ questionId }: Outcome): Row => {
    const stem = questionOf(course, questionId)?.stem ?? chrome('');
    const line = sanitizeLine(markdown(stem, columns).map(rowText).join(' '));
    return [...gutter(chrome('✗'), 'wrong'), span(truncate(line, columns))];
  };
  switch (of.kind) {
    case 'lesson': {
      const title = lessonOf(course, of.lessonId)?.title ?? chrome('Lesson');
      return { title, rows: outcomeRows(of.outcomes, 'Lesson', missedRow, say) };
    }
    case 'quiz':
      return { title: sanitizeLine(of.title), rows: outcomeRows(of.outcomes, 'Quiz', missedRow, say) };
    case 'scenario': {
      const scenario = scenarioOf(course, of.scenarioId);
      const rows = scenario ? scenarioRows(of.result, scenario, columns, say) : [];
      return { title: scenario?.title ?? chrome('Scenario'), rows };
    }
  }
}

function savedText({ save }: Session): string {
  if (save.reason !== undefined) return `Not saved: ${save.reason}`;
  return save.isSaved ? 'Saved.' : 'Saving.';
}

/** What a lesson, a quiz or a scenario came to, and what comes next. */
export function SummaryScreen({
  session,
  screen,
}: {
  readonly session: Session;
  readonly screen: Screen;
}): ReactElement {
  const columns = textColumns(useLab().viewport);
  const { title, rows } = useSummary(session, screen, columns);
  const next: Row = [
    ...gutter(chrome('❯'), 'accent'),
    span(chrome('Next: '), 'strong'),
    span(nextText(session, screen), 'strong'),
  ];
  const end = [BLANK, next, BLANK, ...indented([rowOf(sanitizeLine(savedText(session)), 'faint')])];
  return <Reading session={session} title={title} rows={[...rows, ...end]} />;
}
