import type { Course } from '../../src/catalog/course.ts';
import type { Lesson } from '../../src/catalog/lesson.ts';
import type { Question } from '../../src/catalog/question.ts';
import type { Scenario } from '../../src/catalog/scenario.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';

const item = (id: string) => ({ id, revision: 1, aliases: [], facts: [] });

const single: Question = {
  kind: 'single',
  ...item('second-identity'),
  stem: safe(
    'After a colleague attaches a second user-assigned identity to `vm-report`, the nightly job that worked for a year fails with 400. Nothing in the job changed. Why?',
  ),
  choices: [
    {
      text: safe('The new identity has no role yet'),
      correct: false,
      why: safe('It has none, but the job never got as far as a role: 400 came from IMDS, before any token existed.'),
    },
    {
      text: safe('IMDS can no longer choose for the job'),
      correct: true,
      why: safe(
        'With no system-assigned identity, IMDS may default only when there is exactly one. With two it must be told which.',
      ),
    },
    {
      text: safe('The cached token was bound to the first identity'),
      correct: false,
      why: safe("Tokens are cached per identity and resource; attaching another one doesn't touch them."),
    },
    {
      text: safe('Two identities share one certificate'),
      correct: false,
      why: safe('Each identity has its own credential.'),
    },
  ],
  takeaway: safe('With several identities, name the one you mean.'),
};

const multiple: Question = {
  kind: 'multiple',
  ...item('token-says'),
  stem: safe('What does an access token say about its bearer?'),
  choices: [
    { text: safe('Who the caller is'), correct: true, why: safe('That is the claim oid.') },
    { text: safe('Which audience it is for'), correct: true, why: safe('That is the claim aud.') },
    { text: safe('Which roles it holds'), correct: false, why: safe('Roles are looked up at the target.') },
  ],
};

const order: Question = {
  kind: 'order',
  ...item('way-of-a-token'),
  stem: safe('In which order do these happen?'),
  steps: [
    { text: safe('The code asks IMDS'), why: safe('Nothing happens before somebody asks.') },
    { text: safe('IMDS hands out a token'), why: safe('IMDS answers before the target sees anything.') },
    { text: safe('The target checks the role'), why: safe('Roles are checked at the target, on every request.') },
  ],
};

const badge: Lesson = {
  kind: 'lesson',
  ...item('badge'),
  title: safe('A badge is not a key'),
  summary: safe('Who you are and what you may do are two questions, asked one after the other.'),
  module: 'basics',
  minutes: 8,
  sections: [
    {
      id: 'two-questions',
      title: safe('Two questions, always in this order'),
      text: safe(`\`vm-web\` wants to read a file in the storage account \`st1\`. Two questions are asked:

1. *Who are you?* This is **authentication**.
2. *May you do this?* This is **authorization**, and \`st1\` asks it on every request.

A managed identity answers only the first. A new identity has a badge and no keys: it gets a token at once, and is refused everywhere. See [the overview](https://learn.microsoft.com/entra/identity).

    curl -H "Metadata: true" "http://169.254.169.254/metadata/identity/oauth2/token?resource=https://storage.azure.com/"

> A token says who you are. It opens no door by itself.`),
      questions: [single, multiple],
    },
    {
      id: 'way',
      title: safe('The way of a token'),
      text: safe('It is asked for, handed out, shown.'),
      questions: [order],
    },
    { id: 'do', title: safe('Do it'), text: safe('Now you.'), questions: [], scenario: 'no-default' },
  ],
};

const lesson = (id: string, title: string, module: string): Lesson => ({
  ...badge,
  ...item(id),
  title: safe(title),
  module,
  minutes: 6,
  sections: [{ id: 'one', title: safe(title), text: safe('One page.'), questions: [] }],
});

