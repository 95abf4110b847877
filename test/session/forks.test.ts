import { beforeEach, describe, expect, test } from 'vitest';
import { branchSentences } from '../../src/session/branch.ts';
import { sanitizeLine } from '../../src/text/safe-text.ts';
import { type Player, playing } from './scenario-player.ts';
import { lines, twoSteps } from './two-steps.ts';

let player: Player;

beforeEach(async () => {
  player = await playing(twoSteps);
});

const metIds = () =>
  player.run().goals?.tasks.flatMap((task) => task.goals.flatMap(({ id, isMet }) => (isMet ? [id] : [])));
const typed = () => player.run().entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));

describe('what if', () => {
  test('without a number lists the lines', async () => {
    await player.type('whatif');
    expect(player.notes().at(-1)).toContain('no line to leave out');
    await player.type(lines.make, 'whatif');
    expect(player.notes().at(-1)).toContain(`\n1  ${lines.make}`);
    await player.type('whatif 7');
    expect(player.notes().at(-1)).toContain('no line 7');
  });

  test('shows the world without a line, what fails there, and leaves the present one alone', async () => {
    await player.type(lines.make, lines.grant);
    const { sandbox } = player.run();
    await player.type('whatif 1');
    const run = player.run();
    expect(run.panel).toBe('whatif');
    expect(run.branch?.number).toBe(1);
    expect(run.sandbox).toBe(sandbox);
    const said = branchSentences(run).join('\n');
    expect(said).toContain('Without it this goal is not met: the identity id-reports exists');
    expect(said).toContain('Only with it: id-reports');
    expect(said).toContain(`Without it this line fails: ${lines.grant}`);
    expect(metIds()).toEqual(['there', 'reads']);
  });

  test('leaves out of the list what changed nothing; what failed late is in it', async () => {
    const half = `${lines.make}; az identity delete -g rg-lab -n id-none -o none; false`;
    await player.type('az identity shwo', 'az group list -o none', half, lines.grant, 'whatif');
    const said = player.notes().at(-1) ?? '';
    expect(said).toContain(`\n1  ${half}`);
    expect(said).toContain(`\n2  ${lines.grant}`);
    expect(said).not.toMatch(/shwo|group list/);
    expect(said).toContain('Lines that changed nothing');
    await player.type('whatif 1');
    expect(player.run().branch).toMatchObject({ number: 1, line: half });
    expect(branchSentences(player.run()).join('\n')).toContain('Only with it: id-reports');
  });

  test('of a line that made no difference says so', async () => {
    await player.type('NAME=nothing', lines.make, 'whatif 1');
    expect(branchSentences(player.run())).toEqual(['Nothing on the map and no goal would be otherwise.']);
  });

  test('a line that was typed over two rows is one row, without the backslash', async () => {
    const [first = '', ...rest] = lines.make.split(' -n ');
    await player.do({ type: 'paste', text: `${first} \\\n  -n ${rest.join()}\n` });
    await player.type('whatif');
    expect(player.notes().at(-1)).toContain(`\n1  ${lines.make}`);
  });

  test('is stopped by Ctrl-C', async () => {
    await player.type('sleep 9', lines.make);
    player.store.dispatch({ type: 'lab-word', word: 'whatif', line: 2 });
    player.store.dispatch({ type: 'interrupt' });
    await player.do({ type: 'scroll', rows: 0 });
    expect(player.run().running).toBeUndefined();
    expect(player.run().branch).toBeUndefined();
  });
});

describe('free play', () => {
  test('counts nothing, poisons nothing, and gives everything back', async () => {
    await player.type(lines.make);
    const before = player.run();
    await player.type('play', 'az identity delete -g rg-lab -n id-reports', 'hint', 'done');
    expect(player.run().goals).toBeUndefined();
    expect(player.notes().filter((note) => note.startsWith('unmet'))).toEqual([]);
    await player.type('play');
    expect(player.run().sandbox).toBe(before.sandbox);
    expect(player.run().past).toBe(before.past);
    expect(metIds()).toEqual(['there']);
  });
});

describe('reset step', () => {
  test('goes back to where the task at hand began; undo brings the rest back', async () => {
    await player.type('reset step');
    expect(player.notes().at(-1)).toContain('nothing to reset');
    await player.type('echo one', lines.make, 'echo two', 'echo three', 'reset step');
    expect(typed()).toEqual(['echo one', lines.make]);
    expect(metIds()).toEqual(['there']);
    await player.type('undo');
    expect(typed()).toHaveLength(4);
  });

  test('mends what was done before and broken since', async () => {
    await player.type(lines.make, 'az identity delete -g rg-lab -n id-reports');
    expect(metIds()).toEqual([]);
    await player.type('reset step');
    expect(metIds()).toEqual(['there']);
    expect(player.run().goals?.tasks[0]?.goals[0]?.lost).toBeUndefined();
  });
});

