import { isOver } from '../session/asking.ts';
import { isExam } from '../session/exam.ts';
import { pageBeforeQuestion } from '../session/lookup.ts';
import { canSkip } from '../session/quiz.ts';
import type { Asking, ExamListScreen, QuizScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';
import { examEntries } from './exam-list.ts';
import { questionKeys } from './keys-question.ts';
import { backKey, goOnKey, helpKey, leaveKey, scrollKeys } from './keys-reading.ts';
import { menuEndKeys, menuKeys, menuLetterKeys } from './keys-search.ts';

const listKey: Binding = { ...backKey(chrome('list')), keys: ['esc'] };

const markKey: Binding = { keys: ['m'], show: chrome('m'), label: chrome('mark'), action: { type: 'flag' }, rank: 2 };

const forward: Binding = {
  keys: ['right'],
  show: chrome('←→'),
  label: chrome('others'),
  action: { type: 'go-on' },
  rank: 3,
};
const backward: Binding = { keys: ['left'], label: chrome('others'), action: { type: 'go-to-previous' } };

/** A question of an exam: what is kept can be changed, Enter goes on, Esc leads to the list of all. */
function examKeys({ asking }: QuizScreen): readonly Binding[] {
  const own = questionKeys(asking).map((one) =>
    one.keys.includes('esc') && one.action.type === 'go-back' ? listKey : one,
  );
  if (asking.prompt.kind === 'type') return own;
  const onward = asking.isKept ? [{ ...goOnKey(), keys: ['enter'] }] : [];
  const others = own.filter((one) => !(asking.isKept && one.keys.includes('enter')));
  if (asking.prompt.kind === 'enter') return [...onward, ...others];
  return [...onward, ...others, markKey, forward, backward];
}

/** What leads to the very point of a question that was answered: its page, and its world where it has one. */
function showKeys({ course }: Session, { asking: { question } }: QuizScreen): readonly Binding[] {
  const taught = pageBeforeQuestion(course, question.id);
  const page: readonly Binding[] = taught
    ? [
        {
          keys: ['s'],
          show: chrome('s'),
          label: chrome('show me'),
          action: { type: 'go', destination: { to: 'page', lessonId: taught.lesson.id, sectionId: taught.section.id } },
          rank: 2,
        },
      ]
    : [];
  if (!('fixture' in question)) return page;
  const world: Binding = {
    keys: ['t'],
    show: chrome('t'),
    label: chrome('try it'),
    action: { type: 'go', destination: { to: 'try' } },
    rank: 2,
  };
  return [...page, world];
}

const withdrawKey: Binding = {
  keys: ['u'],
  show: chrome('u'),
  label: chrome('undo'),
  action: { type: 'withdraw' },
  rank: 2,
};

const endKey: Binding = {
  keys: ['x'],
  show: chrome('x'),
  label: chrome('end here'),
  action: { type: 'end-quiz' },
  rank: 5,
};

const skipKey: Binding = {
  keys: ['tab'],
  show: chrome('tab'),
  label: chrome('skip'),
  action: { type: 'skip' },
  rank: 3,
};

/** At a terminal it stands in the key bar, and is a word. */
const withSkip = (own: readonly Binding[], { prompt }: Asking): readonly Binding[] =>
  prompt.kind === 'type' ? own : [...own, skipKey];

/** A question of a quiz before its answer and after it. */
export function quizKeys(session: Session, screen: QuizScreen): readonly Binding[] {
  if (isExam(screen)) return examKeys(screen);
  const own = questionKeys(screen.asking);
  if (!isOver(screen.asking)) return canSkip(screen) ? withSkip(own, screen.asking) : own;
  const shown = showKeys(session, screen);
  if (screen.phase === 'review') {
    return [goOnKey(), ...shown, forward, backward, ...own.filter((one) => one.action.type !== 'go-on')];
  }
  const isLast = Object.keys(screen.quiz.given).length >= screen.quiz.items.length;
  const slip = screen.quiz.mode === 'review' ? [withdrawKey] : [];
  return [...own.slice(0, 1), ...slip, ...shown, ...(isLast ? [] : [endKey]), ...own.slice(1)];
}

const handIn = { show: chrome('h'), label: chrome('hand in'), rank: 1 } as const;

/** The list of an exam: a menu whose lines can be marked. */
export function examListKeys(session: Session, screen: ExamListScreen): readonly Binding[] {
  const hotkeys = examEntries(session, screen.quiz)
    .filter(({ hotkey }) => hotkey !== '')
    .map(
      ({ hotkey, state, destination }): Binding => ({
        keys: [hotkey],
        ...(state === 'end' ? handIn : { label: chrome('open that question') }),
        action: { type: 'go', destination },
      }),
    );
  return [
    ...menuKeys,
    { keys: ['enter', 'space'], show: chrome('enter'), label: chrome('open'), action: { type: 'submit' }, rank: 1 },
    ...hotkeys,
    markKey,
    ...menuEndKeys,
    ...menuLetterKeys,
    backKey(),
    helpKey,
    leaveKey,
  ];
}

const numbers: readonly Binding[] = ['1', '2', '3', '4', '5'].map((key, row) => ({
  keys: [key],
  label: chrome('change a line'),
  action: { type: 'adjust', by: 1, row },
  ...(row === 0 ? { show: chrome('1-5'), rank: 5 } : {}),
}));

/** Choosing a quiz. */
export const quizSetupKeys: readonly Binding[] = [
  { keys: ['enter'], show: chrome('enter'), label: chrome('begin'), action: { type: 'submit' }, rank: 1 },
  { keys: ['up', 'k'], show: chrome('↑↓'), label: chrome('line'), action: { type: 'move-cursor', by: -1 }, rank: 3 },
  { keys: ['down', 'j'], label: chrome('line'), action: { type: 'move-cursor', by: 1 } },
  {
    keys: ['right', 'l', 'space'],
    show: chrome('←→'),
    label: chrome('change it'),
    action: { type: 'adjust', by: 1 },
    rank: 2,
  },
  { keys: ['left'], label: chrome('change it'), action: { type: 'adjust', by: -1 } },
  ...numbers,
  backKey(),
  ...scrollKeys.filter(({ keys }) => keys.includes('page-up') || keys.includes('page-down')),
  helpKey,
  leaveKey,
];
