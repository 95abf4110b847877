import { permutationOf } from '../catalog/choices.ts';
import type { Answer, Prompt } from '../catalog/prompt.ts';
import { gradeAnswer, promptOf, type Question } from '../catalog/question.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { EMPTY_EDITOR } from './editor.ts';
import { complaintAbout } from './entry.ts';
import { isMatched, matchedWith, matchedWithNext, takenBack, unmatched } from './matching.ts';
import type { Answered, Asking } from './screen.ts';

/** Puts a question. The options stand in an order that changes with `order`, and with nothing else. */
export function ask(question: Question, order: number, askedAt = 0): Asking {
  const prompt = promptOf(question, permutationOf(question.id, order));
  const picked = prompt.kind === 'match' ? unmatched(prompt) : [];
  const asking = { question, prompt, askedAt, cursor: 0, picked };
  return prompt.kind === 'enter' ? { ...asking, editor: EMPTY_EDITOR } : asking;
}

/** How many places the cursor can stand at. */
function placesOf({ prompt }: Asking): number {
  switch (prompt.kind) {
    case 'pick-one':
    case 'pick-many':
    case 'arrange':
      return prompt.options.length;
    case 'match':
      return prompt.lefts.length;
    case 'type':
    case 'enter':
      return 0;
  }
}

export function movedCursor(asking: Asking, by: number): Asking {
  const count = placesOf(asking);
  if (asking.answered || count === 0) return asking;
  return { ...withoutComplaint(asking), cursor: (((asking.cursor + by) % count) + count) % count };
}

function toggled(picked: readonly string[], id: string): readonly string[] {
  return picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id];
}

function withoutComplaint({ complaint: _, ...asking }: Asking): Asking {
  return asking;
}

type ArrangePrompt = Extract<Prompt, { readonly kind: 'arrange' }>;

/** Puts an option next in order; the cursor goes on to the next one that has no place. What has one keeps it, and that is said. */
function putNext(asking: Asking, { options }: ArrangePrompt, id: string): Asking {
  const place = asking.picked.indexOf(id);
  if (place >= 0) {
    const complaint = sanitizeLine(`That one stands at ${place + 1} already. Backspace takes the last one back.`);
    return { ...asking, complaint };
  }
  const picked = [...asking.picked, id];
  const round = options.map((_, step) => (asking.cursor + step) % options.length);
  const open = round.find((index) => !picked.includes(options[index]?.id ?? ''));
  return { ...asking, picked, cursor: open ?? asking.cursor };
}

/** Picks the option at `index`: chooses it, ticks or unticks it, puts it next in order, or gives it to the left at the cursor. */
export function picked(asking: Asking, index: number): Asking {
  const { prompt } = asking;
  const option = 'options' in prompt ? prompt.options[index] : undefined;
  if (!option || asking.answered) return asking;
  const moved = withoutComplaint({ ...asking, cursor: index });
  switch (prompt.kind) {
    case 'pick-one':
      return { ...moved, picked: [option.id] };
    case 'pick-many':
      return { ...moved, picked: toggled(asking.picked, option.id) };
    case 'arrange':
      return putNext(moved, prompt, option.id);
    case 'match':
      return matchedWith(asking, option.id);
    case 'type':
    case 'enter':
      return asking;
  }
}

/** Picks what the cursor stands at; of a match the left there gets the next right that is free. */
export function pickedAtCursor(asking: Asking): Asking {
  if (asking.answered) return asking;
  return asking.prompt.kind === 'match'
    ? matchedWithNext(withoutComplaint(asking), asking.prompt)
    : picked(asking, asking.cursor);
}

export function unpickedLast(asking: Asking): Asking {
  if (asking.answered) return asking;
  if (asking.prompt.kind === 'match') return takenBack(withoutComplaint(asking));
  return { ...withoutComplaint(asking), picked: asking.picked.slice(0, -1) };
}

/** The answer that is on the screen; undefined where it is not whole. */
export function answerOf({ prompt, picked: picks, editor }: Asking): Answer | undefined {
  const [first] = picks;
  switch (prompt.kind) {
    case 'pick-one':
      return first === undefined ? undefined : { kind: 'pick-one', option: first };
    case 'pick-many':
      return first === undefined ? undefined : { kind: 'pick-many', options: picks };
    case 'arrange':
      return picks.length === prompt.options.length ? { kind: 'arrange', options: picks } : undefined;
    case 'match': {
      const pairs = prompt.lefts.map(({ id: left }, index) => ({ left, right: picks[index] ?? '' }));
      return isMatched(picks) ? { kind: 'match', pairs } : undefined;
    }
    case 'enter': {
      const text = editor?.text.trim() ?? '';
      return complaintAbout(prompt, text) === undefined ? { kind: 'enter', text } : undefined;
    }
    case 'type':
      return undefined;
  }
}

/** Whether lines run by themselves: what was predicted, or the solution. */
export function isPlaying({ answered, sandbox }: Asking): boolean {
  if (!answered || !sandbox || sandbox.failed !== undefined) return false;
  return !sandbox.run || sandbox.run.running !== undefined || sandbox.run.queue.length > 0;
}

/** Whether a question is done with: answered, and whatever runs after the answer has come to its end; or it cannot be asked. */
export const isOver = (asking: Asking): boolean =>
  (asking.answered !== undefined || asking.sandbox?.failed !== undefined) && !isPlaying(asking);

/** The question with the verdict on an answer. */
export function judged(asking: Asking, answer: Answer): Answered {
  return { ...asking, answered: { answer, verdict: gradeAnswer(asking.question, answer) } };
}

/** The question with its verdict, or undefined where there is nothing to judge yet. */
export function submitted(asking: Asking): Answered | undefined {
  const answer = answerOf(asking);
  return !answer || asking.answered ? undefined : judged(asking, answer);
}
