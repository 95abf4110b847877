import type { Course } from '../catalog/course.ts';
import { type CourseParts, issueAt, itemIssue } from '../catalog/course-parts.ts';
import type { Issue } from '../catalog/issue.ts';
import { predictionQuestions } from '../catalog/prediction.ts';
import type { Question } from '../catalog/question.ts';
import { type Finding, Rehearsal } from './rehearse.ts';

/** What playing a course showed, and the files that it concerns: that of the issue, and those that cannot be played for it. */
export interface PlayedIssue {
  readonly issue: Issue;
  readonly files: readonly string[];
}

const questionsIn = ({ lessons, scenarios }: Course): readonly Question[] => [
  ...lessons.flatMap((lesson) => lesson.sections.flatMap((section) => section.questions)),
  ...scenarios.flatMap(predictionQuestions),
];

/** How many of those that a broken world keeps from being played are named. */
const MOST_NAMED = 4;

function affectedText(names: readonly string[]): string {
  if (names.length === 0) return 'Nothing starts from this world yet.';
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `Until it works these cannot be played: ${names.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

/** A line of a fixture that fails is told once, where it stands, with all that it keeps from being played. */
async function fixtureIssues(
  course: Course,
  parts: CourseParts,
  rehearsal: Rehearsal,
): Promise<readonly PlayedIssue[]> {
  const found: PlayedIssue[] = [];
  for (const { content, source } of parts.byKind.fixture) {
    const failed = await rehearsal.fixture(content.id);
    if (!failed) continue;
    const scenarios = course.scenarios.filter(({ fixture }) => fixture === content.id);
    const asked = course.lessons.flatMap((lesson) => lesson.sections.flatMap(({ questions }) => questions));
    const questions = asked.filter((one) => 'fixture' in one && one.fixture === content.id);
    const ids = [...scenarios, ...questions].map(({ id }) => id);
    const names = [
      ...scenarios.map(({ id }) => `the scenario ${id}`),
      ...questions.map(({ id }) => `the question ${id}`),
    ];
    const issue = issueAt({ source, path: ['lines', failed.index] }, `${failed.reason} ${affectedText(names)}`);
    found.push({ issue, files: [source.file, ...ids.map((id) => itemIssue(parts, id, [], '').file)] });
  }
  return found;
}

/** Makes every world, and plays every scenario and every question that can be played. */
export async function rehearsed(course: Course, parts: CourseParts): Promise<readonly PlayedIssue[]> {
  const rehearsal = new Rehearsal(course);
  const found = [...(await fixtureIssues(course, parts, rehearsal))];
  const note = (id: string, findings: readonly Finding[]): void => {
    const issues = findings.map(({ path, message }) => itemIssue(parts, id, path, message));
    found.push(...issues.map((issue) => ({ issue, files: [issue.file] })));
  };
  for (const scenario of course.scenarios) note(scenario.id, await rehearsal.scenario(scenario));
  for (const question of questionsIn(course)) note(question.id, await rehearsal.question(question));
  return found;
}
