import { type ScenarioStanding, scenarioAt, scenarioStanding } from '../session/lesson-scenario.ts';
import type { ArticleScreen, LessonScreen, SummaryScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import type { Binding } from './binding.ts';
import { chrome } from './chrome.ts';

/** Rows that one key scrolls a whole page by. */
const page = 10;

export const helpKey: Binding = {
  keys: ['?'],
  show: chrome('?'),
  label: chrome('help'),
  action: { type: 'show-help' },
  rank: 2,
};

export const leaveKey: Binding = {
  keys: ['ctrl-c'],
  show: chrome('ctrl-c'),
  label: chrome('leave'),
  action: { type: 'interrupt' },
  rank: 4,
};

/** Opens the search, where letters are not typed. */
export const searchKey: Binding = {
  keys: ['/'],
  show: chrome('/'),
  label: chrome('search'),
  action: { type: 'go', destination: { to: 'search' } },
  rank: 3,
};

export const backKey = (label = chrome('home')): Binding => ({
  keys: ['esc'],
  show: chrome('esc'),
  label,
  action: { type: 'go-back' },
  rank: 2,
});

export const goOnKey = (label = chrome('go on')): Binding => ({
  keys: ['enter', 'space', 'right'],
  show: chrome('enter'),
  label,
  action: { type: 'go-on' },
  rank: 1,
});

export const pageKeys: readonly Binding[] = [
  { keys: ['page-up', 'ctrl-b'], label: chrome('scroll up'), action: { type: 'scroll', rows: page } },
  { keys: ['page-down', 'ctrl-f'], label: chrome('scroll down'), action: { type: 'scroll', rows: -page } },
];

const rowKeys: readonly Binding[] = [
  { keys: ['up', 'k'], label: chrome('one row up'), action: { type: 'scroll', rows: 1 } },
  { keys: ['down', 'j'], label: chrome('one row down'), action: { type: 'scroll', rows: -1 } },
];

/** More rows than anything has that is read. */
const farther = 100_000;

const endKeys: readonly Binding[] = [
  { keys: ['home'], label: chrome('to the start'), action: { type: 'scroll', rows: farther } },
  { keys: ['end'], label: chrome('to the end'), action: { type: 'scroll', rows: -farther } },
];

export const scrollKeys: readonly Binding[] = [...rowKeys, ...pageKeys, ...endKeys];

export const previousKey: Binding = {
  keys: ['left', 'p', 'backspace'],
  show: chrome('←'),
  label: chrome('page before'),
  action: { type: 'go-to-previous' },
};

const skipKey: Binding = {
  keys: ['tab', 's'],
  show: chrome('tab'),
  label: chrome('skip it'),
  action: { type: 'skip' },
  rank: 2,
};

const againKey: Binding = {
  keys: ['a'],
  show: chrome('a'),
  label: chrome('do it again'),
  action: { type: 'open-again' },
  rank: 2,
};

/** What leads on from the door of a scenario, by how the learner stands with it. */
const doorKeys: { readonly [Kind in ScenarioStanding['kind']]: readonly Binding[] } = {
  open: [goOnKey(chrome('open it')), skipKey],
  begun: [goOnKey(chrome('open it')), skipKey],
  solved: [goOnKey(), againKey],
};

/** A page of a lesson, or the place where it leads into a scenario. */
export function lessonKeys(session: Session, screen: LessonScreen): readonly Binding[] {
  const { step } = screen;
  const scenario = scenarioAt(session, screen);
  const onward = scenario ? doorKeys[scenarioStanding(session, scenario).kind] : [goOnKey()];
  const isFirst = step.kind === 'page' && step.section === 0;
  return [...onward, ...(isFirst ? [] : [previousKey]), ...scrollKeys, backKey(), helpKey, leaveKey];
}

/** Where Enter leads on from the first row, the rest is read with this. */
export const moreKey: Binding = {
  keys: ['space'],
  show: chrome('space'),
  label: chrome('more'),
  action: { type: 'scroll', rows: -page },
  rank: 2,
};

export function summaryKeys({ from, kept }: SummaryScreen): readonly Binding[] {
  const back = from ? backKey(chrome('back to the lesson')) : backKey();
  const home: Binding = {
    keys: ['h'],
    show: chrome('h'),
    label: chrome('home'),
    action: { type: 'go', destination: { to: 'home' } },
  };
  const keep: Binding = {
    keys: ['s'],
    show: chrome('s'),
    label: chrome('save as Markdown'),
    action: { type: 'keep-summary' },
    rank: 2,
  };
  return [
    { ...goOnKey(), keys: ['enter', 'right'] },
    moreKey,
    back,
    ...(kept?.path === undefined ? [keep] : []),
    ...(from ? [home] : []),
    ...scrollKeys,
    searchKey,
    helpKey,
    leaveKey,
  ];
}

/** Help itself: Enter and Esc both lead back. */
export const helpReaderKeys: readonly Binding[] = [
  goOnKey(chrome('back')),
  { ...backKey(chrome('back')), keys: ['esc', 'q'] },
  ...scrollKeys,
  leaveKey,
];

/** Screens that are only read: the same, and help. */
export const readerKeys: readonly Binding[] = [...helpReaderKeys.slice(0, -1), helpKey, leaveKey];

/** Something that was looked up; from a page its lesson can be opened there. */
export function articleKeys({ of }: ArticleScreen): readonly Binding[] {
  if (of.kind !== 'page') return readerKeys;
  const { lessonId, sectionId } = of;
  const lesson: Binding = {
    keys: ['l'],
    show: chrome('l'),
    label: chrome('open the lesson here'),
    action: { type: 'go', destination: { to: 'lesson', lessonId, sectionId } },
    rank: 2,
  };
  return [...readerKeys.slice(0, 2), lesson, ...readerKeys.slice(2)];
}
