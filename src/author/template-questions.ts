import type { Question } from '../catalog/question.ts';
import { factsLine, type TemplateValues } from './template.ts';

type Template = (values: TemplateValues) => string;

const single: Template = (values) => `- kind: single
  id: ${values.id}
  ${factsLine(values)}
  # A situation, then the question. It stands alone: a quiz asks it without its page.
  stem: |
    A colleague attaches \`id-orders\` to \`vm-orders\`. No role was granted to it yet. The job on the machine asks
    for a token, then reads a file. What fails?
  # What sensible people think, each about as long as the others. They are shown in another order each time.
  choices:
    - text: Reading the file
      correct: true
      why: The file's store looks for a role, and there is none.
    - text: Asking for a token
      why: A token says who is calling. That takes no role.
    - text: Both of the calls
      why: The first needs no role, so it works.
  takeaway: An identity alone opens nothing.
`;

const multiple: Template = ({ id }) => `- kind: multiple
  id: ${id}
  # Any number of options is right, but neither none nor all.
  stem: |
    Which of these does \`vm-orders\` need, to read a file as \`id-orders\`?
  choices:
    - text: The identity, attached to it
      correct: true
      why: Only what is attached can be asked for.
    - text: A role for the identity
      correct: true
      why: The store looks for it on every request.
    - text: A password in a file
      why: There is none, and that is the point.
`;

const order: Template = ({ id }) => `- kind: order
  id: ${id}
  stem: |
    A job on \`vm-orders\` reads a file as \`id-orders\`. In which order do these happen?
  # Written in the right order; shown in another.
  steps:
    - text: The job asks for a token
      why: Nothing happens before somebody asks.
    - text: The machine hands out a token
      why: It answers before the store sees anything.
    - text: The store looks for a role
      why: It does so when the token is shown.
`;

const match: Template = ({ id }) => `- kind: match
  id: ${id}
  stem: |
    Which answer belongs to which mistake?
  pairs:
    - left: No identity is attached
      right: 400, from the machine
      why: There is nobody that a token could be for.
    - left: No role was granted
      right: 403, from the store
      why: The store knows who it is, and finds no role.
  # Rights that belong to nothing: two at most, or none at all.
  distractors:
    - text: 500, from the store
      why: Neither mistake is the store's own.
`;

const predict: Template = ({ id, fixture }) => `- kind: predict
  id: ${id}
  # The learner says what these lines bring; then they run, in this world.
  stem: |
    What does this bring?

    \`\`\`bash
    az group show -n rg-nowhere
    \`\`\`
  fixture: ${fixture}
  lines:
    - az group show -n rg-nowhere
  # Occurs in what they print: the check plays them.
  shows: ResourceGroupNotFound
  choices:
    - text: An error that it is not found
      correct: true
      why: Nobody made a group of that name.
    - text: A new and empty group of the name
      why: "\`show\` only looks; \`create\` makes one."
    - text: Nothing, and no error either
      why: What is not there is an error for \`show\`.
`;

const command: Template = ({ id, fixture }) => `- kind: command
  id: ${id}
  # Answered at a terminal, in this world: what counts is the world in the end, not the words.
  stem: |
    Make a resource group \`rg-new\`, and in it the user-assigned identity \`id-new\`.
  fixture: ${fixture}
  goals:
    - id: id-new-exists
      kind: identity-exists
      identity: id-new
  # The check plays these lines.
  solution:
    - az group create -n rg-new -l westeurope
    - az identity create -g rg-new -n id-new
  why: An identity is a resource, so it lives in a group.
`;

const number: Template = ({ id }) => `- kind: number
  id: ${id}
  # Typed, with its unit: 1 day is as right as 24 hours. A plain number is asked for without one.
  stem: |
    \`vm-orders\` asks for a token again and again. For how long does it get the one that it has?
  answer: 24 hours
  # How far off is still right; may be left out.
  tolerance: 5 min
  why: The platform keeps a token for a day, per identity and resource.
  # Wrong answers that you know of, each with its own reason.
  commonErrors:
    - answer: 1 hour
      why: Tokens of people live about that long.
`;

const words: Template = ({ id }) => `- kind: words
  id: ${id}
  # Typed. Case, spaces and punctuation do not count.
  stem: |
    Which claim of the token says for which service it is meant?
  # The first one is shown afterwards.
  answers: [aud, audience]
  why: The audience is the service that is to take the token.
  commonErrors:
    - answers: [iss, issuer]
      why: That is who made the token.
`;

/** A question of each kind that passes the check; a new kind has its line here. */
export const QUESTION_TEMPLATES: { readonly [Kind in Question['kind']]: Template } = {
  single,
  multiple,
  order,
  match,
  predict,
  command,
  number,
  words,
};

/** A text moved to the right, empty lines left empty. */
export function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}
