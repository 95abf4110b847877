import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { plainInput } from '../../src/ui/plain-input.ts';
import { plainPrompt, plainText } from '../../src/ui/plain-text.ts';
import { questionScreens } from './question-screens.ts';
import { screens } from './screens.ts';
import { after } from './session-at.ts';

function screen(name: string): Session {
  const session = questionScreens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
}

/** The session after a line, typed without a full screen. */
function typed(session: Session, line: string): Session {
  const input = plainInput(session, line);
  if ('complaint' in input) throw new Error(input.complaint);
  return after(session, ...input.actions);
}

const complaint = (session: Session, line: string): string | undefined => {
  const input = plainInput(session, line);
  return 'complaint' in input ? input.complaint : undefined;
};

/** The letter before an option in the text of a question. */
function letterOf(session: Session, option: string): string {
  const row = plainText(session)
    .split('\n')
    .find((one) => one.endsWith(option));
  return row?.[0] ?? '?';
}

beforeAll(loadMarkdown);

test('after a miss what was chosen stands first, then what is right, as on the screen', () => {
  const text = plainText(screens['one-wrong'] ?? screen('one-wrong'));
  const marks = [...text.matchAll(/^[a-d]\) .*?(?: \((right|your answer)\))?$/gm)].map(([, mark]) => mark);
  expect(marks.slice(0, 3)).toEqual(['your answer', 'right', undefined]);
});

describe('a match, line by line', () => {
  test('numbers what is to be matched and letters what it is matched with', () => {
    const text = plainText(screen('match-before'));
    expect(text).toContain('1. A developer, whose job asks IMDS for a token');
    expect(text).toMatch(/^[a-d]\) clientId$/m);
    expect(text).toContain('a letter for each number');
  });

  test('takes a letter for each number, in one line', () => {
    const session = screen('match-before');
    const letters = ['clientId', 'principalId', 'id, the path in Azure'].map((one) => letterOf(session, one));
    expect(plainText(typed(session, letters.join(' ')))).toMatch(/^✓ Right\./);
    const text = plainText(typed(session, [...letters].reverse().join('')));
    expect(text).toContain('✗ Not quite.');
    expect(text).toContain(`(you gave it ${letters[2]})`);
    expect(text).toContain('Belongs to none: tenantId');
  });

  test('says what is missing in an answer that is not whole', () => {
    const session = screen('match-before');
    expect(complaint(session, 'a b')).toContain('a letter for each number from 1 to 3');
    expect(complaint(session, 'a a b')).toContain('each letter once');
    expect(complaint(session, 'a b z')).toContain('letters from a to d');
  });
});

describe('who asks for help, line by line', () => {
  test('is told how to answer this question, and what else can be typed', () => {
    for (const word of ['?', 'help']) {
      const text = plainText(typed(screen('match-before'), word));
      expect(text).toContain('Answer with a letter for each number');
      expect(text).toContain('page shows the page');
    }
    expect(plainText(typed(screen('enter-empty'), 'help'))).toContain('Answer with a time and its unit');
    expect(complaint(screen('match-before'), 'what now')).toContain('? helps.');
  });

  test('gets no hint, and no answer is taken for one', () => {
    expect(complaint(screen('match-before'), 'hint')).toContain('page shows the page');
    expect(complaint(screen('enter-empty'), 'hint')).toContain('page shows the page');
  });

  test('reads the page again, and comes back to the question', () => {
    const page = typed(screen('match-before'), 'page');
    expect(page.screen).toMatchObject({ name: 'lesson', step: { kind: 'page' } });
    expect(typed(page, '').screen).toMatchObject({ name: 'lesson', step: { kind: 'question' } });
    expect(complaint(page, 'page')).toContain('first page');
  });
});

describe('a prediction, line by line', () => {
  test('shows what was expected and what came out before the reasons', () => {
    const text = plainText(screen('predict-wrong'));
    const places = ['You expect: A token', 'What comes out', 'Required metadata header', '✗ Not quite.'];
    expect(places.map((one) => text.indexOf(one))).toEqual(
      places.map((one) => text.indexOf(one)).sort((a, b) => a - b),
    );
    expect(text.indexOf(places[0] ?? '')).toBe(0);
  });
});

describe('a question at a terminal, line by line', () => {
  test('says how the line begins, and has the shell’s own prompt', () => {
    expect(plainText(screen('type-empty'))).toContain('The line begins like this: az vm identity ...');
    expect(plainPrompt(screen('type-empty'))).toBe('operator@contoso $ ');
  });

  test('gives lines to the shell as they are, letters too, and leaves with quit', () => {
    const asked = typed(screen('type-empty'), 'a');
    expect(asked.screen).toMatchObject({ asking: { sandbox: { run: { running: { line: 'a' } } } } });
    expect(typed(screen('type-empty'), 'quit').screen.name).toBe('home');
  });

  test('shows what was typed and why it works once it is solved', () => {
    const text = plainText(screen('type-right'));
    expect(text).toContain('az vm identity assign -n vm-mail');
    expect(text).toContain('✓ Right.');
    expect(text).toContain('assign switches on the system-assigned identity');
  });
});
