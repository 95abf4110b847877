// A learner who has answered 100,000 times in a thousand sittings: what `npm run bench` starts from.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SITTINGS = 1_000;
const ANSWERS = 100;
const QUESTIONS = 100;
const MINUTE = 60_000;

/** The journal's own encoding, as the lab writes it. */
async function loadRecord(folder) {
  const outfile = join(folder, 'journal-record.mjs');
  const entry = join(root, 'src/io/journal-record.ts');
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
  return import(pathToFileURL(outfile).href);
}

const answer = (sitting, place, at) => ({
  type: 'answered',
  item: `mi-lab/q-${(sitting * 7 + place * 13) % QUESTIONS}`,
  revision: 1,
  answer: { kind: 'pick-one', option: 'b' },
  isCorrect: place % 4 !== 0,
  mode: 'review',
  duration: 5_000,
  hints: 0,
  at,
});

/** Writes the journals into `home`; `folder` is for what is needed on the way. How many answers they hold. */
export async function writeLongHistory(home, folder) {
  const { encode, firstPrevious } = await loadRecord(folder);
  mkdirSync(join(home, 'journal'), { recursive: true, mode: 0o700 });
  let at = Date.UTC(2025, 0, 1);
  for (let sitting = 0; sitting < SITTINGS; sitting++) {
    let previous = firstPrevious;
    const lines = [];
    for (let sequence = 1; sequence <= ANSWERS; sequence++) {
      at += MINUTE;
      const { bytes, checksum } = encode({ sequence, previous, event: answer(sitting, sequence, at) });
      previous = checksum;
      lines.push(bytes);
    }
    const name = `00000000-0000-4000-8000-${String(sitting).padStart(12, '0')}.jsonl`;
    writeFileSync(join(home, 'journal', name), Buffer.concat(lines), { mode: 0o600 });
  }
  return SITTINGS * ANSWERS;
}
