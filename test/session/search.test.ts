import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import { checkedCourse } from '../../src/io/checked-course.ts';
import { readCourseFiles } from '../../src/io/course-files.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Entry } from '../../src/session/run.ts';
import type { ScenarioScreen } from '../../src/session/screen.ts';
import { foundFor, termOf } from '../../src/session/search.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { newcomer } from './miniature.ts';

function shipped(): Course {
  const { course } = checkedCourse(readCourseFiles(new URL('../..', import.meta.url).pathname));
  if (!course) throw new Error('the course is broken');
  return course;
}

const session: Session = { ...newcomer, course: shipped() };
const firstFor = (query: string) => foundFor(session, query)[0];
const messages = session.course.glossary.flatMap(({ id, messages: own }) =>
  own.map((message) => [id, message] as const),
);

/** The message as it is met: with a code before it, ids, in JSON, over several lines. */
const asMet: readonly (readonly [how: string, met: (message: string) => string])[] = [
  ['as it is', (message) => message],
  ['in capitals, in quotes', (message) => `"${message.toUpperCase()}"`],
  ['in JSON', (message) => JSON.stringify({ error: { code: 'x', message: `${message} Trace ID: 7f3a` } })],
  [
    'with ids and lines around it',
    (message) =>
      `$ az role assignment list\nERROR: (4c1f0d2e-3a0b-4b1c-9d2e-0f1a2b3c4d5e)\n${message}\nTimestamp: 2026-03-02 09:14:00Z`,
  ],
];

