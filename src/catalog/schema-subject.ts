import type { Path } from './yaml-source.ts';

/** What an entry of a list is called, by the list's key. */
const ENTRY_NOUNS: Readonly<Record<string, string>> = {
  choices: 'option',
  commonErrors: 'common error',
  covers: 'fact',
  nearMisses: 'near miss',
  aliases: 'alias',
  when: 'condition',
};

/** What one entry of the list under this key is called. */
function entryNoun(key: string): string {
  return ENTRY_NOUNS[key] ?? key.replace(/s$/, '');
}

/** A key as words: `nearMisses` are near misses, `choices` are options. */
export function keyWords(key: string): string {
  return key === 'choices' ? 'options' : key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Keys that are no nouns, as a sentence speaks of them. */
const KEY_PHRASES: Readonly<Record<string, string>> = {
  correct: 'mark "correct"',
  not: 'mark "not"',
  checked: 'date "checked"',
  start: 'start time',
  minutes: 'number of minutes',
  covers: 'list "covers"',
  when: 'list "when"',
  signedInAs: 'name "signedInAs"',
  shows: 'text "shows"',
  before: 'list "before"',
  transfer: 'mark "transfer"',
  assumed: 'mark "assumed"',
  also: 'list "also"',
};

/** Files that hold many things of a kind. */
const FILE_PHRASES: Readonly<Record<string, string>> = {
  facts: 'this file of facts',
  misconceptions: 'this file of misconceptions',
};

/** What stands at a path, in words: `option 2`, `the title of this lesson`. */
export function subjectOf(kind: string, path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return FILE_PHRASES[kind] ?? `this ${kind}`;
  if (typeof last === 'string')
    return `the ${KEY_PHRASES[last] ?? keyWords(last)} of ${subjectOf(kind, path.slice(0, -1))}`;
  return `${entryNoun(String(path.at(-2) ?? 'entry'))} ${last + 1}`;
}

/** Whether a sentence speaks of what stands at a path as of several things. */
export const isPlural = (path: Path): boolean => {
  const last = String(path.at(-1));
  return last.endsWith('s') && !Object.hasOwn(KEY_PHRASES, last);
};

/** `no options`, `1 option`, `3 options`. */
export function countOf(count: number, key: string): string {
  return count === 1 ? `1 ${entryNoun(key)}` : `${count === 0 ? 'no' : count} ${keyWords(key)}`;
}

const ADVICE: Readonly<Record<string, string>> = {
  id: 'Give it one that never changes: progress hangs on it.',
  kind: 'It says what this is.',
  title: 'Give it a short one: it is shown in lists.',
  summary: 'Say in one line what it is about.',
  minutes: 'Say how many minutes it takes.',
  module: 'Name the module that it belongs to, from the file with kind: pack.',
  fixture: 'Name the fixture that it starts from.',
  stem: 'Write the situation and the question.',
  takeaways: 'Say in one to five lines what to remember.',
  answer: 'Write what is right: a number with its unit, as in 24 hours.',
  answers: 'List the words that are right, the one to show first.',
  hints: 'Write three: where to look, what to notice, what to type.',
  solutions: 'Write the lines that solve it: the check plays them.',
  solution: 'Write the lines that solve it: the check plays them.',
  shows: 'Give a text that the lines print: the check looks for it.',
  goals: 'Say what is to be true of the world in the end.',
  lines: 'Write each line that is typed as an entry of a list.',
  checked: 'Give the date on which it was checked.',
  source: 'Name where it can be read: title, url and the date it was checked.',
};

/** What the reason of an entry says, where it is not what makes it right or wrong. */
const WHAT_WHY_SAYS: Readonly<Record<string, string>> = {
  step: 'say why it comes at this place',
  pair: 'say why the two belong together',
  distractor: 'say why it belongs to none of them',
};

/** What to do about a missing or empty value; `otherwise` where there is nothing particular to say. */
export function adviceOn(path: Path, otherwise: string): string {
  const key = String(path.at(-1));
  if (key !== 'why') return ADVICE[key] ?? otherwise;
  const list = path.at(-3);
  if (list === undefined || list === 'questions') return 'Say what makes the solution right.';
  const noun = entryNoun(String(list));
  return `Every ${noun} needs one: ${WHAT_WHY_SAYS[noun] ?? 'say what makes it right or wrong'}.`;
}
