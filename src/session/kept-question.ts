import type { CommandQuestion } from '../catalog/question-command.ts';
import { fixtureHash } from './kept-run.ts';
import { itemOf } from './lookup.ts';
import type { Begun, ProgressEvent } from './progress.ts';
import type { Asking } from './screen.ts';
import type { Session } from './session.ts';

const worldOf = (session: Session, { fixture }: CommandQuestion): number =>
  fixtureHash(session, { scenarioId: undefined, fixtureId: fixture });

/** What was typed at a question that was left unanswered; undefined where there is nothing, or the question is another one by now. */
export function linesLeft(session: Session, question: CommandQuestion): Begun | undefined {
  const item = itemOf(session.course, question.id);
  const { begun, items } = session.progress;
  const left = begun.get(item);
  if (left?.revision !== question.revision || left.fixture !== worldOf(session, question)) return undefined;
  const answered = items.get(item);
  return answered && answered.lastAt >= left.at ? undefined : left;
}

/** What is journalled of a line at a question, so that it is there when one comes back; `undefined` where no line is the answer. */
export function typedAt(session: Session, { question, askedAt }: Asking, line: string): ProgressEvent | undefined {
  if (question.kind !== 'command') return undefined;
  const left = linesLeft(session, question);
  return {
    type: 'typed',
    item: itemOf(session.course, question.id),
    revision: question.revision,
    fixture: worldOf(session, question),
    run: left?.run ?? askedAt,
    place: left?.lines.length ?? 0,
    line,
  };
}
