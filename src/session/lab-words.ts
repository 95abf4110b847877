import { seenIn } from '../catalog/goal-kind.ts';
import { scenarioState } from '../catalog/scenario-state.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import type { LabWord } from './action.ts';
import { branching } from './branch.ts';
import { playedFreely } from './free-play.ts';
import { hintText, openTask } from './hints.ts';
import { lastFailed, tellingPhrases } from './last-error.ts';
import { reviewed } from './line-update.ts';
import { toNextEvent } from './next-event.ts';
import type { Run } from './run.ts';
import { noted, quiet, type RunContext, type RunStep } from './run-step.ts';
import { saidText } from './said.ts';
import { canShowSolution, SHOWN, solutionAdvice, withSolutionWaiting } from './solution.ts';
import { stepStart } from './step-reset.ts';
import { hasSteps } from './steps.ts';
import { momentOf, redone, restored, undone } from './undo.ts';

const WORDS: { readonly [Word in LabWord]: true } = {
  hint: true,
  undo: true,
  redo: true,
  reset: true,
  'reset step': true,
  play: true,
  done: true,
  skip: true,
  quit: true,
  clear: true,
  solution: true,
  next: true,
  map: true,
  time: true,
  goals: true,
  story: true,
  steps: true,
  whatif: true,
  lookup: true,
  fact: true,
  said: true,
};

/** A word of the lab, and the number behind it where it takes one. */
export interface Spoken {
  readonly word: LabWord;
  readonly line?: number;
  /** What is looked for. */
  readonly words?: string;
}

/** The words that mean something in this sandbox, for Tab. */
export const labWordsAt = ({ solution, goals, kept, isSkippable = false }: Run): readonly LabWord[] =>
  (Object.keys(WORDS) as LabWord[]).filter((word) => {
    const isScenario = goals !== undefined && solution?.after !== 'tries';
    if (word === 'solution') return solution !== undefined;
    if (word === 'skip') return isSkippable;
    if (word === 'play') return isScenario || kept !== undefined;
    return isScenario || !['hint', 'done', 'reset step'].includes(word);
  });
/** Whether a line is a word of the lab, wherever it is typed. */
export const isLabWord = (line: string): boolean => Object.hasOwn(WORDS, line.trim());

/** Words that no command bears, and that nothing stands behind. */
const ALONE: readonly LabWord[] = ['hint', 'undo', 'redo', 'reset', 'play', 'next', 'goals', 'story', 'steps', 'quit'];

/** However somebody asks for a fact by its number: `fact F02`, `explain F02`, `[F02]`. */
const FACT = /^(?:(fact|explain|why|lookup) )?\[?([A-Za-z](?:-\d\d|\.\d{1,2}|\d\d))\]?$/;

/** The word of the lab that a typed line is, if it is one. Where there is no solution to be shown, that is a line like others. */
export function labWordIn(line: string, { solution, isSkippable }: Run): Spoken | undefined {
  const word = line.trim().replaceAll(/\s+/g, ' ');
  const [, number] = /^whatif (\d{1,4})$/.exec(word) ?? [];
  if (number !== undefined) return { word: 'whatif', line: Number(number) };
  const [, asked, fact] = FACT.exec(word) ?? [];
  if (fact !== undefined) return { word: asked === 'lookup' ? 'lookup' : 'fact', words: fact.toUpperCase() };
  if (/^(fact|lookup) /.test(word)) return { word: 'lookup', words: word.replace(/^\w+ /, '') };
  if (word.startsWith('said ')) return { word: 'said', words: word.slice('said '.length) };
  if (word.startsWith('whatif ')) return { word: 'whatif' };
  if ((word === 'solution' && !solution) || (word === 'skip' && !isSkippable)) return undefined;
  if (Object.hasOwn(WORDS, word)) return { word: word as LabWord };
  const alone = ALONE.find((one) => word.startsWith(`${one} `));
  return alone && { word: alone, words: word.slice(alone.length + 1) };
}

const say = (run: Run, text: string): Run => noted(run, 'plain', sanitizeLine(text));

