import { parentPort } from 'node:worker_threads';
import { rehearse, type World } from './rehearse.ts';

// A thread of `rehearseInThreads`: a world comes in, what was found wrong in it goes out.
parentPort?.on('message', async (world: World) => parentPort?.postMessage(await rehearse(world)));
