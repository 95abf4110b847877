import { isPlaying } from '../session/asking.ts';
import { type HomeEntry, homeEntries } from '../session/home-entries.ts';
import { firstOfExam } from '../session/quiz-questions.ts';
import type { Asking } from '../session/screen.ts';
import type { Session } from '../session/session.ts';

/** What the view alone knows of a screen: which line of a menu is chosen, and the first row that is shown. */
export interface View {
  /** The screen that this belongs to; another screen starts afresh. */
  readonly of: string;
  readonly cursor: number;
  /** Undefined until somebody scrolls: then the screen shows what matters most. */
  readonly top: number | undefined;
}

/** What was drawn last, for the keys that scroll. */
interface Drawn {
  readonly of: string;
  /** A terminal is scrolled by the session, back from its newest row; everything else by the view, from the top. */
  readonly isTerminal: boolean;
  /** The first row shown. */
  readonly top: number;
  /** Where the cursor of a menu stood. */
  readonly cursor?: number;
  /** How far it can be scrolled; counted when it is asked for. */
  limit(): number;
}

/** Cursor and scroll of the present screen. Handlers read it when a key comes, never from a closure. */
export interface ViewStore {
  get(): View;
  set(view: View): void;
  subscribe(listener: () => void): () => void;
  lastDrawn(): Drawn;
  /** Called for each frame. A screen that was left is forgotten, but not while help or an article is read over it. */
  noteDrawn(drawn: Drawn): void;
}

const freshView = (of: string, cursor = 0): View => ({ of, cursor, top: undefined });

export function createViewStore(): ViewStore {
  let view = freshView('');
  let drawn: Drawn = { of: '', isTerminal: false, top: 0, limit: () => 0 };
  const listeners = new Set<() => void>();
  return {
    get: () => view,
    set: (next) => {
      view = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lastDrawn: () => drawn,
    noteDrawn: (next) => {
      drawn = next;
      if (next.of !== 'help' && !next.of.startsWith('article') && next.of !== view.of)
        view = freshView(next.of, next.cursor);
    },
  };
}

function stateOf(asking: Asking): string {
  if (asking.answered) return isPlaying(asking) ? 'playing' : 'answered';
  return `${asking.cursor} ${asking.sandbox?.run?.panel ?? 'none'}`;
}

/** Names what is on the screen; when the name changes, cursor and scroll start afresh. */
export function viewKey({ screen }: Session): string {
  switch (screen.name) {
    case 'lesson':
    case 'quiz': {
      const asking = screen.asking;
      const place = screen.name === 'lesson' ? `${screen.lessonId} ${JSON.stringify(screen.step)}` : screen.index;
      return `${screen.name} ${place} ${asking ? stateOf(asking) : ''}`;
    }
    case 'exam-list':
      return `exam-list ${screen.quiz.id}`;
    case 'quiz-setup':
      return 'quiz-setup';
    case 'scenario':
      return `scenario ${screen.phase} ${screen.run?.panel ?? 'none'} ${screen.run?.predicting?.cursor ?? ''}`;
    case 'search':
      return `search ${screen.editor.text}`;
    case 'article':
      return `article ${JSON.stringify(screen.of)}`;
    case 'summary':
      return screen.kept ? 'summary kept' : 'summary';
    case 'home':
      return `home ${JSON.stringify(screen.looked ?? '')}`;
    case 'progress':
    case 'help':
    case 'broken':
      return screen.name;
  }
}

/**
 * Where the cursor of a menu stands at first: of the home screen at the module that was unfolded by hand, or if it was entered, at
 * the first of its lines that is not done.
 */
function firstCursor(session: Session): number {
  const { screen } = session;
  if (screen.name === 'exam-list') return firstOfExam(screen.quiz);
  if (screen.name !== 'home' || !screen.looked) return 0;
  const { module, isEntered } = screen.looked;
  const isLooked = ({ kind, destination }: HomeEntry): boolean =>
    kind === 'module' && destination.to === 'home' && destination.looked?.module === module;
  const entries = homeEntries(session);
  const head = Math.max(0, entries.findIndex(isLooked));
  const isOpen = ({ kind, mark }: HomeEntry): boolean => kind === 'item' && mark !== 'done';
  return isEntered ? Math.max(head, entries.findIndex(isOpen)) : head;
}

/** The view of the session's screen, fresh where the store still holds another screen's. */
export function viewOf(views: ViewStore, session: Session): View {
  const of = viewKey(session);
  const view = views.get();
  return view.of === of ? view : freshView(of, firstCursor(session));
}
