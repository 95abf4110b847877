import type { Answer, Option } from './prompt.ts';
import { promptOf, type Question } from './question.ts';
import { bareWords } from './question-words.ts';

/** An answer as a file gives it, ready to be graded; lines to play where commands are asked for; or what is wrong with it. */
export type WrittenAnswer =
  | { readonly answer: Answer }
  | { readonly lines: readonly string[] }
  | { readonly complaint: string };

const texts = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

/** The option of that text, or of that letter in the author's order. */
function optionNamed(options: readonly Option[], name: string): string | undefined {
  const byText = options.find(({ text }) => bareWords(text) === bareWords(name));
  return (byText ?? options.find(({ id }) => id === name.trim().toLowerCase()))?.id;
}

const unknown = (name: string): WrittenAnswer => ({
  complaint: `no option reads '${name}', nor is there one of that letter`,
});

/** Options by text or letter: a list, or letters with spaces or commas between them. */
function several(kind: 'pick-many' | 'arrange', options: readonly Option[], value: unknown): WrittenAnswer {
  const names = typeof value === 'string' ? value.split(/[\s,]+/).filter((one) => one !== '') : texts(value);
  if (!names) return { complaint: 'it takes a list of options, each by its text or its letter' };
  const ids: string[] = [];
  for (const name of names) {
    const id = optionNamed(options, name);
    if (id === undefined) return unknown(name);
    ids.push(id);
  }
  return { answer: { kind, options: ids } };
}

function one(options: readonly Option[], value: unknown): WrittenAnswer {
  if (typeof value !== 'string') return { complaint: 'it takes the text of an option, or its letter' };
  const option = optionNamed(options, value);
  return option === undefined ? unknown(value) : { answer: { kind: 'pick-one', option } };
}

function matched(lefts: readonly Option[], options: readonly Option[], value: unknown): WrittenAnswer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { complaint: 'it takes a map from what is to be matched to what belongs to it' };
  }
  const pairs: { readonly left: string; readonly right: string }[] = [];
  for (const [name, given] of Object.entries(value)) {
    const left = /^\d+$/.test(name) ? lefts[Number(name) - 1]?.id : optionNamed(lefts, name);
    if (left === undefined) return { complaint: `nothing to be matched reads '${name}', nor has that number` };
    const right = typeof given === 'string' ? optionNamed(options, given) : undefined;
    if (right === undefined) return unknown(String(given));
    pairs.push({ left, right });
  }
  return { answer: { kind: 'match', pairs } };
}

/** Reads an answer to a question as JSON gives it: what shape it has hangs on the kind of the question. */
export function writtenAnswer(question: Question, value: unknown): WrittenAnswer {
  const prompt = promptOf(question, 0);
  switch (prompt.kind) {
    case 'pick-one':
      return one(prompt.options, value);
    case 'pick-many':
    case 'arrange':
      return several(prompt.kind, prompt.options, value);
    case 'match':
      return matched(prompt.lefts, prompt.options, value);
    case 'enter':
      return typeof value === 'string' || typeof value === 'number'
        ? { answer: { kind: 'enter', text: String(value) } }
        : { complaint: 'it takes a text or a number' };
    case 'type': {
      const lines = typeof value === 'string' ? value.split(/\r?\n/) : texts(value);
      return lines ? { lines } : { complaint: 'it takes the lines that are typed, as a list or as one text' };
    }
  }
}
