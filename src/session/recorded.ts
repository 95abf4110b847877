import type { Answer } from '../catalog/prompt.ts';
import { HOUR } from '../sim/duration.ts';
import { type Performance, reviewed } from './card.ts';
import type { ItemProgress, Progress, Recorded } from './progress.ts';
import { quizAfter } from './quiz-after.ts';

type Writable<Value> = Value extends ReadonlyMap<infer Key, infer Held> ? Map<Key, Held> : Value;

/** Progress that events are being counted into. */
type Draft = { -readonly [Member in keyof Progress]: Writable<Progress[Member]> };

type Of<Type extends Recorded['type']> = Extract<Recorded, { readonly type: Type }>;

function copyOf(progress: Progress): Draft {
  const { items, places, sittings, completed, begun, solved, last, activity, quiz } = progress;
  return {
    items: new Map(items),
    places: new Map(places),
    sittings: new Map(sittings),
    completed: new Map(completed),
    begun: new Map(begun),
    solved: new Map(solved),
    last,
    activity: new Map(activity),
    quiz,
  };
}

/** The options that an answer took, or what was typed. */
function picksOf(answer: Answer): readonly string[] {
  if (answer.kind === 'enter') return [answer.text];
  if (answer.kind === 'pick-one') return [answer.option];
  return answer.kind === 'pick-many' ? answer.options : [];
}

/** One attempt at an item, and what was picked in it. */
interface Attempt extends Performance {
  readonly item: string;
  readonly revision: number;
  readonly at: number;
  readonly picks: readonly string[];
}

/** What was done in another revision of an item no longer speaks for it. */
function attempt({ items }: Draft, { item, revision, at, picks, ...performance }: Attempt): void {
  const { before: _, ...earlier } = items.get(item) ?? {};
  const last = 'card' in earlier ? (earlier as ItemProgress) : undefined;
  const same = last?.revision === revision ? last : undefined;
  const isLastCorrect = performance.isCorrect;
  const wrongPicks = isLastCorrect ? {} : Object.fromEntries(picks.map((pick) => [pick, at]));
  items.set(item, {
    attempts: (same?.attempts ?? 0) + 1,
    correct: (same?.correct ?? 0) + (isLastCorrect ? 1 : 0),
    isLastCorrect,
    lastAt: at,
    revision,
    card: reviewed(same?.card, at, performance),
    wrongPicks: { ...same?.wrongPicks, ...wrongPicks },
    before: last ? { item: last } : {},
  });
}

function answered(draft: Draft, event: Of<'answered'>): void {
  const { item, revision, answer, isCorrect, at, mode, hints, duration, lesson } = event;
  if (lesson !== undefined) {
    draft.sittings.set(lesson, [...(draft.sittings.get(lesson) ?? []), { item, isCorrect }]);
  }
  attempt(draft, { item, revision, isCorrect, at, hints, duration, picks: picksOf(answer) });
  const hour = Math.floor(at / HOUR);
  const before = draft.activity.get(hour);
  draft.activity.set(hour, {
    answered: (before?.answered ?? 0) + 1,
    correct: (before?.correct ?? 0) + (isCorrect ? 1 : 0),
    reviewed: (before?.reviewed ?? 0) + (mode === 'review' ? 1 : 0),
  });
}

/** One step back, once: the answer before the last cannot be withdrawn after it. */
function withdrawn({ items }: Draft, { item }: Of<'withdrawn'>): void {
  const before = items.get(item)?.before;
  if (before?.item) items.set(item, before.item);
  else if (before) items.delete(item);
}

/** Words that open again what was solved: whoever goes back wants to go on. */
const BACK: ReadonlySet<string> = new Set(['undo', 'reset', 'reset step']);

/** A line that does not follow on from what is known belongs to a run that another process went on with: it is passed over. */
function typed({ begun }: Draft, { item, revision, fixture, run, place, line, at }: Of<'typed'>): void {
  const known = begun.get(item);
  const before = known?.run === run ? known : undefined;
  const lines = before?.lines ?? [];
  if (place > lines.length) return;
  const isOver = before?.isOver === true && !BACK.has(line);
  begun.set(item, { revision, fixture, run, lines: [...lines.slice(0, place), line], at, isOver });
}

/** A scenario comes back where it took help, and goes on coming back until it takes none. */
function solved(draft: Draft, { item, revision, lines, hints, isAssisted, at }: Of<'solved'>): void {
  draft.solved.set(item, { at, lines, isAssisted });
  const begun = draft.begun.get(item);
  if (begun) draft.begun.set(item, { ...begun, isOver: true });
  draft.last = item;
  const isHelped = hints > 0 || isAssisted;
  if (!isHelped && !draft.items.has(item)) return;
  attempt(draft, { item, revision, at, picks: [], isCorrect: !isAssisted, hints, isAssisted });
}

const nothing = (): void => undefined;

/** How each kind of event is counted, beside what it means to the open quiz. */
const counted: { readonly [Type in Recorded['type']]: (draft: Draft, event: Of<Type>) => void } = {
  answered,
  withdrawn,
  typed,
  reached: (draft, { type: _, ...place }) => {
    draft.places.set(place.item, place);
    draft.last = place.item;
  },
  completed: (draft, { item, at, correct, asked }) => {
    draft.completed.set(item, { at, correct, asked });
    draft.sittings.delete(item);
    draft.places.delete(item);
  },
  solved,
  'quiz-begun': nothing,
  'exam-answered': nothing,
  'exam-picked': nothing,
  'exam-flagged': nothing,
  'quiz-ended': nothing,
};

/** The kinds of event that this version counts; a journal may hold others. */
export const COUNTED_EVENTS: ReadonlySet<string> = new Set(Object.keys(counted));

function count<Type extends Recorded['type']>(draft: Draft, event: Of<Type> & { readonly type: Type }): void {
  counted[event.type](draft, event);
  draft.quiz = quizAfter(draft.quiz, event);
}

/** The progress after more events, in order. */
export function recorded(progress: Progress, events: Iterable<Recorded>): Progress {
  const draft = copyOf(progress);
  for (const event of events) count(draft, event);
  return draft;
}
