import { Terminal } from '@xterm/headless';

const watchedCommands = [0, 1, 2, 4, 7, 8, 9, 10, 11, 52, 133, 777, 1337];

/** A real terminal's parser that reports everything a text did to it besides putting characters on the screen. */
export class TerminalOracle {
  readonly #terminal = new Terminal({ cols: 80, rows: 24, scrollback: 50, allowProposedApi: true, logLevel: 'off' });
  #seen: string[] = [];

  constructor() {
    const terminal = this.#terminal;
    for (const command of watchedCommands) {
      terminal.parser.registerOscHandler(command, (data) => this.#see(`OSC ${command} ${data}`));
    }
    for (const final of 'ABCDEFGHIJKLMPSTXZ`abcdefghilmnpqrstuwxyz{|}~@') {
      terminal.parser.registerCsiHandler({ final }, () => this.#see(`CSI ${final}`));
      terminal.parser.registerCsiHandler({ prefix: '?', final }, () => this.#see(`CSI ? ${final}`));
      terminal.parser.registerDcsHandler({ final }, () => this.#see(`DCS ${final}`));
    }
    for (const final of '78=>DEHMNOVWXZclmno|}~')
      terminal.parser.registerEscHandler({ final }, () => this.#see(`ESC ${final}`));
    terminal.onTitleChange((title) => this.#see(`title ${title}`));
    terminal.onData((data) => this.#see(`answer ${JSON.stringify(data)}`));
    terminal.onBell(() => this.#see('bell'));
    terminal.buffer.onBufferChange(() => this.#see('other screen'));
  }

  #see(what: string): false {
    this.#seen.push(what);
    return false;
  }

  async show(text: string): Promise<readonly string[]> {
    this.#seen = [];
    await new Promise<void>((resolve) => this.#terminal.write(text.replaceAll('\n', '\r\n'), resolve));
    return this.#seen;
  }

  /** Starts again, so that one text's unfinished sequence does not swallow the next text. */
  reset(): void {
    this.#terminal.reset();
    this.#seen = [];
  }
}