/** Starts again from the fixture; undo brings back what was. */
function startedAgain(run: Run, context: RunContext): RunStep {
  const fresh: Run = {
    ...run,
    sandbox: run.start,
    entries: [],
    past: [...run.past, momentOf(run)],
    future: [],
    scrollback: 0,
  };
  const said = say(fresh, 'Everything is as it was at the start. undo brings your work back.');
  return reviewed(said, run, { ...context, goals: undefined });
}

/** Goes back to where the task at hand began; what was done before it stays, and undo brings back what came since. */
function stepAgain(run: Run, context: RunContext): RunStep {
  if (!context.scenario || !run.goals) return startedAgain(run, context);
  const moment = stepStart(run, context.scenario);
  if (!moment) return quiet(say(run, 'This step has just begun: there is nothing to reset.'));
  const back: Run = { ...restored(run, moment), past: [...run.past, momentOf(run)], future: [] };
  const said = say(back, 'This step begins again; what you did before it stays. undo brings the rest back.');
  return reviewed(said, run, { ...context, goals: moment.goals });
}

/** The next hint of the first task that is not met. */
function hinted(run: Run, scenario: RunContext['scenario']): Run {
  if (run.isBlind) return say(run, 'There are no hints in an exam. Type done to keep your lines as the answer.');
  const task = openTask(run, scenario);
  if (run.kept) return say(run, 'This is free play. play again leads back to the tasks and their hints.');
  if (!task)
    return say(
      run,
      scenario
        ? 'Every goal is met. Type done for the summary.'
        : 'There are no tasks here. help lists what can be typed.',
    );
  const shown = run.hintsShown[task.id] ?? 0;
  const place = Math.min(shown, task.hints.length - 1);
  // Without a hint the page that taught it helps most.
  if (place < 0) return { ...say(run, solutionAdvice(run)), panel: 'story' };
  const hintsShown = { ...run.hintsShown, [task.id]: Math.min(shown + 1, task.hints.length) };
  const isLast = place + 1 === task.hints.length && run.solution !== undefined;
  const hint3 = noted({ ...run, hintsShown, misses: 0 }, 'hint', hintText(task, place));
  return isLast ? say(hint3, solutionAdvice(hint3)) : hint3;
}

const SURE = sanitizeLine('q again leaves, and you can go on here later. Any other key stays.');

/** Leaves with what was done so far. A letter may have been meant for the prompt: in the key bar it asks, where lines were typed. */
function leavingUnfinished(run: Run): RunStep {
  const isMeant = run.focus === 'prompt' || run.past.length === 0 || run.goals?.isSolved === true;
  if (isMeant || run.askedFor === 'q') return { run, effects: [], isLeaving: true };
  return quiet({ ...noted(run, 'plain', SURE), askedFor: 'q' });
}

/** Starts again, the whole or the step at hand; from the bar of keys only when asked again, as a letter may have been meant for the prompt. */
function resetting(run: Run, word: 'reset' | 'reset step', context: RunContext): RunStep {
  const key = word === 'reset' ? 'R' : 'S';
  if (run.focus === 'keys' && run.askedFor !== word) {
    const what = word === 'reset' ? 'puts everything back to the start' : 'begins this step again';
    return quiet({
      ...noted(run, 'plain', sanitizeLine(`${key} again ${what}. Any other key leaves it.`)),
      askedFor: word,
    });
  }
  const { askedFor: _, ...rest } = run;
  const sure: Run = { ...rest, focus: 'prompt' };
  return word === 'reset' ? startedAgain(sure, context) : stepAgain(sure, context);
}

function leaving(run: Run): RunStep {
  if (run.isBlind) return { run, effects: [], isHandedIn: true };
  if (run.kept) return quiet(say(run, 'This is free play. play again leads back to the tasks; quit leaves.'));
  if (!run.goals || run.goals.isSolved) return { run, effects: [], isLeaving: true };
  const open = run.goals.tasks.flatMap((task) => task.goals).filter((goal) => !goal.isMet);
  const text = `Not yet: ${open.map((goal) => goal.text).join('; ')}. quit leaves without finishing.`;
  return quiet(say(run, text));
}

