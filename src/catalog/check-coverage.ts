import { type CourseParts, issueAt } from './course-parts.ts';
import { coverageOf, holesOf, type Way } from './coverage.ts';
import type { Issue } from './issue.ts';

/** A fact that no scenario can show is not met in one: either the reason is wrong, or the citation. */
export function checkCitations({ byKind }: CourseParts): readonly Issue[] {
  const reasons = new Map(byKind.facts.flatMap(({ content }) => content.facts.map((one) => [one.id, one.noScenario])));
  return byKind.scenario.flatMap(({ content, source }) =>
    content.facts.flatMap((id, index): Issue[] => {
      if (reasons.get(id) === undefined) return [];
      const message = `${id} says under "noScenario" why no scenario can show it, and this one cites it. Delete one of the two.`;
      return [issueAt({ source, path: ['facts', index] }, message)];
    }),
  );
}

const MENDED_BY: { readonly [Missing in Way]: string } = {
  taught: 'no lesson teaches it: list it under "facts" of the lesson that does',
  asked: 'no question asks it: list it under "facts" of one that does',
  met: 'no scenario lets anybody meet it: list it under "facts" of one that does, or say at the fact under "noScenario" why none can',
};

/** Facts that a module says it covers, and that are not taught, asked and met. */
export function coverageIssues(parts: CourseParts): readonly Issue[] {
  const holes = new Map(coverageOf(parts).map((one) => [one.fact, holesOf(one)]));
  return parts.byKind.pack.flatMap(({ content, source }) =>
    content.modules.flatMap(({ id, covers }, module) =>
      covers.flatMap((fact, index): Issue[] => {
        const missing = holes.get(fact) ?? [];
        if (missing.length === 0) return [];
        const message = `the module ${id} covers ${fact}, but ${missing.map((way) => MENDED_BY[way]).join('; ')}.`;
        return [issueAt({ source, path: ['modules', module, 'covers', index] }, message)];
      }),
    ),
  );
}
