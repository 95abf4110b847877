import type { GlobalOptions } from './global-options.ts';
import { answersIn, gradeSheet, sheetText } from './io/answer-sheet.ts';
import { didYouMean } from './io/choose.ts';
import { EXIT, type ExitCode } from './io/exit-code.ts';
import { withPlaces } from './io/fixture-place.ts';
import { readInput } from './io/text-file.ts';
import { usableCourse } from './io/usable-course.ts';
import { UsageError } from './io/usage-error.ts';
import { questionsAbout } from './session/lookup.ts';
import { NO_PROGRESS } from './session/progress.ts';
import { questionsFor } from './session/quiz-choice.ts';

/** Which questions a file of answers is held against, and what has to be reached. */
export interface GradeOptions {
  readonly topic?: string;
  readonly count?: number;
  readonly seed?: number;
  readonly pass?: number;
  readonly json?: boolean;
}

/** `mi-lab quiz --answers FILE`: without a topic or a seed, what the file answers is what is asked. */
export async function gradeAnswers(options: GlobalOptions, file: string, asked: GradeOptions): Promise<ExitCode> {
  const course = await usableCourse(options.course);
  const { topic, count, seed, pass = 100 } = asked;
  if (count !== undefined && seed === undefined) {
    throw new UsageError('--count takes other questions each time: add the --seed of the quiz that was answered.');
  }
  const all = questionsAbout(course, undefined);
  const about = questionsAbout(course, topic);
  if (topic !== undefined && about.length === 0) {
    const topics = [...course.pack.modules, ...course.lessons].map(({ id }) => id);
    throw new UsageError(`no question is about '${topic}'.${didYouMean(topic, topics)} Topics: ${topics.join(', ')}.`);
  }
  const choice = { ...(topic === undefined ? {} : { topic }), ...(count === undefined ? {} : { count }) };
  const seeded =
    seed === undefined
      ? about
      : questionsFor({ course, progress: NO_PROGRESS, now: 0, utcOffset: 0 }, { ...choice, seed }, seed);
  const chosen = topic === undefined && seed === undefined ? undefined : seeded;
  const answers = answersIn(await readInput(file, 'Name a file with answers, or - for standard input.'), file);
  const result = await withPlaces(options.course, () => gradeSheet({ course, all, chosen, answers, file }, pass));
  const document = { version: 1, course: course.pack.id, ...result };
  process.stdout.write(asked.json ? `${JSON.stringify(document, undefined, 2)}\n` : sheetText(result));
  return result.passed ? EXIT.done : EXIT.notMet;
}
