import type { Course } from '../catalog/course.ts';
import { type CourseParts, issueAt, type Placed, placedItems } from '../catalog/course-parts.ts';
import { grouped } from '../catalog/grouped.ts';
import type { Issue } from '../catalog/issue.ts';
import type { Path } from '../catalog/yaml-source.ts';
import type { Rehearse } from './rehearsals.ts';
import type { World } from './rehearse.ts';

/** How many of those that a broken world keeps from being played are named. */
const MOST_NAMED = 4;

function affectedText(names: readonly string[]): string {
  if (names.length === 0) return 'Nothing starts from this world yet.';
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `Until it works these cannot be played: ${names.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

function worldsOf({ fixtures, scenarios, lessons }: Course): readonly World[] {
  const asked = lessons.flatMap((lesson) => lesson.sections.flatMap((section) => section.questions));
  const begun = grouped(scenarios, ({ fixture }) => fixture);
  const questions = grouped(asked, (question) => ('fixture' in question ? question.fixture : undefined));
  return fixtures.map((fixture) => ({
    fixture,
    scenarios: begun.get(fixture.id) ?? [],
    questions: questions.get(fixture.id) ?? [],
  }));
}

/** A line of a fixture that fails is told once, with all that it keeps from being played. */
function failedText({ scenarios, questions }: World, reason: string): string {
  const names = [
    ...scenarios.map(({ id }) => `the scenario ${id}`),
    ...questions.map(({ id }) => `the question ${id}`),
  ];
  return `${reason} ${affectedText(names)}`;
}

/**
 * Makes every world, plays every scenario and every question that can be played, and says what is wrong with them. Where one file
 * is asked about, the worlds that it has to do with: what fails there in itself, and what keeps it from being played.
 */
export async function rehearsedIssues(
  course: Course,
  parts: CourseParts,
  rehearse: Rehearse,
  file?: string,
): Promise<readonly Issue[]> {
  const fixtures = new Map(
    parts.byKind.fixture.map(({ content, source }) => [content.id, { source, path: ['lines'] }]),
  );
  const items = placedItems(parts);
  const at = (place: Pick<Placed<unknown>, 'source' | 'path'> | undefined, path: Path, message: string): Issue => {
    if (!place) throw new Error(`what was played has no place: ${message}`);
    return issueAt({ source: place.source, path: [...place.path, ...path] }, message);
  };
  const concerns = ({ fixture, scenarios, questions }: World): boolean =>
    fixtures.get(fixture.id)?.source.file === file ||
    [...scenarios, ...questions].some(({ id }) => items.get(id)?.source.file === file);
  const worlds = worldsOf(course).filter((world) => file === undefined || concerns(world));
  const reports = await rehearse(worlds);
  return worlds.flatMap((world, index) => {
    const { failed, findings = [] } = reports[index] ?? {};
    if (failed) return [at(fixtures.get(world.fixture.id), [failed.index], failedText(world, failed.reason))];
    const issues = findings.map(({ id, path, message }) => at(items.get(id), path, message));
    return issues.filter((issue) => file === undefined || issue.file === file);
  });
}
