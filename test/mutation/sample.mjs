import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DECLARATION = /^(?:export )?(?:async )?(?:function|const|class|let)\b/;

/** A number from 0 to 1 that follows from a text. */
function drawn(text) {
  let hash = 2_166_136_261;
  for (const unit of text) hash = Math.imul(hash ^ unit.codePointAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Every declaration at the top of a file, as Stryker names a range of lines: `src/sim/access.ts:27-35`. */
function declarationsOf(file, text) {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, at) => (DECLARATION.test(line) ? [at] : []));
  return starts.map((start, at) => `${file}:${start + 1}-${starts[at + 1] ?? lines.length}`);
}

/** One of so many declarations of `src/sim`, drawn by a seed: whole functions, so that no kind of mutant is left out. */
export function sampleOf(root, { oneOf, seed }) {
  const files = readdirSync(join(root, 'src/sim')).filter((name) => name.endsWith('.ts'));
  const all = files.flatMap((name) => {
    const file = `src/sim/${name}`;
    return declarationsOf(file, readFileSync(join(root, file), 'utf8'));
  });
  return all.filter((one) => drawn(`${seed} ${one}`) < 1 / oneOf);
}
