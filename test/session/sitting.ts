import type { Action } from '../../src/session/action.ts';
import type { Effect } from '../../src/session/effect.ts';
import { NO_PROGRESS, type ProgressEvent } from '../../src/session/progress.ts';
import { recorded } from '../../src/session/recorded.ts';
import type { QuizScreen } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { miniature, newcomer } from './miniature.ts';

const [lesson] = miniature.lessons;
if (!lesson) throw new Error('no lesson');
const [model] = lesson.sections[0]?.questions ?? [];
if (model?.kind !== 'single') throw new Error('no question');

/** A course of twelve questions with one right option each; every third answer is the same. */
export const course = {
  ...miniature,
  lessons: [
    {
      ...lesson,
      sections: [
        {
          id: 'one',
          title: sanitize('One'),
          text: sanitize('A page.'),
          questions: Array.from({ length: 12 }, (_, index) => ({
            ...model,
            id: `q-${index + 1}`,
            stem: sanitize(`Question ${index + 1}?`),
            choices: model.choices.map((one) => (one.correct ? { ...one, text: sanitize(`right ${index % 3}`) } : one)),
          })),
        },
      ],
    },
  ],
};
const learner: Session = { ...newcomer, course };

/** A learner at work: what is journalled is what the next process starts from. */
export class Sitting {
  session: Session;
  readonly events: (ProgressEvent & { readonly at: number })[] = [];
  wakes: number[] = [];

  constructor(session = learner) {
    this.session = session;
  }

  do(at: number, ...actions: readonly Action[]): this {
    for (const action of actions) {
      const next = update(this.session, action, at);
      this.session = next.session;
      for (const effect of next.effects as readonly Effect[]) {
        if (effect.type === 'save') this.events.push({ ...effect.event, at });
        if (effect.type === 'wake') this.wakes.push(effect.at);
      }
    }
    return this;
  }

  /** The lab is killed, and started again from the journal. */
  reopened(): Sitting {
    return new Sitting({ ...learner, progress: recorded(NO_PROGRESS, this.events) });
  }

  get quiz(): QuizScreen {
    const { screen } = this.session;
    if (screen.name !== 'quiz') throw new Error(`on ${screen.name}`);
    return screen;
  }

  get options(): readonly string[] {
    const { prompt } = this.quiz.asking;
    return 'options' in prompt ? prompt.options.map(({ id }) => id) : [];
  }

  answer(at: number, isRight: boolean): this {
    return this.do(at, { type: 'pick', index: this.options.findIndex((id) => (id === 'a') === isRight) });
  }
}

export const begin = (choice: object = {}): Action => ({ type: 'go', destination: { to: 'quiz', ...choice } });
export const on: Action = { type: 'go-on' };
export const list: Action = { type: 'go-back' };
export const handIn: Action = { type: 'go', destination: { to: 'hand-in' } };
export const resume: Action = { type: 'go', destination: { to: 'open-quiz' } };
export const open = (index: number): Action => ({ type: 'go', destination: { to: 'quiz-question', index } });
export const exam = { mode: 'exam' } as const;
export const answered = ({ events }: Sitting) => events.filter((one) => one.type === 'answered');
