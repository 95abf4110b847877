import { seenIn } from '../catalog/goal-kind.ts';
import type { Answer } from '../catalog/prompt.ts';
import type { Question } from '../catalog/question.ts';
import { exerciseOf } from '../catalog/question-command.ts';
import { scenarioState } from '../catalog/scenario-state.ts';
import type { Run } from './run.ts';

/** What was typed so far, and which goals of the question the world meets by it. */
export function typedAnswer({ entries, sandbox, since }: Run, question: Question): Answer {
  const lines = entries.flatMap((entry) => (entry.kind === 'line' ? [entry.ran ?? entry.text] : []));
  if (question.kind !== 'command') return { kind: 'type', lines, met: [] };
  const states = scenarioState(exerciseOf(question), seenIn(sandbox, since)).tasks.flatMap((task) => task.goals);
  return { kind: 'type', lines, met: states.flatMap(({ id, isMet }) => (isMet ? [id] : [])) };
}
