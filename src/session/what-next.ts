import type { Lesson } from '../catalog/lesson.ts';
import { counted } from '../text/counted.ts';
import { runLeft, shellLinesOf } from './kept-run.ts';
import { placeIn } from './lesson-flow.ts';
import { stepLeft } from './lesson-place.ts';
import { itemOf } from './lookup.ts';
import type { Destination, LessonStep } from './screen.ts';
import type { Session } from './session.ts';

/** Something that was left in the middle: when, and how far it had come. */
interface Left {
  readonly at: number;
  readonly detail: string;
  readonly destination: Destination;
}

function placeText(lesson: Lesson, step: LessonStep | 'end'): string {
  if (step === 'end') return 'its last step';
  if (step.kind === 'missed') return 'what you missed';
  const { done, total } = placeIn(lesson, step);
  return `step ${done + 1} of ${total}`;
}

/** Lessons left in the middle. One that was finished once and is only looked into again is not among them. */
function lessonsLeft(session: Session): readonly Left[] {
  const { course, progress } = session;
  return course.lessons.flatMap((lesson): readonly Left[] => {
    const item = itemOf(course, lesson.id);
    const place = progress.places.get(item);
    if (!place || progress.completed.has(item)) return [];
    const step = stepLeft(session, lesson) ?? { kind: 'page' as const, section: 0 };
    return [{ at: place.at, detail: placeText(lesson, step), destination: { to: 'lesson', lessonId: lesson.id } }];
  });
}

function scenariosLeft(session: Session): readonly Left[] {
  return session.course.scenarios.flatMap(({ id: scenarioId, fixture: fixtureId }): readonly Left[] => {
    const left = runLeft(session, { scenarioId, fixtureId });
    if (!left) return [];
    const detail = `${counted(shellLinesOf(left), 'line')} so far`;
    return [{ at: left.at, detail, destination: { to: 'scenario', scenarioId } }];
  });
}

function isOpen({ course, progress }: Session, id: string): boolean {
  const item = itemOf(course, id);
  return !progress.completed.has(item) && !progress.solved.has(item);
}

/** The first lesson or scenario that is not done, in the order of the modules; else a quiz. */
export function nextInCourse(session: Session): Destination {
  const { course } = session;
  for (const { id } of course.pack.modules) {
    const lesson = course.lessons.find((one) => one.module === id && isOpen(session, one.id));
    if (lesson) return { to: 'lesson', lessonId: lesson.id };
    const scenario = course.scenarios.find((one) => one.module === id && isOpen(session, one.id));
    if (scenario) return { to: 'scenario', scenarioId: scenario.id };
  }
  return { to: 'quiz' };
}

/** What to do next; `left` where it was begun already. */
interface Next {
  readonly destination: Destination;
  readonly left?: { readonly detail: string };
}

/**
 * What to do next, the same wherever it is asked: on the home screen, after a lesson or a scenario, and by `learn` alone. What was
 * left in the middle comes first, the last of it; else the course goes on.
 */
export function whatNext(session: Session): Next {
  const [left] = [...scenariosLeft(session), ...lessonsLeft(session)].sort((one, other) => other.at - one.at);
  return left ? { destination: left.destination, left } : { destination: nextInCourse(session) };
}
