import type { ScenarioPart } from './scenario-part.ts';
import type { Destination, LessonStep } from './screen.ts';

/** The part of a course that an author is writing, where it can be looked at. */
export type EditedPlace =
  | { readonly kind: 'step'; readonly lessonId: string; readonly step: LessonStep }
  | { readonly kind: 'scenario'; readonly scenarioId: string; readonly part: ScenarioPart }
  | { readonly kind: 'screen'; readonly destination: Destination };
