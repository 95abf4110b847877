import { render } from 'ink';
import type { ReactElement } from 'react';
import { App } from './app.tsx';
import type { Look, Viewport } from './lab-context.ts';
import { loadMarkdown } from './markdown-library.ts';
import type { Store } from './store.ts';

/** Where frames go: each write is a whole frame, its rows joined by LF. It knows its size and says when that changes. */
export type Screen = Pick<NodeJS.WriteStream, 'columns' | 'rows' | 'write' | 'on' | 'off'>;

interface LabOptions {
  readonly store: Store;
  readonly stdout: Screen;
  readonly stdin: NodeJS.ReadStream;
  readonly look: Look;
}

/** The lab on a screen, until it is unmounted. */
interface RenderedLab {
  unmount(): void;
  waitUntilExit(): Promise<void>;
}

const viewportOf = ({ columns, rows }: Screen): Viewport => ({ columns, rows });

/** How long after the first frame the Markdown renderer is loaded, if no page wanted it before. */
const idle = 150;

/**
 * Draws the session and takes keys. In Ink's debug mode every frame is written whole and at once, which is what the screen
 * wants; Ctrl-C is the session's to decide about.
 */
export function renderLab({ store, stdout, stdin, look }: LabOptions): RenderedLab {
  const app = (): ReactElement => <App store={store} viewport={viewportOf(stdout)} look={look} />;
  const resized = (): void => instance.rerender(app());
  // Before Ink adds its own listener, which would draw the old size once more.
  stdout.on('resize', resized);
  const instance = render(app(), {
    stdout: stdout as NodeJS.WriteStream,
    stdin,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const warming = setTimeout(() => void loadMarkdown(), idle);
  warming.unref();
  const stop = (): void => {
    clearTimeout(warming);
    stdout.off('resize', resized);
    instance.unmount();
  };
  return { unmount: stop, waitUntilExit: async () => void (await instance.waitUntilExit()) };
}
