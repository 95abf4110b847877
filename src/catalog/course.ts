import type { Term } from './glossary.ts';
import type { Lesson } from './lesson.ts';
import type { Misconception } from './misconception.ts';
import type { Fact, Fixture, Pack, Scenario } from './scenario.ts';

/** A checked course: what the YAML of one pack says, and nothing derived. Plain data, so that it can be prepared at build. */
export interface Course {
  readonly pack: Pack;
  /** In the order of the modules, then as their module names them; those that it does not name follow by file name. */
  readonly lessons: readonly Lesson[];
  /** In the order of the modules, then as the lessons lead to them; those that no lesson leads to come last. */
  readonly scenarios: readonly Scenario[];
  readonly fixtures: readonly Fixture[];
  readonly facts: readonly Fact[];
  readonly misconceptions: readonly Misconception[];
  readonly glossary: readonly Term[];
}