/** A lesson outside of the modules: code in each language that is highlighted, a list, a link, a table. */
const codeLesson: Lesson = {
  ...badge,
  ...item('code'),
  title: safe('Code on a page'),
  module: undefined,
  sections: [
    {
      id: 'one',
      title: safe('Three languages'),
      text: safe(`Ask for a token, and keep it in a variable:

\`\`\`bash
# on vm-web
TOKEN=$(curl -s -H Metadata:true "$IMDS?$QUERY" | jq -r .access_token)
for i in 1 2 3; do curl -s -H "Authorization: Bearer $TOKEN" "$URL/$i"; done
\`\`\`

\`\`\`json
{ "aud": "https://storage.azure.com/", "exp": 1771923905, "idtyp": "app" }
\`\`\`

\`\`\`yaml
kind: lesson
id: imds-default # never changes
\`\`\`

- *one* is in [the overview](https://learn.microsoft.com/entra)
- **two** is in \`id-app\``),
      questions: [],
    },
  ],
};

const noDefault: Scenario = {
  kind: 'scenario',
  ...item('no-default'),
  title: safe('Two identities, no default'),
  summary: safe('The nightly job worked for a year and fails since yesterday. Find out why, and mend it.'),
  module: 'imds',
  minutes: 12,
  fixture: 'office',
  story:
    safe(`The nightly job on \`vm-web\` fails with 400 since yesterday. A colleague had attached \`id-reports\` to the machine, beside \`id-app\`.

Make the job get a token as \`id-reports\`, and give that identity what it needs and **nothing more**.`),
  tasks: [
    {
      id: 'token',
      text: safe('Get a token as id-reports'),
      goals: [{ kind: 'identity-exists', id: 'there', identity: safe('id-reports'), not: false }],
      hints: [safe('Look at what IMDS says.'), safe('It names what is missing.'), safe('Add client_id.')],
      predictions: [],
    },
  ],
  solutions: [
    { title: safe('Name the identity'), lines: ['az identity create -g rg-app -n id-reports', 'az vm list'] },
  ],
  nearMisses: [],
  takeaways: [
    safe('With several identities IMDS has no default: name the one you mean.'),
    safe('A role at the container is enough to read one container.'),
  ],
};

/** A small course that looks like a real one: two modules, three lessons, a scenario, each kind of question. */
export const smallCourse: Course = {
  pack: {
    kind: 'pack',
    id: 'small',
    title: safe('Managed identities, by doing'),
    format: 1,
    modules: [
      { id: 'basics', title: safe('Badges and keys'), summary: safe('Who and what.'), covers: [], lessons: [] },
      { id: 'imds', title: safe('Asking for a token'), summary: safe('Without a secret.'), covers: [], lessons: [] },
    ],
  },
  lessons: [
    badge,
    lesson('scopes', 'Roles, scopes and waiting', 'basics'),
    lesson('imds', 'Which identity answers when nobody is named', 'imds'),
    codeLesson,
  ],
  scenarios: [noDefault],
  fixtures: [],
  misconceptions: [],
  glossary: [],
  facts: [
    {
      id: 'F29',
      title: safe('No name given: several to choose from'),
      statement: safe(
        'Where several user-assigned identities are attached and no system-assigned one, a request that names none is refused.',
      ),
      note: safe('Until 2023 the older pages said that the first one attached answered.'),
      source: {
        title: safe('Managed identities: frequently asked questions'),
        url: 'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq',
        checked: '2026-11-21',
      },
    },
  ],
};

/** A course of four modules and 28 lessons and scenarios. */
export const largeCourse: Course = {
  ...smallCourse,
  pack: {
    ...smallCourse.pack,
    modules: ['One', 'Two', 'Three', 'Four'].map((name) => ({
      id: `module-${name.toLowerCase()}`,
      title: safe(`Module ${name}`),
      summary: safe('One of four.'),
      covers: [],
      lessons: [],
    })),
  },
  lessons: ['one', 'two', 'three', 'four'].flatMap((name) =>
    [1, 2, 3, 4].map((place) => lesson(`${name}-${place}`, `Lesson ${place} of module ${name}`, `module-${name}`)),
  ),
  scenarios: ['one', 'two', 'three', 'four'].flatMap((name) =>
    [1, 2, 3].map((place) => ({
      ...noDefault,
      ...item(`scenario-${name}-${place}`),
      title: safe(`Scenario ${place} of module ${name}`),
      module: `module-${name}`,
    })),
  ),
};
