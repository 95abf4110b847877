import type { Fixture } from '../catalog/scenario.ts';
import { hashOf } from './hash.ts';
import { isLabWord } from './lab-words.ts';
import { itemOf, scenarioOf } from './lookup.ts';
import type { Begun, ProgressEvent } from './progress.ts';
import type { ScenarioScreen } from './screen.ts';
import type { Session } from './session.ts';

/** Where a sandbox is played in: a scenario, or free play on a fixture. */
type Place = Pick<ScenarioScreen, 'scenarioId' | 'fixtureId'>;

/** Whether a journalled item is free play, which belongs to no part of the course. */
export const isFreePlay = (item: string): boolean => /(^|\/)sandbox:/.test(item);

const fixtureAt = ({ course }: Session, { fixtureId }: Place): Fixture | undefined =>
  course.fixtures.find((one) => one.id === fixtureId);

/** The name under which a run is journalled; a colon is in no id of an author. */
function itemAt({ course }: Session, { scenarioId, fixtureId = '' }: Place): string {
  return itemOf(course, scenarioId ?? `sandbox:${fixtureId}`);
}

/** What the starting world is made from, as a hash. */
export const fixtureHash = (session: Session, place: Place): number =>
  hashOf(JSON.stringify(fixtureAt(session, place) ?? null));

const revisionAt = ({ course }: Session, { scenarioId }: Place): number =>
  scenarioOf(course, scenarioId)?.revision ?? 1;

/** How many of the lines went to the shell, since the last reset that was not undone at once; free play has resets of its own. */
export function shellLinesOf({ lines }: Pick<Begun, 'lines'>): number {
  let counts: readonly number[] = [0];
  let isFree = false;
  for (const line of lines) {
    const [count = 0, ...before] = counts;
    if (line === 'play') isFree = !isFree;
    else if (!isLabWord(line)) counts = [count + 1, ...before];
    else if (line === 'reset' && !isFree) counts = [0, ...counts];
    else if (line === 'undo' && !isFree && count === 0 && before.length > 0) counts = before;
  }
  return counts[0] ?? 0;
}

/** The run that was left unsolved here; undefined where there is none. */
export function runLeft(session: Session, place: Place): Begun | undefined {
  const begun = session.progress.begun.get(itemAt(session, place));
  if (!begun || begun.isOver) return undefined;
  return shellLinesOf(begun) > 0 || begun.lines.includes('hint') ? begun : undefined;
}

/** Whether a run can be gone on with: the scenario and its world are what they were. */
export function canGoOn(session: Session, place: Place, { revision, fixture }: Begun): boolean {
  return revision === revisionAt(session, place) && fixture === fixtureHash(session, place);
}

/**
 * What is journalled of a line, so that the run can be gone on with after it. A line typed for the learner is not theirs, and
 * where one tries what a question asked, nothing is to be gone on with.
 */
export function typedEvent(session: Session, screen: ScenarioScreen, line: string): ProgressEvent | undefined {
  if (screen.prepared || scenarioOf(session.course, screen.scenarioId)?.typed !== undefined) return undefined;
  const item = itemAt(session, screen);
  const known = session.progress.begun.get(item);
  return {
    type: 'typed',
    item,
    revision: revisionAt(session, screen),
    fixture: fixtureHash(session, screen),
    run: screen.beganAt,
    place: known?.run === screen.beganAt ? known.lines.length : 0,
    line,
  };
}
