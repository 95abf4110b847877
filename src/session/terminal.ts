import { isPlaying } from './asking.ts';
import type { Run } from './run.ts';
import type { Asking, Screen } from './screen.ts';
import type { Session } from './session.ts';

/** The question that a lesson or a quiz asks now. */
export const askingOn = (screen: Screen): Asking | undefined =>
  screen.name === 'lesson' || screen.name === 'quiz' ? screen.asking : undefined;

/** The run whose terminal is on the screen, to be typed into: that of a scenario, or of a question that is answered there. */
export function terminalOf({ screen }: Session): Run | undefined {
  switch (screen.name) {
    case 'scenario':
      return screen.phase === 'play' && !screen.run?.isReplaying ? screen.run : undefined;
    case 'lesson':
    case 'quiz':
      return screen.asking?.prompt.kind === 'type' && !screen.asking.answered ? screen.asking.sandbox?.run : undefined;
    default:
      return undefined;
  }
}

/** Whether a terminal will be on the screen as soon as its world is there, and what led to it has been played again. */
export function isOpening(session: Session): boolean {
  const { screen } = session;
  if (terminalOf(session)) return false;
  if (screen.name === 'scenario') return screen.phase === 'play';
  const asking = askingOn(screen);
  return asking?.prompt.kind === 'type' && !asking.answered && asking.sandbox?.failed === undefined;
}

/** The question on the screen that is answered with a short text, while that is being typed. */
export function entryOf({ screen }: Session): Asking | undefined {
  const asking = askingOn(screen);
  return asking?.editor && !asking.answered ? asking : undefined;
}

/** Whether a world is being made for the screen, or lines are at work on it. */
export function isAtWork(session: Session): boolean {
  const { screen } = session;
  const run = terminalOf(session);
  if (run) return run.running !== undefined || run.pause !== undefined;
  if (screen.name === 'scenario') return screen.phase === 'play';
  const asking = askingOn(screen);
  if (!asking?.sandbox || asking.sandbox.failed !== undefined) return false;
  return isPlaying(asking) || !asking.sandbox.run;
}