describe('an error message that is pasted', () => {
  test.each(asMet)('%s is explained by its term first', (_, met) => {
    const missed = messages.filter(([id, message]) => {
      const first = firstFor(met(message));
      if (first?.destination.to !== 'term') return true;
      // Two terms may explain one message.
      const { termId } = first.destination;
      const own = session.course.glossary.find((one) => one.id === termId)?.messages ?? [];
      return termId !== id && !own.some((one) => message.toLowerCase().includes(one.toLowerCase()));
    });
    expect(missed).toEqual([]);
  });

  test('in several lines is joined to one query', () => {
    let next = update(session, { type: 'go', destination: { to: 'search' } }, 1).session;
    next = update(next, { type: 'paste', text: '\nERROR: one\n  two\n' }, 2).session;
    expect(next.screen).toMatchObject({ editor: { text: 'ERROR: one two' } });
  });

  test('that nothing explains still finds what is most like it', () => {
    const found = foundFor(
      session,
      'why would the managed identity of a virtual machine not get a token when several user-assigned identities are attached zzz',
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(13);
  });
});

test('a term goes by its other names, and says what it rests on and where that is taught', () => {
  const term = session.course.glossary.find(({ also }) => also.length > 0);
  if (!term) throw new Error('no term');
  expect(foundFor(session, term.also[0] ?? '').some(({ label }) => label === term.term)).toBe(true);
  const { facts = [], taughtIn = [] } = termOf(session, 'managed-identity') ?? {};
  expect(facts.map(({ id }) => id)).toContain('F02');
  expect(taughtIn.length).toBeGreaterThan(0);
});

test('an everyday query is not taken for a message', () => {
  const first = firstFor('token');
  expect(first?.detail).not.toBe('explains this message');
});

describe('lookup at a prompt', () => {
  const line = (text: string, exitCode: number, error = '', fd: 1 | 2 = 2): Entry => ({
    kind: 'line',
    prompt: sanitize('$'),
    text: sanitize(text),
    outputs: error === '' ? [] : [{ fd, text: sanitize(error) }],
    exitCode,
  });
  const notFound = line('app-mail', 127, 'bash: app-mail: command not found\n');
  const withoutHeader = line(
    'curl -s http://169.254.169.254/metadata/identity/oauth2/token',
    0,
    '{"error":"invalid_request","error_description":"Required metadata header not specified"}\n',
    1,
  );
  const withoutRole = line(
    'az storage blob upload --auth-mode login',
    1,
    'ERROR: \nYou do not have the required permissions needed to perform this operation.\nDepending on your operation, you may need to be assigned one of the following roles:\n    "Storage Blob Data Owner"\n\nIf you want to use the old authentication method and allow querying for the right account key, please use the "--auth-mode" parameter and "key" value.\n',
  );
  const misspelt = line(
    'az identity shwo',
    2,
    "ERROR: 'shwo' is misspelled or not recognized by the system.\nDid you mean 'show' ?\n\nExamples from AI knowledge base:\naz identity show -g rg-app -n id-reports --query principalId -o tsv\n\nhttps://aka.ms/cli_ref\nRead more about the command in reference docs\n",
  );
  const forbidden = line(
    'curl -s https://stshop.blob.core.windows.net/a/b',
    0,
    '<?xml version="1.0"?><Error><Code>AuthorizationPermissionMismatch</Code><Message>This request is not authorized to perform this operation using this permission.\nRequestId:1</Message></Error>',
    1,
  );
  const nothingAsked = line('why', 1, 'No request has reached Azure yet. Run az or curl, then why.\n');

  function lookup(...entries: readonly Entry[]): Session {
    const run = { ...openedRun(createSandbox(), undefined), entries };
    const screen: ScenarioScreen = {
      name: 'scenario',
      phase: 'play',
      ticket: 1,
      beganAt: 1,
      scenarioId: undefined,
      fixtureId: undefined,
      from: undefined,
      run,
    };
    return update({ ...session, screen }, { type: 'lab-word', word: 'lookup' }, 5).session;
  }

  const looked = (found: Session) => {
    if (found.screen.name !== 'search') throw new Error(`on ${found.screen.name}`);
    const query = found.screen.editor.text;
    const [first] = foundFor(session, query);
    return { query, first: first?.label, detail: first?.detail };
  };

  test.each([
    [
      'a role that is missing',
      [withoutRole],
      'You do not have the required permissions',
      'AuthorizationPermissionMismatch',
    ],
    [
      'a word that az does not know',
      [misspelt],
      "'shwo' is misspelled",
      'is misspelled or not recognized by the system',
    ],
    [
      'an answer to curl, not an older error',
      [misspelt, withoutHeader],
      'Required metadata header',
      'Required metadata header not specified',
    ],
    [
      'the code of an XML answer',
      [withoutHeader, forbidden],
      'AuthorizationPermissionMismatch',
      'AuthorizationPermissionMismatch',
    ],
    ['a command that is none', [notFound], 'app-mail: command not found', 'command not found'],
    ['why without anything to say is no error', [notFound, nothingAsked], 'app-mail', 'command not found'],
  ] as const)('%s is explained first, by its telling words', (_, entries, query, term) => {
    const found = lookup(...entries, line('true', 0));
    expect(looked(found)).toEqual({
      query: expect.stringContaining(query),
      first: term,
      detail: 'explains this message',
    });
    expect(looked(found).query).not.toMatch(/aka\.ms|"key" value/);
    expect(update(found, { type: 'go-back' }, 6).session.screen.name).toBe('scenario');
  });

  test('an error that nothing explains is named, with what helps; no pages are shown that have nothing to do with it', () => {
    const { screen } = lookup(line('az vm list', 1, 'ERROR: one thing\n two\n'));
    const said = screen.name === 'scenario' ? screen.run?.entries.at(-1) : undefined;
    expect(said).toMatchObject({
      kind: 'note',
      text: expect.stringMatching(/^Nothing here explains 'one thing'\. why /),
    });
  });

  test('required permissions, as words, find what az says without a role', () => {
    expect(foundFor(session, 'required permissions').map(({ label }) => label)).toContain(
      'AuthorizationPermissionMismatch',
    );
  });

  test('says so where nothing was said yet', () => {
    const { screen } = lookup();
    expect(screen).toMatchObject({ name: 'scenario', run: { entries: [{ kind: 'note' }] } });
  });
});

test('a page that was found is read over what one was at: that begins no lesson', () => {
  const page = foundFor(session, '').find(({ kind }) => kind === 'page');
  if (!page) throw new Error('no page');
  const read = update(session, { type: 'go', destination: page.destination }, 1);
  expect(read.session.screen).toMatchObject({ name: 'article', of: { kind: 'page' } });
  expect(read.effects).toEqual([]);
});

test('what the glossary calls just so comes before every page that speaks of it', () => {
  const names = session.course.glossary.flatMap(({ term, also }) => [term, ...also]);
  expect(names.filter((name) => firstFor(name.toUpperCase())?.kind !== 'term')).toEqual([]);
  expect(firstFor('principal id')?.label.toLowerCase()).toBe('principal id');
});
