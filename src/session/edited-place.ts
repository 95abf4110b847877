import type { Course } from '../catalog/course.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { ScenarioPart } from './scenario-part.ts';
import type { Destination, LessonStep } from './screen.ts';

/** The part of a course that an author is writing, where it can be looked at. */
export type EditedPlace =
  | { readonly kind: 'step'; readonly lessonId: string; readonly step: LessonStep }
  | { readonly kind: 'scenario'; readonly scenarioId: string; readonly part: ScenarioPart }
  | { readonly kind: 'screen'; readonly destination: Destination };

/** Errors of a pack outside the file that its author writes. */
export interface Elsewhere {
  readonly count: number;
  /** The first of them: `file:line:column message`. */
  readonly first: SafeText;
}

/**
 * What a look at a pack that is being written found: the place that changed, files that changed beside it, or what keeps it from
 * being shown. With `elsewhere` the course is what it was there before, or goes without it.
 */
export type Look = (
  | { readonly type: 'show-edited'; readonly course: Course; readonly place: EditedPlace }
  | { readonly type: 'show-reread'; readonly course: Course; readonly files: SafeText }
  | { readonly type: 'show-broken'; readonly issues: readonly SafeText[] }
) & { readonly elsewhere?: Elsewhere };
