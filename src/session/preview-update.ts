import type { Course } from '../catalog/course.ts';
import type { EditedPlace, Look } from './edited-place.ts';
import { linesTo } from './edited-scenario.ts';
import { openLessonAt } from './lesson-update.ts';
import { lessonOf, scenarioOf } from './lookup.ts';
import { goneTo } from './navigation.ts';
import { NO_PROGRESS } from './progress.ts';
import type { ScenarioPart } from './scenario-part.ts';
import type { LessonScreen, ScenarioScreen, WorkScreen } from './screen.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';
import { workScreen } from './work-screen.ts';

/** Opens a scenario at a part of it: its lines are played to there, and what comes after is the author's. */
function openPart(session: Session, scenarioId: string, part: ScenarioPart, at: number): Update {
  const opened = goneTo(session, { to: 'scenario', scenarioId }, at);
  const scenario = scenarioOf(session.course, scenarioId);
  const { screen } = opened.session;
  if (!scenario || screen.name !== 'scenario' || part.kind === 'story') return opened;
  const edited = { part, waiting: linesTo(scenario, part) };
  return { ...opened, session: { ...opened.session, screen: { ...screen, phase: 'play', edited } } };
}

function openPlace(session: Session, place: EditedPlace, at: number): Update {
  switch (place.kind) {
    case 'step':
      return openLessonAt(session, place.lessonId, place.step, at);
    case 'scenario':
      return openPart(session, place.scenarioId, place.part, at);
    case 'screen':
      return goneTo(session, place.destination, at);
  }
}

/** Goes on with a course as its author has it now, at the place that is being written: as somebody who was never there. */
function shownEdited(session: Session, { course, place }: Look & { readonly type: 'show-edited' }, at: number): Update {
  return openPlace({ ...session, course, progress: NO_PROGRESS, screen: { name: 'home' } }, place, at);
}

const fixtureOf = ({ fixtures }: Course, id: string | undefined): unknown => fixtures.find((one) => one.id === id);

/** What of a course a screen was made from; all else it looks up whenever it is drawn. */
function madeFrom(course: Course, screen: WorkScreen): unknown {
  switch (screen.name) {
    case 'scenario':
      return [scenarioOf(course, screen.scenarioId), fixtureOf(course, screen.fixtureId)];
    case 'lesson': {
      const { asking } = screen;
      const fixture = asking && 'fixture' in asking.question ? fixtureOf(course, asking.question.fixture) : undefined;
      return [lessonOf(course, screen.lessonId), fixture];
    }
    default:
      return undefined;
  }
}

/** The same screen anew, as the course has it now. */
function openAgain(session: Session, screen: ScenarioScreen | LessonScreen, at: number): Update {
  if (screen.name === 'lesson') return openLessonAt(session, screen.lessonId, screen.step, at);
  const { scenarioId, fixtureId, edited } = screen;
  if (scenarioId !== undefined) return openPart(session, scenarioId, edited?.part ?? { kind: 'story' }, at);
  return goneTo(session, { to: 'sandbox', ...(fixtureId === undefined ? {} : { fixtureId }) }, at);
}

/**
 * Goes on with the course where something else of it was saved: what is on the screen stays, and begins anew only where it was
 * made from what changed.
 */
function shownReread(session: Session, { course, files }: Look & { readonly type: 'show-reread' }, at: number): Update {
  const { screen: present } = session;
  const world = present.name === 'broken' ? present.world : undefined;
  const screen = present.name === 'broken' ? (world ?? present.back) : present;
  const work = workScreen({ ...session, screen });
  const fresh: Session = { ...session, course, screen, reread: files };
  const isSame = JSON.stringify(madeFrom(session.course, work)) === JSON.stringify(madeFrom(course, work));
  if ((isSame && !world) || (work.name !== 'scenario' && work.name !== 'lesson')) return only(fresh);
  return openAgain({ ...fresh, progress: NO_PROGRESS, screen: { name: 'home' } }, work, at);
}

/** Lays what is wrong with the course over the last page that could be shown. */
function shownBroken(session: Session, { issues }: Look & { readonly type: 'show-broken' }): Update {
  const { screen } = session;
  const world = screen.name === 'broken' && screen.world ? { world: screen.world } : {};
  return only({ ...session, screen: { name: 'broken', issues, back: workScreen(session), ...world } });
}

/** Shows what a look at the pack found. */
export function shownLook(session: Session, look: Look, at: number): Update {
  const { reread: _, elsewhere: __, ...rest } = session;
  const told: Session = look.elsewhere ? { ...rest, elsewhere: look.elsewhere } : rest;
  switch (look.type) {
    case 'show-edited':
      return shownEdited(told, look, at);
    case 'show-reread':
      return shownReread(told, look, at);
    case 'show-broken':
      return shownBroken(told, look);
  }
}
