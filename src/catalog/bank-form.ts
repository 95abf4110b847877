import { type Choice, optionId, optionsOf, permutationOf, shuffled } from './choices.ts';
import type { Question } from './question.ts';
import { wordsOf } from './words.ts';

/** A way to guess without knowing anything, and how far it gets. */
export interface Guess {
  /** What is always chosen, as a noun: `the longest option`. */
  readonly choice: string;
  /** Questions that it can be tried on. */
  readonly questions: number;
  /** Share of them that it gets right; where several options fit, one of them is drawn. */
  readonly right: number;
  /** The share that chance gets right. */
  readonly chance: number;
  /** How far that is from chance, in standard deviations of a key that stands anywhere. */
  readonly deviation: number;
  /** Ids of the questions where nothing but right options fit. */
  readonly hits: readonly string[];
}

/** A question with options to pick from. */
interface Picking {
  readonly id: string;
  readonly choices: readonly Choice[];
}

/** The options, by index, that a guesser would choose; none where the way of guessing says nothing. */
type Strategy = (picking: Picking) => readonly number[];

function best(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  return scores.flatMap((score, index) => (score > most - 1e-9 ? [index] : []));
}

const lengthsOf = ({ choices }: Picking): readonly number[] => choices.map(({ text }) => text.length);

/** How much each option has in common with the others: shared words by all words, on average. */
function likeness({ choices }: Picking): readonly number[] {
  const words = choices.map(({ text }) => new Set(wordsOf(text)));
  const alike = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
    const shared = [...one].filter((word) => other.has(word)).length;
    return shared / Math.max(1, one.size + other.size - shared);
  };
  return words.map((one) => words.reduce((sum, other) => sum + (other === one ? 0 : alike(one, other)), 0));
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Where options stand when the question is asked for the first time. */
function atPlace(place: number): Strategy {
  return ({ id, choices }) => {
    const option = shuffled(optionsOf(choices), permutationOf(id, 0))[place];
    return option ? [choices.findIndex((_, index) => optionId(index) === option.id)] : [];
  };
}

const STRATEGIES: readonly (readonly [choice: string, strategy: Strategy])[] = [
  ['the longest option', (picking) => best(lengthsOf(picking))],
  ['the shortest option', (picking) => best(lengthsOf(picking).map((length) => -length))],
  ['the option most like the others', (picking) => best(likeness(picking))],
  ['the option least like the others', (picking) => best(likeness(picking).map((alike) => -alike))],
  ...ORDINALS.map((ordinal, place) => [`the ${ordinal} option on the screen`, atPlace(place)] as const),
];

function guess(choice: string, strategy: Strategy, bank: readonly Picking[]): Guess {
  const tried = bank.flatMap((picking) => {
    const chosen = strategy(picking);
    if (chosen.length === 0) return [];
    const { choices } = picking;
    const count = choices.length;
    const chance = choices.filter(({ correct }) => correct).length / count;
    const right = chosen.filter((index) => choices[index]?.correct).length / chosen.length;
    // Of `chosen.length` options drawn from `count` without putting back (the hypergeometric distribution).
    const variance = (chance * (1 - chance) * (count - chosen.length)) / (chosen.length * (count - 1));
    return [{ id: picking.id, chance, right, variance }];
  });
  const sumOf = (key: 'chance' | 'right' | 'variance'): number => tried.reduce((sum, one) => sum + one[key], 0);
  const spread = Math.sqrt(sumOf('variance'));
  const shareOf = (sum: number): number => (tried.length === 0 ? 0 : sum / tried.length);
  return {
    choice,
    questions: tried.length,
    right: shareOf(sumOf('right')),
    chance: shareOf(sumOf('chance')),
    deviation: spread === 0 ? 0 : (sumOf('right') - sumOf('chance')) / spread,
    hits: tried.filter(({ right }) => right === 1).map(({ id }) => id),
  };
}

/** Fewer questions than this say nothing about how their author writes. */
export const FEWEST_QUESTIONS = 20;

/** What each way of guessing gets right, over every question with options to pick from; an untried one is left out. */
export function formOf(questions: readonly Question[]): readonly Guess[] {
  const bank = questions.filter((one) => 'choices' in one);
  return STRATEGIES.map(([choice, strategy]) => guess(choice, strategy, bank)).filter((one) => one.questions > 0);
}

/** A bank of `FEWEST_QUESTIONS` or more whose keys can be told by form: beyond three standard deviations, and five in a hundred. */
export function isGiveaway({ questions, right, chance, deviation }: Guess): boolean {
  return questions >= FEWEST_QUESTIONS && Math.abs(deviation) >= 3 && Math.abs(right - chance) >= 0.05;
}
