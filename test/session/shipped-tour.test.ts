import { expect, test } from 'vitest';
import { gradeAnswer } from '../../src/catalog/question.ts';
import { checkedCourse } from '../../src/io/checked-course.ts';
import { readCourseFiles } from '../../src/io/course-files.ts';
import { ask } from '../../src/session/asking.ts';
import { lessonOf, questionsOf } from '../../src/session/lookup.ts';

test('who only presses Enter through the shipped tour has not answered its question rightly', () => {
  const { course } = checkedCourse(readCourseFiles(new URL('../..', import.meta.url).pathname));
  const tour = course && lessonOf(course, course.pack.tour ?? '');
  const questions = tour ? questionsOf(tour) : [];
  expect(questions).not.toEqual([]);
  for (const question of questions) {
    const { prompt } = ask(question, 0);
    const option = 'options' in prompt ? (prompt.options[0]?.id ?? '') : '';
    expect(gradeAnswer(question, { kind: 'pick-one', option }).isCorrect, question.id).toBe(false);
  }
});
