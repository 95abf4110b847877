import type { LessonScreen, QuizScreen, Screen, WorkScreen } from './screen.ts';
import type { Session } from './session.ts';

/** The screen that the learner works on: the present one, or the one below help and search. A line goes on working there. */
export function workScreen({ screen }: Session): WorkScreen {
  let work = screen;
  while ('back' in work) work = work.back;
  return work;
}

const laidOver = (screen: Screen, work: WorkScreen): Screen =>
  'back' in screen ? ({ ...screen, back: laidOver(screen.back, work) } as Screen) : work;

/** Puts another screen in the place of the one that the learner works on; what is laid over it stays. */
export function withWorkScreen(session: Session, work: WorkScreen): Session {
  return { ...session, screen: laidOver(session.screen, work) };
}

/** A lesson or a quiz that is at a question. */
export type QuestionScreen = (LessonScreen | QuizScreen) & Required<Pick<LessonScreen, 'asking'>>;

/** The lesson or quiz that the learner works on, where it is at a question. */
export function questionScreen(session: Session): QuestionScreen | undefined {
  const work = workScreen(session);
  const isAsking = (work.name === 'lesson' || work.name === 'quiz') && work.asking !== undefined;
  return isAsking ? (work as QuestionScreen) : undefined;
}
