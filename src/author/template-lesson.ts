import { factsLine, type TemplateValues, titleOf } from './template.ts';
import { indented, QUESTION_TEMPLATES } from './template-questions.ts';

/** A lesson of one page and one question. */
export function lessonTemplate(values: TemplateValues): string {
  const { id, module } = values;
  return `kind: lesson
# Never changed: progress hangs on it. To rename, list the old one under aliases.
id: ${id}
title: ${titleOf(id)}
summary: In one line, what somebody can do after it.
module: ${module}
minutes: 5
# Facts that it teaches, by id; they stand in a file with kind: facts.
${factsLine(values)}
sections:
  # A page says one thing in about ten lines, then asks for something.
  - id: one-idea
    title: A badge is not a key
    text: |
      \`vm-orders\` wants to read a file. Two questions are asked, always in this order.

      *Who are you?* An **identity** answers that. *May you?* A **role** answers that, and only the store asks.
    questions:
${indented(QUESTION_TEMPLATES.single({ ...values, id: `${id}-question` }), 6)}    # A page can lead to a scenario:
    # scenario: SCENARIO-ID
`;
}