/** Shows the solution: from the start again its lines run, one after the other. */
function shownSolution(run: Run, { scenario }: RunContext): RunStep {
  if (!canShowSolution(run)) return quiet(say(run, solutionAdvice(run)));
  const goals = scenario && scenarioState(scenario, seenIn(run.start, run.since));
  const begun: Run = { ...withSolutionWaiting(run), goals };
  const isScenario = run.solution?.after === 'hints';
  const said = isScenario ? noted(begun, 'plain', SHOWN) : begun;
  return { run: said, effects: [], isGivenUp: true };
}

const NOTHING_FAILED =
  'Nothing has gone wrong yet. lookup explains the last error; lookup WORDS looks for words, as in: lookup required permissions';

/** Looks up words, or what explains the last line that went wrong. */
function lookedUp(run: Run, words: string): RunStep {
  if (run.isBlind) return quiet(say(run, 'Nothing is looked up in an exam.'));
  if (words !== '') return { run, effects: [], lookup: { of: 'words', words } };
  const failed = lastFailed(run);
  if (!failed) return quiet(say(run, NOTHING_FAILED));
  return { run, effects: [], lookup: { of: 'error', phrases: tellingPhrases(failed) } };
}

/** Says a fact, so that what is typed next is typed here. */
function factSaid(run: Run, id: string): RunStep {
  if (run.isBlind) return quiet(say(run, 'Nothing is looked up in an exam.'));
  if (id === '') return quiet(say(run, 'fact F02 says the fact with that number, and where it is taught.'));
  return { run, effects: [], lookup: { of: 'fact', id } };
}

/** What is done once: from the bar of keys they lead back to the prompt, so that a word typed there is no row of keys. */
const BACK_TO_TYPING: readonly LabWord[] = ['hint', 'undo', 'redo', 'lookup', 'fact'];

/** Does what a word of the lab says. A panel that is open closes by its own word. */
export function labWord(run: Run, spoken: Spoken, context: RunContext): RunStep {
  const typing: Run = BACK_TO_TYPING.includes(spoken.word) && run.focus === 'keys' ? { ...run, focus: 'prompt' } : run;
  const step = done(typing, spoken, context);
  const isChange = step.run.past !== run.past || step.run.hintsShown !== run.hintsShown;
  return isChange ? { ...step, played: [spoken.word] } : step;
}

function done(run: Run, { word, line, words = '' }: Spoken, context: RunContext): RunStep {
  const uncovered: Run = { ...run, panel: 'none' };
  if (words !== '' && ALONE.includes(word))
    return quiet(
      say(uncovered, `${word} takes nothing behind it, and '${words}' was not understood. Type ${word} alone.`),
    );
  switch (word) {
    case 'hint':
      return quiet(hinted(uncovered, context.scenario));
    case 'undo':
      return undone(uncovered, context);
    case 'redo':
      return redone(uncovered, context);
    case 'reset':
    case 'reset step':
      return resetting(uncovered, word, context);
    case 'play':
      return playedFreely(uncovered);
    case 'whatif':
      return branching(uncovered, line, context);
    case 'solution':
      return shownSolution(uncovered, context);
    case 'done':
      return leaving(uncovered);
    case 'skip':
      return { run, effects: [], isSkipped: true };
    case 'clear':
      return quiet(noted(uncovered, 'clear', sanitizeLine('')));
    case 'quit':
      return leavingUnfinished(uncovered);
    case 'steps':
      if (!hasSteps(run)) return quiet(say(uncovered, 'No request has reached Azure yet. Run az or curl, then steps.'));
      return quiet({ ...run, panel: 'steps', step: 0, focus: 'keys' });
    case 'lookup':
      return lookedUp(uncovered, words);
    case 'fact':
      return factSaid(uncovered, words);
    case 'said':
      return quiet(noted(uncovered, 'plain', saidText(run, words)));
    case 'next':
      return toNextEvent(run, context);
    case 'goals':
    case 'story':
      if (!run.goals) return quiet(say(uncovered, 'There are no tasks here: do what you like. help lists commands.'));
      return quiet({ ...run, panel: run.panel === word ? 'none' : word });
    case 'map':
    case 'time':
      return quiet({ ...run, panel: run.panel === word ? 'none' : word });
  }
}
