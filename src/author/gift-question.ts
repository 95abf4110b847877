import type {
  GIFTQuestion,
  Matching,
  MultipleChoice,
  Numerical,
  NumericalFormat,
  ShortAnswer,
  TextFormat,
  TrueFalse,
} from 'gift-pegjs';
import { type Converted, giftLine, giftText } from './gift-text.ts';

/** A question as an author would have written it, and what of the original was lost or has to be written yet. */
export interface Conversion {
  readonly question: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

const TODO = 'TODO: say what makes it';

/** Collects what was lost while texts are converted. */
class Notes {
  readonly notes: string[] = [];
  #missing = 0;

  take({ text, lost }: Converted): string {
    for (const one of lost) this.add(`${one} is left out`);
    return text;
  }

  line(text: TextFormat): string {
    return this.take(giftLine(text));
  }

  why(feedback: TextFormat | null, todo: string): string {
    const text = feedback ? this.line(feedback) : '';
    if (text === '') this.#missing += 1;
    return text === '' ? todo : text;
  }

  add(note: string): void {
    if (!this.notes.includes(note)) this.notes.push(note);
  }

  all(): readonly string[] {
    const { notes } = this;
    if (this.#missing === 0) return notes;
    const options = this.#missing === 1 ? 'one option has' : `${this.#missing} options have`;
    return [...notes, `${options} no feedback: write the reason where it says TODO`];
  }
}

/** What every converted question begins and ends with. */
function frame(question: Exclude<GIFTQuestion, { type: 'Category' | 'Description' }>, notes: Notes) {
  const { stem, globalFeedback, tags } = question;
  if (tags && tags.length > 0) notes.add(`the tags ${tags.join(', ')} are left out`);
  return {
    stem: notes.take(giftText(stem)),
    takeaway: globalFeedback ? { takeaway: notes.line(globalFeedback) } : {},
  };
}

function choice(text: string, isRight: boolean, why: string): Readonly<Record<string, unknown>> {
  return { text, ...(isRight ? { correct: true } : {}), why };
}

function multipleChoice(question: MultipleChoice): Conversion {
  const notes = new Notes();
  const { stem, takeaway } = frame(question, notes);
  const isRight = ({ isCorrect, weight }: MultipleChoice['choices'][number]): boolean =>
    weight === null ? isCorrect : weight > 0;
  const rights = question.choices.filter(isRight).length;
  if (question.choices.some(({ weight }) => weight !== null && weight !== 100)) {
    notes.add('weights are left out: an answer is right or wrong as a whole');
  }
  const choices = question.choices.map((one) =>
    choice(notes.line(one.text), isRight(one), notes.why(one.feedback, `${TODO} ${isRight(one) ? 'right' : 'wrong'}.`)),
  );
  return { question: { kind: rights > 1 ? 'multiple' : 'single', stem, choices, ...takeaway }, notes: notes.all() };
}

/** GIFT's first feedback is for the wrong answer, the second for the right one; the parser names them otherwise. */
function trueFalse(question: TrueFalse): Conversion {
  const notes = new Notes();
  const { stem, takeaway } = frame(question, notes);
  const { isTrue, trueFeedback: ifWrong, falseFeedback: ifRight } = question;
  const choices = [true, false].map((value) => {
    const isRight = value === isTrue;
    const why = notes.why(isRight ? ifRight : ifWrong, `${TODO} ${isRight ? 'right' : 'wrong'}.`);
    return choice(value ? 'True' : 'False', isRight, why);
  });
  return { question: { kind: 'single', stem, choices, ...takeaway }, notes: notes.all() };
}

function matching(question: Matching): Conversion {
  const notes = new Notes();
  const { stem, takeaway } = frame(question, notes);
  const pairs: unknown[] = [];
  const distractors: unknown[] = [];
  for (const { subquestion, subanswer } of question.matchPairs) {
    const right = notes.line({ format: subquestion.format, text: subanswer });
    const left = notes.line(subquestion);
    if (left === '')
      distractors.push({ text: right, why: notes.why(null, 'TODO: say why it belongs to none of them.') });
    else pairs.push({ left, right, why: notes.why(null, 'TODO: say why the two belong together.') });
  }
  return {
    question: { kind: 'match', stem, pairs, ...(distractors.length > 0 ? { distractors } : {}), ...takeaway },
    notes: notes.all(),
  };
}

const isWhole = ({ weight }: { readonly weight: number | null }): boolean => weight === null || weight === 100;

/** What is said of a typed answer: its own feedback, else that of the whole question. */
function whyOf(question: ShortAnswer | Numerical, feedback: TextFormat | null | undefined, notes: Notes): string {
  return notes.why(feedback ?? question.globalFeedback, 'TODO: say why it is this.');
}

function shortAnswer(question: ShortAnswer): Conversion | string {
  const notes = new Notes();
  const { stem } = frame(question, notes);
  const right = question.choices.filter(isWhole);
  const [first] = right;
  if (!first) return 'no answer is wholly right';
  const texts = right.map(({ text }) =>
    notes.line({ format: text.format === 'moodle' ? 'markdown' : text.format, text: text.text }),
  );
  if (texts.some((text) => text.includes('*'))) return 'an answer with * for any letters has no counterpart here';
  const partly = question.choices.filter((one) => !isWhole(one)).map((one) => one.text.text);
  if (partly.length > 0) notes.add(`answers that are right in part are left out: ${partly.join(', ')}`);
  const feedback = right.find((one) => one.feedback)?.feedback;
  return {
    question: { kind: 'words', stem, answers: texts, why: whyOf(question, feedback, notes) },
    notes: notes.all(),
  };
}

/** A number with how far off is still right. */
function quantity({ type, number = 0, range = 0, numberHigh = 0, numberLow = 0 }: NumericalFormat) {
  const answer = type === 'high-low' ? (numberHigh + numberLow) / 2 : number;
  const tolerance = type === 'high-low' ? (numberHigh - numberLow) / 2 : type === 'range' ? range : 0;
  return { answer, ...(tolerance > 0 ? { tolerance } : {}) };
}

function numerical(question: Numerical): Conversion | string {
  const notes = new Notes();
  const { stem } = frame(question, notes);
  const { choices } = question;
  const all = Array.isArray(choices) ? choices : [{ text: choices, feedback: null, weight: null }];
  const [first, ...others] = all.filter(isWhole);
  if (!first) return 'no answer is wholly right';
  if (others.length > 0) return 'several right numbers have no counterpart here. Ask for one';
  if (all.length > 1) notes.add('answers that are right in part are left out');
  const why = whyOf(question, first.feedback, notes);
  return { question: { kind: 'number', stem, ...quantity(first.text), why }, notes: notes.all() };
}

const UNSUPPORTED = {
  Essay: 'an essay has no right answer that could be checked here',
  Description: 'a text without a question belongs on a page of a lesson',
} as const;

/** A GIFT question in our own shape, or why there is none. Categories are dealt with elsewhere. */
export function convertedQuestion(question: Exclude<GIFTQuestion, { type: 'Category' }>): Conversion | string {
  switch (question.type) {
    case 'MC':
      return multipleChoice(question);
    case 'TF':
      return trueFalse(question);
    case 'Matching':
      return matching(question);
    case 'Short':
      return shortAnswer(question);
    case 'Numerical':
      return numerical(question);
    case 'Essay':
    case 'Description':
      return UNSUPPORTED[question.type];
  }
}
