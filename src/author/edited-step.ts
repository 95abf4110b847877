import type { CourseParts } from '../catalog/course-parts.ts';
import type { Scenario, Task } from '../catalog/scenario.ts';
import type { Path, YamlSource } from '../catalog/yaml-source.ts';
import type { EditedPlace } from '../session/edited-place.ts';
import { stepsOf } from '../session/lesson-flow.ts';
import type { ScenarioPart } from '../session/scenario-part.ts';
import type { Destination, LessonStep } from '../session/screen.ts';

/** The first line of a text that is not as it was, counted from 1; undefined where all are. */
export function changedLine(before: string, now: string): number | undefined {
  if (before === now) return undefined;
  const old = before.split('\n');
  const lines = now.split('\n');
  const first = lines.findIndex((line, index) => line !== old[index]);
  return first >= 0 ? first + 1 : lines.length;
}

/** The last of several things of a file that begins at this line or above it; the first one where none does. */
function lastAbove<Thing>(
  source: YamlSource,
  line: number,
  things: readonly (readonly [Thing, Path])[],
): Thing | undefined {
  const above = things
    .map(([thing, path]) => ({ thing, line: source.positionOf(path, 'key').line }))
    .filter((one) => one.line <= line)
    .sort((one, other) => one.line - other.line);
  return above.at(-1)?.thing ?? things[0]?.[0];
}

function pathOf(step: LessonStep): Path {
  switch (step.kind) {
    case 'page':
      return ['sections', step.section];
    case 'question':
      return ['sections', step.section, 'questions', step.index];
    case 'scenario':
      return ['sections', step.section, 'scenario'];
    case 'missed':
      return [];
  }
}

type PartAt = readonly [ScenarioPart, Path];

function taskParts({ predictions }: Task, task: number): readonly PartAt[] {
  const at = ['tasks', task];
  return [
    [{ kind: 'goals', task }, at],
    [{ kind: 'goals', task }, [...at, 'goals']],
    [{ kind: 'hints', task }, [...at, 'hints']],
    ...predictions.map((_, index): PartAt => [{ kind: 'prediction', task, index }, [...at, 'predictions', index]]),
  ];
}

function solutionParts({ lines }: Scenario['solutions'][number], index: number): readonly PartAt[] {
  const at = ['solutions', index];
  return [
    [{ kind: 'solution', index }, at],
    ...lines.map((_, place): PartAt => [{ kind: 'solution', index, lines: place + 1 }, [...at, 'lines', place]]),
  ];
}

/** Every part of a scenario with the place where it begins. */
function partsOf({ tasks, solutions, nearMisses }: Scenario): readonly PartAt[] {
  return [
    [{ kind: 'story' }, ['story']],
    ...tasks.flatMap(taskParts),
    ...solutions.flatMap(solutionParts),
    ...nearMisses.map((_, index): PartAt => [{ kind: 'near-miss', index }, ['nearMisses', index]]),
    [{ kind: 'takeaways' }, ['takeaways']],
  ];
}

/** The fact or term that is being written. */
function articleAt(
  { facts, glossary }: CourseParts['byKind'],
  isHere: (part: { readonly source: YamlSource }) => boolean,
  line: number,
): Destination {
  const idAbove = (source: YamlSource, key: string, things: readonly { readonly id: string }[]): string | undefined =>
    lastAbove(
      source,
      line,
      things.map(({ id }, index) => [id, [key, index]] as const),
    );
  const inFacts = facts.find(isHere);
  const factId = inFacts && idAbove(inFacts.source, 'facts', inFacts.content.facts);
  if (factId !== undefined) return { to: 'fact', factId };
  const inGlossary = glossary.find(isHere);
  const termId = inGlossary && idAbove(inGlossary.source, 'terms', inGlossary.content.terms);
  return termId === undefined ? { to: 'home' } : { to: 'term', termId };
}

/** What somebody who writes at a line of a file wants to see; the home screen where the file holds nothing to look at. */
export function placeAt({ byKind }: CourseParts, file: string, line: number): EditedPlace {
  const isHere = ({ source }: { readonly source: YamlSource }): boolean => source.file === file;
  const lesson = byKind.lesson.find(isHere);
  if (lesson) {
    const { content, source } = lesson;
    const step = lastAbove(
      source,
      line,
      stepsOf(content).map((one) => [one, pathOf(one)] as const),
    );
    return { kind: 'step', lessonId: content.id, step: step ?? { kind: 'page', section: 0 } };
  }
  const scenario = byKind.scenario.find(isHere);
  if (scenario) {
    const part = lastAbove(scenario.source, line, partsOf(scenario.content));
    return { kind: 'scenario', scenarioId: scenario.content.id, part: part ?? { kind: 'story' } };
  }
  const fixture = byKind.fixture.find(isHere);
  if (fixture) return { kind: 'screen', destination: { to: 'sandbox', fixtureId: fixture.content.id } };
  return { kind: 'screen', destination: articleAt(byKind, isHere, line) };
}
