import type { Course } from '../../src/catalog/course.ts';
import { issueText } from '../../src/catalog/issue.ts';
import { readCourse } from '../../src/catalog/read-course.ts';

/** A course with one of everything, as an author would write it. */
export const MINIATURE: Readonly<Record<string, string>> = {
  'pack.yaml': `kind: pack
id: mini
title: A miniature course
modules:
  - id: badges
    title: Badges and keys
    summary: An identity says who you are, a role what you may do.
    covers: [F02, F29]
  - id: imds
    title: Asking for a token
    summary: How a machine gets a token without a secret.
`,
  'lessons/facts.yaml': `kind: facts
facts:
  - id: F02
    title: Authentication is not authorization
    statement: An identity proves who it is; a role assignment says what it may do.
    source:
      title: Managed identities, overview
      url: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview
      checked: 2026-08-01
  - id: F29
    title: Several identities, no default
    statement: With several user-assigned identities and no system-assigned one a request has to name the identity.
    source:
      title: Managed identities, frequently asked questions
      url: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq
      checked: 2026-08-01
    note: The older text spoke of MSI.
`,
  'lessons/10-badge.yaml': `kind: lesson
id: badge
title: A badge is not a key
summary: Who you are and what you may do are two questions.
module: badges
minutes: 5
facts: [F02]
sections:
  - id: two-questions
    title: Two questions
    text: |
      \`vm-web\` wants to read a file. *Who are you?* comes first.

      See [the overview](https://learn.microsoft.com/entra) and ask \`http://169.254.169.254/metadata\`.
    questions:
      - id: fresh-identity
        kind: single
        facts: [F02]
        stem: |
          \`vm-web\` has a fresh identity and no role. What fails?
        choices:
          - text: Asking IMDS for a token
            why: A token says who you are; it needs no role.
          - text: Reading the file
            correct: true
            why: The token is fine, but no role grants the read.
          - text: Both of the calls
            why: The first needs no role at all.
        takeaway: A badge opens no door by itself.
  - id: the-way-of-a-token
    title: The way of a token
    text: A token is asked for, handed out, shown and checked.
    questions:
      - id: token-way
        kind: order
        stem: In which order do these happen?
        steps:
          - text: The code asks IMDS
            why: Nothing happens before somebody asks.
          - text: IMDS hands out a token
            why: IMDS answers before the target sees anything.
          - text: The target checks the role
            why: Roles are checked at the target, on every request.
      - id: what-a-token-proves
        kind: multiple
        revision: 2
        aliases: [token-proof]
        stem: What does the token say?
        choices:
          - text: Who the caller is
            correct: true
            why: That is the claim oid.
          - text: Which audience it is for
            correct: true
            why: That is the claim aud.
          - text: Which roles it holds
            why: Roles are looked up at the target.
`,
  'lessons/20-imds.yaml': `kind: lesson
id: imds-default
title: Which identity answers
summary: IMDS chooses only where there is no doubt.
module: imds
minutes: 8
sections:
  - id: play
    title: Try it
    text: Give \`vm-web\` a token as \`id-reports\`.
    questions:
      - id: why-400
        kind: single
        facts: [F29]
        stem: Two identities are attached and none is named. What comes back?
        choices:
          - text: A token of the older identity
            why: Age plays no part.
          - text: 400, because it cannot choose
            correct: true
            why: With several and no system-assigned one it must be told.
    scenario: two-identities
`,
  'lessons/20-two-identities.yaml': `kind: scenario
id: two-identities
title: Two identities, no default
summary: A job that worked for a year fails with 400.
module: imds
minutes: 10
facts: [F29]
fixture: office
story: |
  The nightly job on \`vm-web\` fails since yesterday.
tasks:
  - id: token
    text: Get a token as id-reports
    goals:
      - id: has-token
        kind: token-issued
        host: vm-web
        identity: id-reports
        resource: https://storage.azure.com/
      - id: still-attached
        kind: identity-attached
        host: vm-web
        identity: id-reports
    hints:
      - Look at what IMDS says.
      - It names what is missing.
      - Add client_id to the request.
  - id: access
    text: Let it read, and nothing more
    goals:
      - id: reads
        kind: role-at-scope
        principal: id-reports
        role: Reader
        scope: rg-app
        text: id-reports can look at everything in rg-app
      - id: no-more
        kind: no-other-role
        principal: id-reports
        roles:
          - { role: Reader, scope: rg-app }
    hints:
      - Who may grant a role?
      - The scope is the group.
      - az role assignment create --role Reader
solutions:
  - title: Name the identity
    lines:
      - az role assignment create --assignee id-reports --role Reader --scope rg-app
      - 'curl -H "Metadata: true" http://169.254.169.254/metadata/identity/oauth2/token'
nearMisses:
  - id: too-much
    when:
      - kind: no-other-role
        not: true
        principal: id-reports
        roles:
          - { role: Reader, scope: rg-app }
    message: It can read now. It can do more than that, too. Which role only reads?
    lines: [az role assignment create --role Owner]
  - id: detached
    when:
      - kind: identity-attached
        not: true
        host: vm-web
        identity: id-reports
    message: The doubt is gone, and so is the identity that the job needs.
    lines: [az vm identity remove]
takeaways:
  - With several identities, name the one you mean.
`,
  'fixtures/office.yaml': `kind: fixture
id: office
title: An office with one machine
header:
  seed: office
  start: 2026-03-02T09:00:00Z
  propagation: instant
lines:
  - az group create -n rg-app -l westeurope
  - az vm create -g rg-app -n vm-web --image Ubuntu2404
`,
};

/** The miniature course with some of its files changed by search and replacement, as `[file, search, replacement]`. */
export function changed(...changes: readonly (readonly [string, string, string])[]): Record<string, string> {
  const files: Record<string, string> = { ...MINIATURE };
  for (const [file, search, replacement] of changes) {
    const text = files[file] ?? '';
    if (!text.includes(search)) throw new Error(`${file} does not hold ${search}`);
    files[file] = text.replace(search, () => replacement);
  }
  return files;
}

const filesOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, text }));

/** The issues of a course as an author sees them. */
export function issuesOf(files: Readonly<Record<string, string>>): readonly string[] {
  return readCourse(filesOf(files)).issues.map(issueText);
}

/** A course that is expected to be sound. */
export function courseFrom(files: Readonly<Record<string, string>>): Course {
  const { course, issues } = readCourse(filesOf(files));
  if (!course) throw new Error(issues.map(issueText).join('\n'));
  return course;
}

/** A change that breaks the miniature course, and the issue that names it: `line:column message`. */
export type Broken = readonly [name: string, file: string, search: string, replacement: string, expected: string];

/** What an author sees after such a change: the issue itself, and whatever else, but for what lost its target by it. */
export function outcomeOf([, file, search, replacement, expected]: Broken) {
  const found = issuesOf(changed([file, search, replacement]));
  const wanted = `${file}:${expected}`;
  const others = found.filter((one) => one !== wanted && !/there is no (module|fixture) /.test(one));
  return { found, wanted, others };
}

export const BADGE = 'lessons/10-badge.yaml';
export const IMDS = 'lessons/20-imds.yaml';
export const SCENARIO = 'lessons/20-two-identities.yaml';
export const FACTS = 'lessons/facts.yaml';
export const OFFICE = 'fixtures/office.yaml';
export const PACK = 'pack.yaml';
