import { beforeEach, describe, expect, test } from 'vitest';
import { type Player, playing } from './scenario-player.ts';
import { lines, prediction, twoSteps } from './two-steps.ts';

let player: Player;

beforeEach(async () => {
  player = await playing(twoSteps);
});

const goals = () => player.run().goals?.tasks.flatMap((task) => task.goals) ?? [];
const metIds = () => goals().flatMap(({ id, isMet }) => (isMet ? [id] : []));
const offers = () => player.notes().filter((note) => note.includes('Three tries'));

describe('a goal that is lost again', () => {
  test('says by which line, and what that changed; undo takes that back', async () => {
    await player.type(lines.make, 'az identity delete -g rg-lab -n id-reports');
    const lost = goals().find(({ id }) => id === 'there')?.lost;
    expect(lost).toContain('lost by `az identity delete -g rg-lab -n id-reports`: id-reports was deleted.');
    expect(lost).toContain('No longer: id-reports, attached to nothing');
    expect(player.notes().at(-1)).toMatch(/^unmet: .* undo takes it back\.$/);
    await player.type('echo still');
    expect(goals()[0]?.lost).toBe(lost);
    await player.type('undo');
    expect(player.notes()).toContain(
      'plain: Undone: az identity delete -g rg-lab -n id-reports (and 1 line after it that changed nothing)',
    );
    expect(goals()[0]).toMatchObject({ isMet: true });
    await player.type('undo');
    expect(goals()[0]).toMatchObject({ isMet: false });
    expect(goals()[0]?.lost).toBeUndefined();
  });
});

describe('the bar of keys', () => {
  test('leads back to the prompt by what is done once, and stays for what is looked at', async () => {
    await player.type(lines.make, 'az group list -o none');
    await player.do({ type: 'focus', focus: 'keys' });
    await player.do({ type: 'lab-word', word: 'map' });
    expect(player.run()).toMatchObject({ panel: 'map', focus: 'keys' });
    await player.do({ type: 'lab-word', word: 'undo' });
    expect(player.run()).toMatchObject({ panel: 'none', focus: 'prompt', undos: 1 });
  });
});

describe('help', () => {
  const MISS = 'az group create -n rg-other -l westeurope -o none';

  test('is offered after three lines that did something and brought nothing nearer', async () => {
    await player.type(MISS, MISS, 'az group list -o none', 'nonsense', 'az group crate');
    expect(offers()).toEqual([]);
    await player.type(MISS);
    expect(offers()).toEqual(['hint: Three tries, and no goal nearer. hint shows hint 1 of 3.']);
    await player.type('hint', MISS, MISS, MISS);
    expect(offers().at(-1)).toContain('hint 2 of 3');
  });

  test('is not offered for steps that a solution takes, too, though they bring no goal nearer or are refused', async () => {
    const refused =
      'curl -s -o /dev/null -H "Authorization: Bearer none" https://management.azure.com/subscriptions?api-version=2020-01-01';
    const steps = ['az group create -n rg-other -l westeurope', 'az group create -n rg-more -l westeurope'];
    const solutions = [{ title: twoSteps.course.scenarios[0]?.title ?? '', lines: [...steps, refused, lines.make] }];
    const scenarios = twoSteps.course.scenarios.map((one) => ({ ...one, solutions }));
    player = await playing({ ...twoSteps, course: { ...twoSteps.course, scenarios } } as typeof twoSteps);
    await player.type(...steps.map((one) => `${one} -o none`), refused, 'fi', 'grop');
    expect(player.run().misses).toBe(0);
    // What no solution has counts, and so does a step of one that is taken once too often.
    await player.type('az group create -n rg-wrong -l westeurope', MISS);
    expect(offers()).toHaveLength(0);
    await player.type(MISS);
    expect(offers()).toHaveLength(1);
  });

  test('is not offered where a goal is met in between', async () => {
    await player.type(MISS, MISS, lines.make, MISS, MISS);
    expect(offers()).toEqual([]);
  });

  test('ends with the solution, which waits for all three hints, plays line by line, and is journalled as assisted', async () => {
    await player.type('solution');
    expect(player.notes().at(-1)).toContain('Hints first');
    await player.type('echo mine', 'hint', 'hint', 'hint');
    expect(player.notes().at(-1)).toContain('solution plays one way');
    await player.type('solution');
    expect(metIds()).toEqual(['there', 'reads']);
    const played = player.run().entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
    expect(played).toEqual([lines.make, lines.grant]);
    expect(player.journalled).toContainEqual(expect.objectContaining({ type: 'solved', isAssisted: true, hints: 3 }));
    await player.type('done');
    const { screen } = player.store.getSession();
    expect(screen).toMatchObject({ name: 'summary', of: { result: { isAssisted: true } } });
  });

  test('the summary holds what was typed as it was typed: lines of several rows, and those that failed', async () => {
    await player.type('az identity shwo', lines.make);
    await player.do({ type: 'paste', text: `for i in 1 2\ndo echo $i\ndone\n${lines.grant}\n` });
    await player.type('done');
    const { screen } = player.store.getSession();
    const loop = 'for i in 1 2\ndo echo $i\ndone';
    expect(screen.name === 'summary' && screen.of.kind === 'scenario' && screen.of.result.way).toEqual([
      { text: 'az identity shwo', hasFailed: true },
      ...[lines.make, loop, lines.grant].map((text) => ({ text, hasFailed: false })),
    ]);
  });

  test('one undo takes the whole solution back, and what only looked after it', async () => {
    const typed = () => player.run().entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
    await player.type('echo mine', 'hint', 'hint', 'hint', 'solution', 'echo after', 'undo');
    expect(typed()).toEqual(['echo mine']);
    expect(player.notes().join('\n')).toContain('Undone: the solution. Your own work is back.');
    await player.type('redo', 'redo', 'redo');
    expect(typed()).toEqual([lines.make, lines.grant, 'echo after']);
    await player.type('AFTER=1', 'undo');
    expect(typed()).toEqual([lines.make, lines.grant, 'echo after']);
    await player.type('undo', 'undo');
    expect(typed()).toEqual(['echo mine']);
    expect(player.notes().at(-1)).toContain('nothing that was typed has changed anything');
  });

  test('a solution that is stopped leaves the prompt free, and undo brings the own work back', async () => {
    await player.type('echo mine', 'hint', 'hint', 'hint');
    player.store.dispatch({ type: 'edit', edit: { do: 'insert', text: 'solution' } });
    player.store.dispatch({ type: 'enter-line' });
    await player.do({ type: 'interrupt' });
    expect(player.run().pause).toBeUndefined();
    expect(player.run().editor.text).toBe('');
    await player.type('undo');
    expect(player.run().entries.some((entry) => entry.kind === 'line' && entry.text === 'echo mine')).toBe(true);
  });
});

