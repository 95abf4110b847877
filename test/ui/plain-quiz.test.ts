import { beforeAll, expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { loadMarkdown } from '../../src/ui/markdown-library.ts';
import { plainInput } from '../../src/ui/plain-input.ts';
import { plainText } from '../../src/ui/plain-text.ts';
import { quizScreens } from './quiz-screens.ts';
import { after, sessionAt } from './session-at.ts';

function typed(session: Session, ...lines: readonly string[]): Session {
  return lines.reduce((before, line) => {
    const input = plainInput(before, line);
    if ('complaint' in input) throw new Error(input.complaint);
    return after(before, ...input.actions);
  }, session);
}

const complaint = (session: Session, line: string): string | undefined => {
  const input = plainInput(session, line);
  return 'complaint' in input ? input.complaint : undefined;
};

function screen(name: string): Session {
  const session = quizScreens[name];
  if (!session) throw new Error(`no screen ${name}`);
  return session;
}

beforeAll(loadMarkdown);

test('an exam is answered, marked, looked over and handed in by lines alone', () => {
  const answered = typed(screen('exam-open'), 'b');
  expect(plainText(answered)).toContain('Exam, 1 of 3 · 30 min left');
  expect(plainText(answered)).toContain('Kept: b. Another answer takes its place.');
  expect(plainText(answered)).not.toMatch(/Right|Not quite/);
  const list = typed(answered, 'mark', '', 'list');
  expect(plainText(list)).toContain('1  answered, marked: After a colleague');
  expect(plainText(list)).toContain('h  Hand in, 2 still open, 1 marked');
  expect(complaint(list, '7')).toContain('a number from 1 to 3');
  expect(plainText(typed(list, 'mark 1'))).not.toContain('marked:');
  expect(plainText(typed(list, '2'))).toContain('Exam, 2 of 3');
  expect(plainText(typed(list, 'h'))).toContain('once more hands it in');
  const ended = typed(list, 'h', 'h');
  expect(plainText(ended)).toContain('Exam done. 0 of 3 right, 0 %. 2 questions left open.');
  expect(plainText(ended), 'nobody set a mark to pass').not.toMatch(/✓ .*Exam done/);
  expect(plainText(typed(ended, ''))).toContain('(your answer)');
  expect(plainText(typed(ended, '', ''))).toContain('You left this open');
});

test('practice shows the page of a question, and ends when one says so', () => {
  const answered = typed(screen('quiz'), 'a');
  expect(plainText(answered)).toContain('show shows the page that teaches it; end ends the quiz here.');
  expect(plainText(typed(answered, 'show'))).toContain('Enter goes back; lesson opens the lesson there.');
  expect(plainText(typed(answered, 'show', ''))).toBe(plainText(answered));
  expect(typed(answered, 'end').screen.name).toBe('summary');
});

test('who asks for help or a hint is told what can be typed at a question', () => {
  expect(plainText(typed(screen('quiz'), 'help'))).toContain('Answer with one letter. skip passes it over.');
  expect(complaint(screen('quiz'), 'hint')).toContain('skip passes it over');
  expect(complaint(screen('exam-open'), 'hint')).toContain('Enter goes on without an answer');
});

test('a quiz is chosen by the numbers of its lines', () => {
  const setup = typed(sessionAt({ name: 'home' }), 'q');
  expect(plainText(setup)).toContain('1  Kind: practice');
  const exam = typed(setup, '1', '4');
  expect(plainText(exam)).toContain('4  Time limit: 10 min');
  expect(complaint(exam, 'x')).toContain('number of a line');
  expect(plainText(typed(exam, ''))).toContain('Exam, 1 of 3 · 10 min left');
});
