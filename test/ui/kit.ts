import { EventEmitter } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import type { Action } from '../../src/session/action.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { cursorMark } from '../../src/text/cursor-mark.ts';
import type { Look } from '../../src/ui/lab-context.ts';
import { renderLab } from '../../src/ui/render.tsx';

/** 80x24 and so on, as `[columns, rows]`. */
export type Size = readonly [columns: number, rows: number];

export const sizes: readonly Size[] = [
  [80, 24],
  [120, 40],
  [60, 20],
];

class FakeStdin extends EventEmitter {
  readonly isTTY = true;
  #waiting: string[] = [];
  setEncoding(): void {}
  setRawMode(): void {}
  ref(): void {}
  unref(): void {}
  read(): string | null {
    return this.#waiting.shift() ?? null;
  }
  type(data: string): void {
    this.#waiting.push(data);
    this.emit('readable');
  }
}

class FakeScreen extends EventEmitter {
  readonly frames: string[] = [];
  columns: number;
  rows: number;
  constructor([columns, rows]: Size) {
    super();
    this.columns = columns;
    this.rows = rows;
  }
  write(frame: string): boolean {
    if (frame.includes('\n')) this.frames.push(frame);
    return true;
  }
}

/** Frames come a turn later than keys, see trap 3. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** The colours that a terminal names itself, on a background that nothing is known of, in a terminal that shows every character. */
export const usualLook: Look = { isColor: true, isLight: false, has256Colors: false, isAscii: false };

/** The lab on a fake terminal: type keys, look at the last frame, and see what was dispatched. */
export async function openLab(first: Session, size: Size = [80, 24], look: Look = usualLook) {
  let session = first;
  const actions: Action[] = [];
  const listeners = new Set<() => void>();
  const store = {
    getSession: () => session,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispatch: (action: Action) => {
      actions.push(action);
      session = update(session, action, 1_000).session;
      for (const listener of listeners) listener();
    },
  };
  const stdin = new FakeStdin();
  const screen = new FakeScreen(size);
  const parts = { store, stdout: screen as never, stdin: stdin as never, look };
  const lab = renderLab(parts);
  await settle();
  return {
    actions,
    screen,
    session: () => session,
    dispatch: store.dispatch,
    raw: () => screen.frames.at(-1) ?? '',
    rows: () => stripVTControlCharacters(screen.frames.at(-1) ?? '').split('\n'),
    text: () => seen(screen.frames.at(-1) ?? ''),
    /** Types each of the given keys, and lets the screen settle after each. */
    type: async (...keys: readonly string[]) => {
      for (const key of keys) {
        stdin.type(key);
        await settle();
      }
    },
    close: () => lab.unmount(),
  };
}

/** A frame as a person sees it, with a block where the cursor stands. */
export const seen = (frame: string): string =>
  `${stripVTControlCharacters(frame).replace(new RegExp(`${cursorMark}.?`, 'gu'), '█')}\n`;
