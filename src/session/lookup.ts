import type { Course } from '../catalog/course.ts';
import type { Lesson } from '../catalog/lesson.ts';
import { predictionQuestions } from '../catalog/prediction.ts';
import type { Question } from '../catalog/question.ts';
import type { Scenario } from '../catalog/scenario.ts';
import type { Session } from './session.ts';

/** The name under which an item is journalled: `pack/id`. An item of a pack beside the first has it as its id. */
export function itemOf(course: Course, id: string): string {
  return id.includes('/') ? id : `${course.pack.id}/${id}`;
}

export function lessonOf(course: Course, id: string): Lesson | undefined {
  return course.lessons.find((one) => one.id === id);
}

export function scenarioOf(course: Course, id: string | undefined): Scenario | undefined {
  return course.scenarios.find((one) => one.id === id);
}

/** Whether this is the lesson that a first run opens with: it ends at home, without a summary. */
export function isTour({ pack }: Course, lessonId: string): boolean {
  return pack.tour === lessonId;
}

/** What is counted wherever a learner reads counts: the lessons and scenarios of the modules. The tour belongs to none. */
export function inModules<Item extends { readonly module?: string | undefined }>(
  items: readonly Item[],
): readonly Item[] {
  return items.filter(({ module }) => module !== undefined);
}

export function questionsOf(lesson: Lesson): readonly Question[] {
  return lesson.sections.flatMap((section) => section.questions);
}

/** Every question that can be asked: those of the lessons, and the predictions of the scenarios. */
export function allQuestions({ lessons, scenarios }: Course): readonly Question[] {
  return [...lessons.flatMap(questionsOf), ...scenarios.flatMap(predictionQuestions)];
}

export function questionOf(course: Course, id: string): Question | undefined {
  return allQuestions(course).find((one) => one.id === id);
}

/** The page after which a question is asked, and its lesson; none of a prediction of a scenario. */
export function pageBeforeQuestion(course: Course, questionId: string) {
  for (const lesson of course.lessons) {
    const section = lesson.sections.find(({ questions }) => questions.some((one) => one.id === questionId));
    if (section) return { lesson, section };
  }
  return undefined;
}

/** Questions about a topic: the id of a module, of a lesson or of a fact. Without a topic, all of the modules: the tour's need the tour. */
export function questionsAbout(course: Course, topic: string | undefined): readonly Question[] {
  if (topic === undefined) return inModules(course.lessons).flatMap(questionsOf);
  return course.lessons.flatMap((lesson) => {
    const isWhole = lesson.id === topic || lesson.module === topic;
    return questionsOf(lesson).filter((one) => isWhole || one.facts.includes(topic));
  });
}

/** How often a question was answered before, in its present revision or an earlier one. */
export function attemptsAt({ course, progress }: Session, questionId: string): number {
  return progress.items.get(itemOf(course, questionId))?.attempts ?? 0;
}
