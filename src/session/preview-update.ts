import type { Course } from '../catalog/course.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { EditedPlace } from './edited-place.ts';
import { openLessonAt } from './lesson-update.ts';
import { goneTo } from './navigation.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';
import { workScreen } from './work-screen.ts';

/** Goes on with a course as its author has it now, at the place that is being written. */
export function shownEdited(session: Session, course: Course, place: EditedPlace, at: number): Update {
  const fresh: Session = { ...session, course, screen: { name: 'home' } };
  if (place.kind === 'step') return openLessonAt(fresh, place.lessonId, place.step, at);
  return goneTo(fresh, place.destination, at);
}

/** Lays what is wrong with the course over the last page that could be shown. */
export function shownBroken(session: Session, issues: readonly SafeText[]): Update {
  return only({ ...session, screen: { name: 'broken', issues, back: workScreen(session) } });
}
