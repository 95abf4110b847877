import { verdictOnPick } from '../catalog/choices.ts';
import { seenIn } from '../catalog/goal-kind.ts';
import { isMarked, isTimely, predictionQuestions } from '../catalog/prediction.ts';
import type { PredictQuestion } from '../catalog/question-predict.ts';
import type { LineResult } from '../shell/sandbox.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { ask } from './asking.ts';
import type { Entry, Judgement, Run } from './run.ts';
import type { RunContext } from './run-step.ts';

/**
 * The predictions that a line may be about; none where they were made, where the solution plays, or all is done. Whether one of
 * them is asked, only the line itself can tell: a slip of the keyboard never comes so far.
 */
export function predictionsFor(run: Run, line: string, { scenario }: RunContext): readonly PredictQuestion[] {
  if (!scenario || run.isAssisted || !run.goals || run.goals.isSolved) return [];
  const seen = seenIn(run.sandbox, run.since);
  const marked = scenario.tasks
    .flatMap(({ predictions }) => predictions)
    .filter((one) => isMarked(one, line) && isTimely(one, seen));
  return predictionQuestions(scenario).filter(
    ({ id }) => marked.some((one) => one.id === id) && !run.predicted.includes(id),
  );
}

/** The question that a line is about, known by what came of it. */
export function reachedBy({ running }: Run, { outputs }: LineResult): PredictQuestion | undefined {
  const printed = outputs.map(({ text }) => text).join('');
  return running?.mayAsk?.find(({ shows }) => printed.includes(shows));
}

/** Puts the choices of a prediction over the terminal; the line, and what came of it, wait. */
export function asked(run: Run, question: PredictQuestion, line: string, result: LineResult): Run {
  const { prompt } = ask(question, 0);
  return prompt.kind === 'pick-one' ? { ...run, predicting: { line, result, question, prompt, cursor: 0 } } : run;
}

export function cursorMoved(run: Run, by: number): Run {
  const { predicting } = run;
  if (!predicting) return run;
  const count = predicting.prompt.options.length;
  return { ...run, predicting: { ...predicting, cursor: (((predicting.cursor + by) % count) + count) % count } };
}

/** Not yet: the line goes back to the prompt, and the prediction is wanted again before it runs. */
export function putBack(run: Run): Run {
  const { predicting, ...rest } = run;
  if (!predicting) return run;
  return { ...rest, queue: [], editor: { text: predicting.line, cursor: predicting.line.length } };
}

const textOf = ({ choices }: PredictQuestion, isOption: (index: number) => boolean): SafeText =>
  choices.find((_, index) => isOption(index))?.text ?? sanitizeLine('');

/** What was said beside what came, and the reasons: of what was said, and where that was wrong, of what came. */
function compared(question: PredictQuestion, option: string): Extract<Entry, { kind: 'prediction' }> {
  const { remarks, isCorrect } = verdictOnPick(question, [option]);
  const said = remarks.find((one) => one.isChosen);
  const key = remarks.find((one) => one.isKey);
  const whys = [said, key].flatMap((one) => one?.why ?? []);
  return {
    kind: 'prediction',
    said: said?.option.text ?? sanitizeLine(''),
    came: textOf(question, (index) => question.choices[index]?.correct === true),
    isCorrect,
    whys: [...new Set(whys)],
  };
}

/** Puts the prediction, where one was made, beside what the line printed. */
export function judged(
  run: Run,
  made: { readonly question: PredictQuestion; readonly option: string } | undefined,
): { readonly run: Run; readonly judgement?: Judgement } {
  if (!made) return { run };
  const { question, option } = made;
  const entry = compared(question, option);
  const { isCorrect } = entry;
  return { run: { ...run, entries: [...run.entries, entry] }, judgement: { question, option, isCorrect } };
}
