import type { Course } from '../catalog/course.ts';
import { inModules, itemOf, questionsOf } from '../session/lookup.ts';
import { NO_PROGRESS, type Progress } from '../session/progress.ts';
import { type SafeText, sanitize } from '../text/safe-text.ts';
import { pad } from '../text/width.ts';

/** Something that can be opened by its id. */
export interface Listed {
  readonly kind: 'lesson' | 'scenario' | 'fixture';
  readonly id: string;
  readonly title: string;
  readonly minutes?: number;
  /** Of a lesson: what `quiz --answers` calls its questions. */
  readonly questions?: readonly { readonly id: string; readonly kind: string }[];
}

/** Everything of a course that the command line can open, lessons first. */
export function listed({ lessons, scenarios, fixtures }: Course): readonly Listed[] {
  return [
    ...lessons.map((lesson) => {
      const { id, title, minutes } = lesson;
      const questions = questionsOf(lesson).map((one) => ({ id: one.id, kind: one.kind }));
      return { kind: 'lesson' as const, id, title, minutes, questions };
    }),
    ...scenarios.map(({ id, title, minutes }) => ({ kind: 'scenario' as const, id, title, minutes })),
    ...fixtures.map(({ id, title }) => ({ kind: 'fixture' as const, id, title })),
  ];
}

const OPENED_BY = { lesson: 'mi-lab learn ID', scenario: 'mi-lab scenario ID', fixture: 'mi-lab sandbox ID' } as const;

/** The list as text: a group for each kind, with the command that opens it. */
export function listText(course: Course): SafeText {
  const all = listed(course);
  const width = Math.max(...all.map(({ id }) => id.length));
  const groups = (['lesson', 'scenario', 'fixture'] as const).map((kind) => {
    const rows = all
      .filter((one) => one.kind === kind)
      .map(({ id, title, minutes }) => `  ${pad(sanitize(id), width)}  ${title}${minutes ? ` (${minutes} min)` : ''}`);
    return [`${kind}s (${OPENED_BY[kind]})`, ...rows].join('\n');
  });
  return sanitize(`${groups.join('\n\n')}\n`);
}

/** How far a learner is with one lesson or scenario. */
export interface Standing {
  readonly kind: 'lesson' | 'scenario';
  readonly id: string;
  readonly title: string;
  readonly state: 'done' | 'started' | 'open';
  readonly answered: number;
  readonly correct: number;
  readonly questions: number;
}

function lessonStanding(course: Course, progress: Progress, lesson: Course['lessons'][number]): Standing {
  const item = itemOf(course, lesson.id);
  const questions = lesson.sections.flatMap((section) => section.questions);
  const answers = questions.flatMap(({ id }) => progress.items.get(itemOf(course, id)) ?? []);
  const isStarted = progress.places.has(item) || answers.length > 0;
  return {
    kind: 'lesson',
    id: lesson.id,
    title: lesson.title,
    state: progress.completed.has(item) ? 'done' : isStarted ? 'started' : 'open',
    answered: answers.length,
    correct: answers.filter((one) => one.isLastCorrect).length,
    questions: questions.length,
  };
}

/** How far a learner is with every lesson and scenario of the modules, in the order of the course. Questions count by their last answer. */
export function standings(course: Course, progress: Progress = NO_PROGRESS): readonly Standing[] {
  const scenarios = inModules(course.scenarios).map((scenario): Standing => {
    const isSolved = progress.solved.has(itemOf(course, scenario.id));
    const { id, title } = scenario;
    return { kind: 'scenario', id, title, state: isSolved ? 'done' : 'open', answered: 0, correct: 0, questions: 0 };
  });
  return [...inModules(course.lessons).map((lesson) => lessonStanding(course, progress, lesson)), ...scenarios];
}

const MARK = { done: '✓', started: '○', open: ' ' } as const;

function scoreText(course: Course, progress: Progress, { kind, id, state, correct, questions }: Standing): string {
  if (kind === 'lesson') return questions > 0 ? `${correct} of ${questions} questions right` : '';
  if (state !== 'done') return '';
  return progress.solved.get(itemOf(course, id))?.isAssisted ? 'solved, assisted' : 'solved';
}

/** The standings as text: what was done of all, then a line each, its marks explained. */
export function standingsText(course: Course, progress: Progress): SafeText {
  const all = standings(course, progress);
  const width = Math.max(...all.map(({ title }) => title.length));
  const rows = all.map((one) => {
    const kind = one.kind === 'lesson' ? 'lesson  ' : 'scenario';
    const score = scoreText(course, progress, one);
    return `${MARK[one.state]} ${kind}  ${score === '' ? one.title : `${one.title.padEnd(width)}  ${score}`}`;
  });
  const done = all.filter(({ state }) => state === 'done').length;
  const head = `${done} of ${all.length} done. ✓ done, ○ begun; questions count by their last answer.`;
  return sanitize(`${head}\n\n${rows.join('\n')}\n`);
}
