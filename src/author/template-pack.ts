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

/** What people wrongly believe, to be cited by wrong options and near misses. */
export const misconceptionsTemplate = ({ id }: Pick<TemplateValues, 'id'>): string => `kind: misconceptions
# A wrong option or a near miss names one: misconception: ${id}-one
misconceptions:
  - id: ${id}-one
    belief: Whoever has an identity may read everything.
    correction: An identity says who is calling. What it may do is granted apart from that.
    # Where people were seen to believe it:
    # source:
    #   title: A question on a forum
    #   url: https://learn.microsoft.com/answers/...
    # Without a source:
    assumed: true
`;

/** Terms and messages that the search explains. */
export const glossaryTemplate = ({ id }: Pick<TemplateValues, 'id'>): string => `kind: glossary
terms:
  - id: ${id}-one
    term: Managed identity
    # Other names; the search finds them, too.
    also: [MSI]
    meaning: An identity whose secret nobody holds, for code that runs on Azure.
    # Error messages that it explains: the part that is the same every time.
    # messages: ["Identity not found"]
`;

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
    # Its lessons in the order in which they are taught. Those that are not named follow in the order of their file names:
    # lessons: [first-lesson]
    # Facts that it takes on: mi-lab check --coverage looks whether each is taught, asked and met.
    covers: [X01]
`;
}
