import type { Session } from '../session/session.ts';
import { terminalOf } from '../session/terminal.ts';
import { elsewhereLine } from './elsewhere-text.ts';
import { panelText } from './plain-panels.ts';
import { predictingText } from './plain-question.ts';
import { plainText } from './plain-text.ts';
import { entryText, storyOf } from './plain-transcript.ts';

/** What an author wants to see, as text: at a prompt the lines that led there, since nobody has typed them. */
export function previewText(session: Session): string {
  const { course, reread, elsewhere } = session;
  const run = terminalOf(session);
  const again = [...(reread === undefined ? [] : [reread, '']), ...(elsewhere ? [elsewhereLine(elsewhere), ''] : [])];
  if (!run) return [...again, plainText(session)].join('\n');
  const entries = run.entries.flatMap((entry) =>
    entry.kind === 'line'
      ? [`${entry.prompt} ${entry.text}`, entryText(entry).trimEnd()]
      : [entryText(entry).trimEnd()],
  );
  const below = [
    panelText(run, storyOf(session), course.facts),
    ...(run.predicting ? [predictingText(run.predicting)] : []),
  ];
  const shown = [...again, ...entries, ...below].filter((text) => text !== '');
  return shown.length > 0 ? shown.join('\n') : plainText(session);
}
