import type { Course } from '../catalog/course.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { SaveState } from './action.ts';
import type { CommandHelp } from './command-help.ts';
import type { Elsewhere } from './edited-place.ts';
import type { Progress } from './progress.ts';
import type { Screen } from './screen.ts';

/** What the learner is doing, whole: the course, what is known of them, and the screen. */
export interface Session {
  readonly course: Course;
  readonly progress: Progress;
  readonly screen: Screen;
  readonly save: SaveState;
  /** Real time of the last action that changed anything, epoch milliseconds. */
  readonly now: number;
  /** What local time is ahead of UTC, milliseconds: a learner's day begins at their own midnight. */
  readonly utcOffset: number;
  /** The number of the next ticket: effects that come back late are known by theirs. */
  readonly nextTicket: number;
  /** What can be read about the sandbox's commands. */
  readonly commands: readonly CommandHelp[];
  /** Lines about recovered journals and the like, shown on the home screen. */
  readonly notices: readonly string[];
  /** An author looks at what they write; where it is watched, what is broken comes back when it is saved. */
  readonly preview?: 'once' | 'watched';
  /** In a preview: files that were read again while something else is looked at. */
  readonly reread?: SafeText;
  /** In a preview: what is wrong with other files, whose last sound state is shown. */
  readonly elsewhere?: Elsewhere;
}
