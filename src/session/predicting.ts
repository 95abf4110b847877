import { verdictOnPick } from '../catalog/choices.ts';
import { seenIn } from '../catalog/goal-kind.ts';
import { isMarked, isTimely, predictionQuestions } from '../catalog/prediction.ts';
import type { PredictQuestion } from '../catalog/question-predict.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { ask } from './asking.ts';
import type { Entry, Judgement, Run } from './run.ts';
import { noted, type RunContext } from './run-step.ts';

/** The prediction to be made before a line runs; none where it was made, where the solution plays, or all is done. */
export function predictionFor(run: Run, line: string, { scenario }: RunContext): PredictQuestion | undefined {
  if (!scenario || run.isAssisted || run.goals?.isSolved) return undefined;
  const seen = seenIn(run.sandbox, run.since);
  const marked = scenario.tasks
    .flatMap(({ predictions }) => predictions)
    .filter((one) => isMarked(one, line) && isTimely(one, seen));
  return predictionQuestions(scenario).find(
    ({ id }) => marked.some((one) => one.id === id) && !run.predicted.includes(id),
  );
}

/** Puts the choices of a prediction over the terminal; the line waits. */
export function asked(run: Run, question: PredictQuestion, line: string): Run {
  const { prompt } = ask(question, 0);
  return prompt.kind === 'pick-one' ? { ...run, predicting: { line, question, prompt, cursor: 0 } } : run;
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

const OTHER = sanitizeLine('Something else came than the question was about, so your prediction does not count.');

/** Puts the prediction beside what a line printed, where that is what the prediction is about. */
export function judged(
  run: Run,
  made: { readonly question: PredictQuestion; readonly option: string } | undefined,
  printed: string,
): { readonly run: Run; readonly judgement?: Judgement } {
  if (!made) return { run };
  const { question, option } = made;
  if (!printed.includes(question.shows)) {
    const predicted = run.predicted.filter((id) => id !== question.id);
    return { run: noted({ ...run, predicted }, 'plain', OTHER) };
  }
  const entry = compared(question, option);
  const { isCorrect } = entry;
  return { run: { ...run, entries: [...run.entries, entry] }, judgement: { question, option, isCorrect } };
}
