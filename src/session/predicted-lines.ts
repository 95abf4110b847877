import type { PredictQuestion } from '../catalog/question-predict.ts';

/** So many lines can be read before a prediction; of more, the last ones decide. */
const MOST = 6;

/** The lines that will run after a prediction, to be read before it: those that the question itself does not show. */
export function linesToShow({ stem, lines }: PredictQuestion): readonly string[] {
  const isShown = (line: string): boolean => stem.replaceAll(/\\?\s+/g, ' ').includes(line.replaceAll(/\\?\s+/g, ' '));
  if (lines.every(isShown)) return [];
  return lines.length <= MOST ? lines : ['…', ...lines.slice(1 - MOST)];
}
