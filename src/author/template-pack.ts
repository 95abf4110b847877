import { type TemplateValues, titleOf } from './template.ts';

/** Statements with their source; `prefix` begins their ids. */
export function factsTemplate(prefix = 'X'): string {
  return `kind: facts
# Today's rule in your own words, and where it stands. Lessons, questions and scenarios cite it by id.
facts:
  - id: ${prefix}01
    title: A badge is not a key
    statement: >-
      An identity proves who is calling. What the caller may do is granted apart from that.
    source:
      title: What are managed identities for Azure resources
      url: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview
      # The day on which somebody looked.
      checked: "2026-11-21"
    # What changed since, dated:
    # note: Before July 2023 ...
    # Where no scenario can show it, say why:
    # noScenario: It is a matter of names.
`;
}

/** The file that makes a folder a pack. */
export function packTemplate({ id, module }: Pick<TemplateValues, 'id' | 'module'>): string {
  return `kind: pack
# Never changed: progress hangs on pack/id.
id: ${id}
title: ${titleOf(id)}
format: 1
modules:
  - id: ${module}
    title: ${titleOf(module)}
    summary: In one line, what it is about.
    # Facts that it takes on: mi-lab check --coverage looks whether each is taught, asked and met.
    covers: [X01]
`;
}