test('Tab knows the words of the lab at the start of a line', async () => {
  const tab = async (text: string): Promise<string> => {
    await player.do({ type: 'edit', edit: { do: 'clear' } });
    await player.do({ type: 'edit', edit: { do: 'insert', text } });
    player.store.dispatch({ type: 'complete' });
    for (let waits = 0; waits < 400 && player.run().editor.text === text; waits++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return player.run().editor.text;
  };
  expect(await tab('whati')).toBe('whatif ');
  expect(await tab('reset s')).toBe('reset step ');
  expect(await tab('solut')).toBe('solution ');
});

test('said lists what was typed or printed with some words in it, the newest first', async () => {
  await player.type('echo one needle', 'echo two Needles', 'said needle');
  expect(player.notes().at(-1)).toBe(
    'plain: 4 lines hold it, the newest first:\ntwo Needles\necho two Needles\none needle\necho one needle',
  );
  await player.type('said straw');
  expect(player.notes().at(-1)).toContain("No line of this transcript holds 'straw'");
  await player.type('said');
  expect(player.notes().at(-1)).toContain('said WORDS');
});

test('a word of the lab that is answered stands before its answer, as it was typed; what changed nothing is said to be that', async () => {
  await player.type('echo one', 'whatif', 'hint', 'undo', 'map');
  const said = player.run().entries.map(({ kind, ...rest }) => `${kind}: ${'text' in rest ? rest.text : ''}`);
  expect(said).toEqual([
    'line: echo one',
    'word: whatif',
    'note: There is no line to leave out: nothing that was typed has changed anything.',
    'word: hint',
    expect.stringMatching(/^note: Hint 1 of 3/),
    'word: undo',
    'note: There is nothing to undo: nothing that was typed has changed anything.',
  ]);
});

test('undo of a reset says that it was one, and brings back what was there', async () => {
  await player.type(lines.make, 'reset', 'undo');
  expect(player.notes().at(-2)).toBe('plain: Undone: the reset. What you had done is back.');
  expect(player.run().entries.filter(({ kind }) => kind !== 'note')).toMatchObject([
    { kind: 'line', text: lines.make },
    { kind: 'word', text: 'undo' },
  ]);
});

describe('a fact that why cites', () => {
  const fact = {
    id: 'F02',
    title: sanitizeLine('Who you are is not what you may do'),
    statement: sanitizeLine('A role is granted apart from an identity.'),
    source: { title: sanitizeLine('Learn'), url: 'https://learn.microsoft.com/entra', checked: '2026-11-21' },
  };
  beforeEach(async () => {
    player = await playing({ ...twoSteps, course: { ...twoSteps.course, facts: [fact] } });
  });

  const pointers = () => player.notes().filter((note) => note.includes('is a fact'));

  test('is explained where it is met for the first time', async () => {
    await player.type(lines.make, 'why', 'why');
    expect(pointers()).toEqual(['plain: [F02] is a fact behind this: fact F02 opens it.']);
  });

  test.each(['fact F02', 'fact f02', 'explain F02', 'why [F02]', 'F02'])(
    '%s says it at the prompt, where the next line is typed whole',
    async (line) => {
      await player.type(line, 'echo next');
      expect(player.notes().at(-1)).toBe(
        'plain: F02  Who you are is not what you may do: A role is granted apart from an identity. lookup F02 opens its page.',
      );
      expect(player.run().entries.at(-1)).toMatchObject({ kind: 'line', text: 'echo next' });
    },
  );

  test('lookup F02 opens its page, and back leads to the prompt', async () => {
    await player.type('lookup F02');
    expect(player.store.getSession().screen).toMatchObject({ name: 'article', of: { kind: 'fact', factId: 'F02' } });
    await player.do({ type: 'go-back' });
    expect(player.run().panel).toBe('none');
  });

  test('that is none is said to be none; words are looked for', async () => {
    await player.type('fact F99');
    expect(player.notes().at(-1)).toContain('There is no fact F99 here.');
    await player.type('lookup role assignment');
    expect(player.store.getSession().screen).toMatchObject({ name: 'search', editor: { text: 'role assignment' } });
  });
});

test('clear behind another command clears as it does alone, and shows no picture of it', async () => {
  await player.type('echo one; clear');
  expect(player.run().entries.at(-1)).toMatchObject({ kind: 'note', tone: 'clear' });
  expect(player.run().entries.at(-2)).toMatchObject({ kind: 'line', outputs: [{ text: 'one\n' }] });
});

test('a line that was taken back can be brought again, corrected; that is what is kept for the next visit', async () => {
  await player.type('NAME=wrong', 'undo', '^wrong^right', 'echo $NAME');
  expect(player.run().entries.at(-1)).toMatchObject({ kind: 'line', outputs: [{ text: 'right\n' }] });
  expect(player.journalled).toContainEqual(expect.objectContaining({ type: 'typed', line: 'NAME=right' }));
  await player.type(lines.make, 'whatif');
  expect(player.notes().at(-1)).toContain('\n1  NAME=right\n2  ');
  await player.type('whatif 2');
  expect(player.run().branch?.failures).toEqual([]);
});

test.each(['undo 2', 'hint please', 'next event', 'goals now'])('%s says what to type', async (line) => {
  await player.type(line);
  const [word = ''] = line.split(/[ ?]/);
  const said = player.notes().at(-1) ?? '';
  expect(said).toContain(`Type ${word} alone`);
  expect(player.run().entries.some(({ kind }) => kind === 'line')).toBe(false);
});
