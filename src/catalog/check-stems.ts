import { type CourseParts, issueAt, type Placed, placedQuestions } from './course-parts.ts';
import type { Issue } from './issue.ts';
import type { Question } from './question.ts';
import { wordsOf } from './words.ts';

/** Runs of this many words are compared; stems that share this much of them are nearly the same. */
const RUN = 3;
const NEARLY = 0.6;
/** With how many others that begin alike one stem is compared, so that a bank of one text ten thousand times is read in no time. */
const MOST_COMPARED = 40;

interface Stem {
  readonly placed: Placed<Question>;
  readonly runs: ReadonlySet<string>;
}

function runsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  if (words.length <= RUN) return new Set([words.join(' ')]);
  return new Set(words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' ')));
}

/** Shared runs by all runs of both. */
function sameness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((run) => other.has(run)).length;
  return shared / (one.size + other.size - shared);
}

function issueOf(later: Placed<Question>, earlier: Placed<Question>, share: number): Issue {
  const { line, column } = earlier.source.positionOf([...earlier.path, 'stem']);
  const where = `${earlier.thing.id} at ${earlier.source.file}:${line}:${column}`;
  const what = share === 1 ? `asks the same as ${where}` : `asks nearly the same as ${where}`;
  const message = `this question ${what}. Ask about another situation, or delete one of them.`;
  return issueAt({ source: later.source, path: [...later.path, 'stem'] }, message, 'warning');
}

/**
 * Questions whose stem says the same as an earlier one's, or nearly. Two such stems share a run among the rarest of each
 * (prefix filtering: Chaudhuri, Ganti and Kaushik, 2006), so only these are compared.
 */
export function checkStems(parts: CourseParts): readonly Issue[] {
  const stems = placedQuestions(parts).map((placed): Stem => ({ placed, runs: runsOf(placed.thing.stem) }));
  const counts = new Map<string, number>();
  for (const { runs } of stems) for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
  const rarity = (run: string): number => counts.get(run) ?? 0;
  const byRun = new Map<string, Stem[]>();
  return stems.flatMap((stem): readonly Issue[] => {
    const { size } = stem.runs;
    const rarest = [...stem.runs]
      .sort((one, other) => rarity(one) - rarity(other) || (one < other ? -1 : 1))
      .slice(0, size - Math.ceil(NEARLY * size) + 1);
    const others = new Set(rarest.flatMap((run) => byRun.get(run) ?? []));
    for (const run of rarest) {
      const found = byRun.get(run) ?? [];
      if (found.length < MOST_COMPARED) byRun.set(run, [...found, stem]);
    }
    const shares = [...others].map((other) => ({ other, share: sameness(stem.runs, other.runs) }));
    const closest = shares.reduce((best, one) => (one.share > best.share ? one : best), { other: stem, share: 0 });
    return closest.share >= NEARLY ? [issueOf(stem.placed, closest.other.placed, closest.share)] : [];
  });
}
