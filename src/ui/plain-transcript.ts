import { isExam } from '../session/exam.ts';
import { pageBeforeQuestion, scenarioOf } from '../session/lookup.ts';
import { mapChanges } from '../session/map-twin.ts';
import type { Entry, Run } from '../session/run.ts';
import type { Session } from '../session/session.ts';
import { askingOn, terminalOf } from '../session/terminal.ts';
import { type SafeText, sanitize } from '../text/safe-text.ts';
import { panelText } from './plain-panels.ts';
import { predictingText } from './plain-question.ts';
import { plainText } from './plain-text.ts';

const noteMarks = {
  hint: 'hint',
  met: '✓ met',
  unmet: '✗ no longer met',
  miss: 'look again',
  solved: '✓',
  plain: 'lab',
  list: 'lab',
  time: 'time',
} as const;

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function predictionText({ said, came, isCorrect, whys }: Extract<Entry, { kind: 'prediction' }>): string {
  const head = isCorrect ? `As you said: ${came}.` : `Not as you said. You said: ${said}. It came: ${came}.`;
  return `${[head, ...whys].join('\n')}\n`;
}

/** What a line printed, or what the lab said. */
export function entryText(entry: Entry): string {
  if (entry.kind === 'note') {
    const { tone, text } = entry;
    return tone === 'clear' ? '' : `${noteMarks[tone]}: ${text}\n`;
  }
  if (entry.kind === 'prediction') return predictionText(entry);
  // Who types it sees it there.
  if (entry.kind === 'word') return '';
  return ended(entry.outputs.map((output) => output.text).join(''));
}

/** For who listens: what the line changed first, and then what it printed, which may be long. */
function spokenEntries(entries: readonly Entry[], run: Run): string {
  const line = entries.find((entry) => entry.kind === 'line');
  const changes = line ? mapChanges(run).map((one) => `${one}\n`) : [];
  const failed = line?.kind === 'line' && line.exitCode ? [`The line failed with exit code ${line.exitCode}.\n`] : [];
  const notes = entries.filter((entry) => entry.kind !== 'line').map(entryText);
  const printed = entries.filter((entry) => entry.kind === 'line').map(entryText);
  return [...failed, ...changes, ...notes, ...printed].join('');
}

/** How many entries both transcripts share from their start. */
function sameStart(earlier: readonly Entry[], entries: readonly Entry[]): number {
  const differs = entries.findIndex((entry, index) => entry !== earlier[index]);
  return differs < 0 ? entries.length : differs;
}

/** What the word `story` tells: of a scenario its story, of a question what is asked, after the page that teaches it. */
export function storyOf({ course, screen }: Session): SafeText | undefined {
  if (screen.name === 'scenario') return scenarioOf(course, screen.scenarioId)?.story;
  const asking = askingOn(screen);
  if (!asking) return undefined;
  const page = isExam(screen) ? undefined : pageBeforeQuestion(course, asking.question.id)?.section.text;
  return page === undefined ? asking.question.stem : sanitize(`${page}\n\n${asking.question.stem}`);
}

/** What is new in the session since it was last shown: a page, a panel, or the end of a transcript. */
export function newText(before: Session | undefined, now: Session, isSpoken: boolean): string {
  const run = terminalOf(now);
  const predicting = run?.predicting;
  const earlier = before && terminalOf(before);
  if (run && earlier) {
    const entries = run.entries.slice(sameStart(earlier.entries, run.entries));
    const said = isSpoken ? spokenEntries(entries, run) : entries.map(entryText).join('');
    const choices = predicting && predicting !== earlier.predicting ? `\n${predictingText(predicting)}\n` : '';
    return said + choices + ended(panelText(run, storyOf(now), now.course.facts));
  }
  const complaint = askingOn(now.screen)?.complaint;
  if (before && complaint !== undefined && complaint !== askingOn(before.screen)?.complaint) return `${complaint}\n`;
  const page = plainText(now);
  return before && plainText(before) === page ? '' : `\n${page}\n`;
}