describe('a prediction', () => {
  const LIST = 'az role assignment list --assignee $ID';
  const prepared = () =>
    player.type(lines.make, 'ID=$(az identity show -g rg-lab -n id-reports --query principalId -o tsv)');
  const entry = () => player.run().entries.find((one) => one.kind === 'prediction');
  const answers = () => player.journalled.filter(({ type }) => type === 'answered');

  test('is wanted before the marked line runs, and is shown beside what came', async () => {
    await prepared();
    await player.type(LIST);
    expect(player.run().predicting).toMatchObject({ line: LIST });
    expect(player.run().entries.some((one) => one.kind === 'line' && one.text === LIST)).toBe(false);
    const wrong = player.run().predicting?.prompt.options.findIndex(({ text }) => text.startsWith('Reader')) ?? -1;
    await player.do({ type: 'pick', index: wrong });
    expect(entry()).toMatchObject({ said: 'Reader of its group', came: 'None', isCorrect: false });
    expect(entry()?.whys).toHaveLength(2);
    const item = 'mini/what-it-may';
    expect(answers()).toEqual([
      expect.objectContaining({ item, isCorrect: false, answer: { kind: 'pick-one', option: 'b' } }),
    ]);
    expect(player.store.getSession().progress.items.get(item)).toMatchObject({ isLastCorrect: false });
    await player.type(LIST);
    expect(player.run().predicting).toBeUndefined();
  });

  test('stays in the summary when the solution was played afterwards', async () => {
    await prepared();
    await player.type(LIST);
    const right = player.run().predicting?.prompt.options.findIndex(({ text }) => text === 'None') ?? -1;
    await player.do({ type: 'pick', index: right });
    await player.type('hint', 'hint', 'hint', 'solution', 'done');
    expect(player.store.getSession().screen).toMatchObject({
      name: 'summary',
      of: { result: { isAssisted: true, predictions: [{ said: 'None', isCorrect: true }] } },
    });
  });

  test('is not wanted in another world than its own, and nothing is typed while it waits', async () => {
    await prepared();
    await player.type(LIST);
    await player.do({ type: 'edit', edit: { do: 'insert', text: 'x' } });
    expect(player.run().editor.text).toBe('');
    await player.do({ type: 'interrupt' });
    expect(player.run().predicting).toBeUndefined();
    expect(player.run().editor.text).toBe(LIST);
    await player.do({ type: 'interrupt' });
    await player.type(lines.grant, LIST);
    expect(player.run().predicting).toBeUndefined();
    expect(answers()).toEqual([]);
  });

  test('is wanted only where the line leads to what the question is about: a slip of the keyboard runs as it is', async () => {
    await prepared();
    await player.type('az role assignment list --nonsense', 'az rol assignment list', 'echo role assignment list');
    expect(player.run().predicting).toBeUndefined();
    expect(player.run().entries.filter((one) => one.kind === 'line')).toHaveLength(5);
    await player.type(LIST);
    expect(player.run().predicting?.question.id).toBe(prediction.id);
  });

  test('shows nothing of what came before it is made, and lines that wait go on after it', async () => {
    await prepared();
    const { sandbox } = player.run();
    await player.do({ type: 'paste', text: `${LIST}\necho behind\n` });
    expect(player.run().predicting).toBeDefined();
    expect(player.run().sandbox).toBe(sandbox);
    await player.do({ type: 'submit' });
    expect(
      player
        .run()
        .entries.slice(-3)
        .map((one) => (one.kind === 'line' ? one.text : one.kind)),
    ).toEqual([LIST, 'prediction', 'echo behind']);
  });
});
