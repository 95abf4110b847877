import { homedir } from 'node:os';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { createChunkLoader } from './io/chunk-loader.ts';
import { findCache, openCodeCache } from './io/code-cache.ts';

declare const MI_LAB_BUILD: string;

/** Milliseconds after which what a start needs has run, and its compiled code is kept for the next one. */
const SETTLED = 1_500;

/** Commands that run other parts of the files than the lab does; so does the lab line by line. */
const TOOLS = ['list', 'run', 'check', 'doctor', 'progress', 'author'];

/** Empty where the system knows of none. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

const [, , first = ''] = process.argv;
const folder = findCache({ env: process.env, platform: process.platform, homedir: homeFolder() });
const version = `${MI_LAB_BUILD}-${process.version}-${process.arch}`;
const kind = TOOLS.includes(first) ? first : isatty(1) ? 'lab' : 'plain';
const loader = createChunkLoader(folder === undefined ? undefined : openCodeCache(folder, version, kind), require);
setTimeout(loader.keep, SETTLED).unref();
process.on('exit', loader.keep);
const cli = loader.load(join(__dirname, 'cli.cjs')) as { main(args: readonly string[]): Promise<void> };
void cli.main(process.argv.slice(2));
