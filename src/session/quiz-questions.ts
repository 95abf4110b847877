import type { Course } from '../catalog/course.ts';
import type { Answer, Prompt } from '../catalog/prompt.ts';
import { gradeAnswer, type Question } from '../catalog/question.ts';
import { questionOf } from './lookup.ts';
import type { Given, OpenQuiz } from './open-quiz.ts';
import type { Asking, Outcome } from './screen.ts';

/** The id of the question that is journalled under this item. */
function questionIdOf({ pack }: Course, item: string): string {
  return item.startsWith(`${pack.id}/`) ? item.slice(pack.id.length + 1) : item;
}

/** The question of an item, `pack/id`; undefined where the course has it no more. */
export function questionOfItem(course: Course, item: string): Question | undefined {
  return questionOf(course, questionIdOf(course, item));
}

/** The quiz without what the course no longer asks, and without answers to questions that have changed since. */
export function asTheCourseIs(course: Course, quiz: OpenQuiz): OpenQuiz {
  const items = quiz.items.filter((item) => questionOfItem(course, item) !== undefined);
  const given = Object.fromEntries(
    Object.entries(quiz.given).filter(([item, { revision }]) => questionOfItem(course, item)?.revision === revision),
  );
  return { ...quiz, items, given };
}

/** Whether a quiz asks anything of this course: another course's is left alone. */
export const isOfCourse = (course: Course, { items }: OpenQuiz): boolean =>
  items.some((item) => questionOfItem(course, item) !== undefined);

/** The place of the first question from `from` on that is not answered; -1 where all are. */
export const openFrom = ({ items, given }: Pick<OpenQuiz, 'items' | 'given'>, from = 0): number =>
  items.findIndex((item, index) => index >= from && given[item] === undefined);

/** An answer that says nothing: what a question that was left open is judged by. */
export function blankAnswer({ kind }: Prompt): Answer {
  switch (kind) {
    case 'pick-one':
      return { kind, option: '' };
    case 'pick-many':
    case 'arrange':
      return { kind, options: [] };
    case 'match':
      return { kind, pairs: [] };
    case 'type':
      return { kind, lines: [], met: [] };
    case 'enter':
      return { kind, text: '' };
  }
}

/** The question as it stands with an answer that was given before and may be changed. */
export function withAnswer(asking: Asking, answer: Answer): Asking {
  const kept = { ...asking, isKept: true };
  switch (answer.kind) {
    case 'pick-one': {
      const options = 'options' in asking.prompt ? asking.prompt.options : [];
      const cursor = Math.max(
        0,
        options.findIndex((one) => one.id === answer.option),
      );
      return { ...kept, picked: [answer.option], cursor };
    }
    case 'pick-many':
    case 'arrange':
      return { ...kept, picked: answer.options };
    case 'match': {
      const lefts = asking.prompt.kind === 'match' ? asking.prompt.lefts : [];
      return { ...kept, picked: lefts.map(({ id }) => answer.pairs.find(({ left }) => left === id)?.right ?? '') };
    }
    case 'enter':
      return { ...kept, editor: { text: answer.text, cursor: answer.text.length } };
    case 'type':
      return kept;
  }
}

/** The question with an order or a match that was left in the middle; as new where its options are others by now. */
export function withPicked(asking: Asking, picked: readonly string[]): Asking {
  const options = 'options' in asking.prompt ? asking.prompt.options : [];
  const isKnown = picked.every((id) => id === '' || options.some((one) => one.id === id));
  return isKnown ? { ...asking, picked } : asking;
}

/** The answers with their judgement: what an exam comes to. */
export function judgedQuiz(course: Course, quiz: OpenQuiz): OpenQuiz {
  const given = Object.entries(quiz.given).flatMap(([item, one]): readonly (readonly [string, Given])[] => {
    const question = questionOfItem(course, item);
    return question ? [[item, { ...one, isCorrect: gradeAnswer(question, one.answer).isCorrect }]] : [];
  });
  return { ...quiz, given: Object.fromEntries(given) };
}

/** How the questions of a quiz came out, in their order; those left open are not among them. */
export function outcomesOf(course: Course, { items, given }: OpenQuiz): readonly Outcome[] {
  return items.flatMap((item) => {
    const one = given[item];
    return one ? [{ questionId: questionIdOf(course, item), isCorrect: one.isCorrect === true }] : [];
  });
}

/** Whether an answer says anything. */
export function isBlank(answer: Answer): boolean {
  switch (answer.kind) {
    case 'pick-one':
      return answer.option === '';
    case 'pick-many':
    case 'arrange':
      return answer.options.length === 0;
    case 'match':
      return answer.pairs.length === 0;
    case 'type':
      return answer.lines.length === 0;
    case 'enter':
      return answer.text === '';
  }
}

/** The question of an exam to look at first: what is open, then what is marked, else the end. */
export function firstOfExam({ items, given, flagged }: OpenQuiz): number {
  const open = openFrom({ items, given });
  if (open >= 0) return open;
  const marked = items.findIndex((item) => flagged.includes(item));
  return marked >= 0 ? marked : items.length;
}
