import { DAY } from '../sim/duration.ts';
import type { Run } from './run.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The simulated clock: `day 0 · 09:14:00`; days are counted from when the learner began. Times are UTC. */
export function clockText(run: Pick<Run, 'start' | 'sandbox'>): string {
  const { now } = run.sandbox.world;
  const startOfDay = (at: number): number => Math.floor(at / DAY);
  const seconds = Math.floor((now % DAY) / 1000);
  const day = startOfDay(now) - startOfDay(run.start.world.now);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `day ${day} · ${time}`;
}
