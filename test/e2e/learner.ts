import { isMarked, predictionQuestions } from '../../src/catalog/prediction.ts';
import type { Question } from '../../src/catalog/question.ts';
import type { Scenario } from '../../src/catalog/scenario.ts';
import { ask } from '../../src/session/asking.ts';
import type { Pty } from '../pty.ts';
import { KEYS } from './lab-terminal.ts';

const lastRow = (terminal: Pty): string => terminal.rows().at(-1) ?? '';

/** Presses Enter until it goes on: where there is more to read, it reads on first. */
export async function goOn(terminal: Pty): Promise<void> {
  await terminal.shows(/enter (go on|read on|open)/);
  while (lastRow(terminal).includes('read on')) {
    const before = terminal.screen();
    terminal.press(KEYS.enter);
    await terminal.changes(before);
  }
  terminal.press(KEYS.enter);
}

/** Types a line at the shell prompt and waits until a prompt stands below it again, or something else is on the screen. */
export async function typeLine(terminal: Pty, line: string): Promise<void> {
  await terminal.shows(/enter run(?!.*ctrl-c stop)/);
  const before = terminal.screen();
  terminal.press(`\u001b[200~${line}\u001b[201~`);
  const last = line.split('\n').at(-1) ?? '';
  await (last === line ? terminal.changes(before) : terminal.shows(`> ${last}`));
  const typed = terminal.screen();
  terminal.press(KEYS.enter);
  await terminal.changes(typed);
}

const letterOf = (index: number): string => String.fromCharCode(97 + index);

/** What is typed for an answer of one line. */
export function textFor(question: Question, isRight: boolean): string | undefined {
  if (question.kind === 'number') return isRight ? question.answer : '987654321 days';
  return question.kind === 'words' ? (isRight ? question.answers[0] : 'no idea') : undefined;
}

/** The keys that answer a question with options, rightly or wrongly; the order on the screen hangs on the earlier attempts. */
export function keysFor(question: Question, attempts: number, isRight: boolean): readonly string[] {
  const { prompt } = ask(question, attempts);
  if (!('options' in prompt)) return [];
  const letter = (id: string): string => letterOf(prompt.options.findIndex((one) => one.id === id));
  switch (question.kind) {
    case 'single':
    case 'predict': {
      const index = question.choices.findIndex((one) => one.correct === isRight);
      return [letter(letterOf(index))];
    }
    case 'multiple': {
      const picked = question.choices.flatMap((one, index) => (one.correct ? [letterOf(index)] : []));
      return [
        ...(isRight ? picked : picked.slice(1)).map(letter),
        ...(isRight || picked.length > 1 ? [] : [letter('a')]),
      ];
    }
    case 'order': {
      const ids = question.steps.map((_, index) => letterOf(index));
      return (isRight ? ids : [...ids].reverse()).map(letter);
    }
    case 'match': {
      const ids = question.pairs.map((_, index) => letterOf(index));
      return (isRight ? ids : [...ids].reverse()).map(letter);
    }
    case 'command':
    case 'number':
    case 'words':
      return [];
  }
}

/** The first words of a question, as they stand on the screen whatever its Markdown. */
export function beginning({ stem }: Question): string {
  const [line = ''] = stem.split('\n');
  return line.replaceAll(/[`*]/g, '').slice(0, 40);
}

async function answerAtTerminal(
  terminal: Pty,
  question: Question & { kind: 'command' },
  isRight: boolean,
): Promise<void> {
  await terminal.shows('── terminal');
  const lines = isRight ? question.solution : ['false', 'false', 'false', 'solution'];
  for (const line of lines) await typeLine(terminal, line);
  await terminal.shows(isRight ? '✓ Right.' : '✗ Not this time');
}

/** Answers the question on the screen and waits for the verdict. */
export async function answer(terminal: Pty, question: Question, attempts: number, isRight: boolean): Promise<void> {
  await terminal.shows(beginning(question));
  if (question.kind === 'command') return answerAtTerminal(terminal, question, isRight);
  const text = textFor(question, isRight);
  for (const key of text === undefined ? keysFor(question, attempts, isRight) : [text]) {
    const before = terminal.screen();
    terminal.press(key);
    await terminal.changes(before);
  }
  if (question.kind === 'predict') return terminal.shows(/What comes out[\s\S]*enter (go on|read on)/);
  if (text !== undefined) await terminal.shows(text);
  if (question.kind !== 'single') terminal.press(KEYS.enter);
  await terminal.shows(isRight ? '✓ Right.' : /✗ Not (this time|quite)/);
}

/** Commits to a prediction that stands on the screen, rightly or wrongly, and waits for what comes. */
export async function predict(terminal: Pty, scenario: Scenario, id: string, isRight: boolean): Promise<void> {
  const question = predictionQuestions(scenario).find((one) => one.id === id);
  if (!question) throw new Error(`${scenario.id} has no prediction ${id}`);
  await terminal.shows('Before this runs');
  const [key = 'a'] = keysFor(question, 0, isRight);
  terminal.press(key);
  await terminal.shows(isRight ? /You said[\s\S]*✓/ : /You said[\s\S]*✗/);
}

/** Types a line, and where a prediction is wanted before its outcome is shown, makes the right one. */
export async function typeKnowing(terminal: Pty, scenario: Scenario, line: string): Promise<void> {
  await typeLine(terminal, line);
  const marked = scenario.tasks.flatMap(({ predictions }) => predictions).filter((one) => isMarked(one, line));
  if (marked.length === 0) return;
  await terminal.shows(/Before this runs|enter run(?!.*ctrl-c stop)/);
  const stem = terminal.screen().replaceAll(/\s+/g, ' ');
  const asked = marked.find((one) => stem.includes(beginning({ ...one, kind: 'predict', fixture: '' })));
  if (stem.includes('Before this runs') && asked) await predict(terminal, scenario, asked.id, true);
}

/** Plays a scenario from its story to its summary, by its first solution, and goes on. */
export async function play(terminal: Pty, scenario: Scenario): Promise<void> {
  await terminal.shows(/enter (read on|open the terminal)/);
  await goOn(terminal);
  for (const line of scenario.solutions[0]?.lines ?? []) await typeKnowing(terminal, scenario, line);
  await terminal.shows('all met: done ends it');
  await typeLine(terminal, 'done');
  await terminal.shows(/Solved with/);
  await goOn(terminal);
}
