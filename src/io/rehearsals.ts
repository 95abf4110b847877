import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageFolder } from './load-course.ts';
import { rehearse, type World, type WorldReport } from './rehearse.ts';

/** Plays what begins in each of these worlds; the reports stand in their order. */
export type Rehearse = (worlds: readonly World[]) => Promise<readonly WorldReport[]>;

/** One world after the other, in this thread. */
export async function rehearseHere(worlds: readonly World[]): Promise<readonly WorldReport[]> {
  const reports: WorldReport[] = [];
  for (const world of worlds) reports.push(await rehearse(world));
  return reports;
}

/** To start a thread and load the shell in it takes about as long as to play this many worlds. */
const WORLDS_WORTH_A_THREAD = 4;

/** What takes longest should not come last, when all other threads are done. */
const size = ({ fixture, scenarios, questions }: World): number =>
  JSON.stringify(fixture).length + JSON.stringify(scenarios).length + JSON.stringify(questions).length;

/** In as many threads of the built lab as there are processors, where there is enough to do for more than one. */
export async function rehearseInThreads(worlds: readonly World[]): Promise<readonly WorldReport[]> {
  const threads = Math.min(availableParallelism(), Math.floor(worlds.length / WORLDS_WORTH_A_THREAD));
  if (threads < 2) return rehearseHere(worlds);
  const reports: WorldReport[] = [];
  const waiting = [...worlds.entries()].sort(([, one], [, other]) => size(one) - size(other));
  const work = async (): Promise<void> => {
    const thread = new Worker(join(packageFolder(), 'dist', 'rehearsal-thread.cjs'));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [index, world] = next;
      thread.postMessage(world);
      const [report] = await once(thread, 'message');
      reports[index] = report;
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: threads }, work));
  return reports;
}
