import type { Action } from '../session/action.ts';
import { type HomeEntry, homeEntries, moduleBeside } from '../session/home-entries.ts';
import type { Session } from '../session/session.ts';
import { entryOf, terminalOf } from '../session/terminal.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { actionFor, type Binding, hintRow } from './binding.ts';
import { chrome } from './chrome.ts';
import { lessonQuestionKeys } from './keys-question.ts';
import { examListKeys, quizKeys, quizSetupKeys } from './keys-quiz.ts';
import {
  articleKeys,
  helpKey,
  helpReaderKeys,
  leaveKey,
  lessonKeys,
  moreKey,
  readerKeys,
  searchKey,
  summaryKeys,
} from './keys-reading.ts';
import { scenarioKeys } from './keys-scenario.ts';
import { menuEndKeys, menuKeys, menuLetterKeys, searchKeys } from './keys-search.ts';
import { isTyped, type KeyFlags, keyName } from './press.ts';
import { type Row, rowText } from './row.ts';

function unfold(module: string | undefined): Action {
  return { type: 'go', destination: { to: 'home', looked: { module: module ?? '', isOpen: true, isEntered: true } } };
}

/** Unfolds the module after the open one, or the one before. */
function moduleKeys(session: Session): readonly Binding[] {
  if (session.course.pack.modules.length < 2) return [];
  const after = unfold(moduleBeside(session, 1));
  const before = unfold(moduleBeside(session, -1));
  return [
    { keys: ['tab'], show: chrome('tab'), label: chrome('next module'), action: after, rank: 3 },
    { keys: ['shift-tab'], label: chrome('module before'), action: before },
  ];
}

/** What the key of a line of the home screen does; the lines of the module that is unfolded are told by their numbers. */
const entryLabel = ({ kind, label }: HomeEntry): SafeText =>
  kind === 'item' ? chrome('a line of the module') : sanitizeLine(label);

/** Every line of it has a key of its own, which stands beside it. */
function homeKeys(session: Session): readonly Binding[] {
  const entries = homeEntries(session).filter((entry) => entry.hotkey !== '');
  return [
    ...menuKeys,
    { keys: ['enter', 'space'], show: chrome('enter'), label: chrome('open'), action: { type: 'submit' }, rank: 1 },
    ...moduleKeys(session),
    ...entries.map(
      (entry): Binding => ({
        keys: [entry.hotkey],
        label: entryLabel(entry),
        action: { type: 'go', destination: entry.destination },
      }),
    ),
    ...menuEndKeys,
    ...menuLetterKeys,
    searchKey,
    helpKey,
    leaveKey,
  ];
}

/** Help leads on to the search, and to the tour where the course has one. */
function helpKeys({ course }: Session): readonly Binding[] {
  const { tour } = course.pack;
  const tourKey: Binding = {
    keys: ['t'],
    show: chrome('t'),
    label: chrome('the tour'),
    action: { type: 'go', destination: { to: 'lesson', lessonId: tour ?? '' } },
    rank: 3,
  };
  return [...helpReaderKeys, searchKey, ...(tour === undefined ? [] : [tourKey])];
}

/** Gives the terminal back until the job goes on. */
const suspendKey: Binding = { keys: ['ctrl-z'], label: chrome('put aside'), action: { type: 'suspend' } };

/** What every key does on the session's screen. */
export const bindingsOf = (session: Session): readonly Binding[] => [...ownBindings(session), suspendKey];

function ownBindings(session: Session): readonly Binding[] {
  const { screen } = session;
  switch (screen.name) {
    case 'home':
      return homeKeys(session);
    case 'lesson':
      return screen.asking ? lessonQuestionKeys(screen.asking) : lessonKeys(session, screen);
    case 'quiz':
      return quizKeys(session, screen);
    case 'exam-list':
      return examListKeys(session, screen);
    case 'quiz-setup':
      return quizSetupKeys;
    case 'scenario':
      return scenarioKeys(screen);
    case 'summary':
      return summaryKeys(screen);
    case 'search':
      return searchKeys(screen);
    case 'help':
      return helpKeys(session);
    case 'article':
      return articleKeys(screen);
    case 'progress':
    case 'broken':
      return readerKeys;
  }
}

/** Whether characters go into a line being typed: in the bar of keys those that are no key of it. */
export function isTypingIn(session: Session): boolean {
  const run = terminalOf(session);
  const isPrompt = run !== undefined && !run.predicting;
  return session.screen.name === 'search' || !!entryOf(session) || isPrompt;
}

/** What a key means on the session's screen; undefined where it means nothing. */
export function keysFor(session: Session): (input: string, key: KeyFlags) => Action | undefined {
  const bindings = bindingsOf(session);
  return (input, key) => {
    const name = keyName(input, key);
    const bound = actionFor(bindings, name);
    if (bound) return bound;
    if (!isTypingIn(session) || !isTyped(input, key)) return undefined;
    return { type: 'edit', edit: { do: 'insert', text: input } };
  };
}

/** The keys valid now, as the last row says them. Where there is more to read, the key that goes on shows it first. */
export function keyHintRow(session: Session, columns: number, isMoreBelow = false): Row {
  const bindings = bindingsOf(session);
  if (session.screen.name === 'summary') {
    return hintRow(
      bindings.filter((one) => one !== moreKey || isMoreBelow),
      columns,
    );
  }
  const readingOn = bindings.map((one) =>
    isMoreBelow && one.action.type === 'go-on' ? { ...one, label: chrome('read on') } : one,
  );
  return hintRow(readingOn, columns);
}

export function keyHints(session: Session, columns: number): string {
  return rowText(keyHintRow(session, columns));
}
