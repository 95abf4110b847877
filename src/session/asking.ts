import type { Answer, Prompt } from '../catalog/prompt.ts';
import { gradeAnswer, promptOf, type Question } from '../catalog/question.ts';
import type { Asking } from './screen.ts';

function hashOf(text: string): number {
  let hash = 2166136261;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) + 1;
}

/** Puts a question. The options stand in an order that changes with the number of earlier attempts, and with nothing else. */
export function ask(question: Question, earlierAttempts: number): Asking {
  const prompt = promptOf(question, hashOf(`${question.id} ${earlierAttempts}`));
  return { question, prompt, cursor: 0, picked: [] };
}

export function movedCursor(asking: Asking, by: number): Asking {
  const count = asking.prompt.options.length;
  if (asking.answered) return asking;
  return { ...asking, cursor: (((asking.cursor + by) % count) + count) % count };
}

function toggled(picked: readonly string[], id: string): readonly string[] {
  return picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id];
}

/** Picks the option at `index`: chooses it, ticks or unticks it, or puts it next in order. */
export function picked(asking: Asking, index: number): Asking {
  const option = asking.prompt.options[index];
  if (!option || asking.answered) return asking;
  const moved = { ...asking, cursor: index };
  switch (asking.prompt.kind) {
    case 'pick-one':
      return { ...moved, picked: [option.id] };
    case 'pick-many':
      return { ...moved, picked: toggled(asking.picked, option.id) };
    case 'arrange':
      return asking.picked.includes(option.id) ? moved : { ...moved, picked: [...asking.picked, option.id] };
  }
}

export function unpickedLast(asking: Asking): Asking {
  return asking.answered ? asking : { ...asking, picked: asking.picked.slice(0, -1) };
}

function answerOf(prompt: Prompt, picks: readonly string[]): Answer | undefined {
  const [first] = picks;
  switch (prompt.kind) {
    case 'pick-one':
      return first === undefined ? undefined : { kind: 'pick-one', option: first };
    case 'pick-many':
      return first === undefined ? undefined : { kind: 'pick-many', options: picks };
    case 'arrange':
      return picks.length === prompt.options.length ? { kind: 'arrange', options: picks } : undefined;
  }
}

/** The question with its verdict, or undefined where there is nothing to judge yet. */
export function submitted(asking: Asking): Required<Asking> | undefined {
  const answer = answerOf(asking.prompt, asking.picked);
  if (!answer || asking.answered) return undefined;
  return { ...asking, answered: { answer, verdict: gradeAnswer(asking.question, answer) } };
}
