import { Writable } from 'node:stream';
import { type IBufferCell, Terminal } from '@xterm/headless';

/** What stands in one cell: its characters and everything that changes their look. */
function describeCell(cell: IBufferCell): string {
  const looks = [cell.isBold(), cell.isDim(), cell.isItalic(), cell.isUnderline(), cell.isInverse()]
    .map(Number)
    .join('');
  const colours = [cell.getFgColorMode(), cell.getFgColor(), cell.getBgColorMode(), cell.getBgColor()].join(',');
  return `${cell.getChars() || ' '}|${cell.getWidth()}|${looks}|${colours}`;
}

/** A terminal emulator behind a stream, as a program's stdout: what is written to it can be looked at. */
export class RealTerminal extends Writable {
  readonly isTTY = true;
  readonly terminal: Terminal;
  columns: number;
  rows: number;
  bytes = 0;
  written = '';

  constructor(columns = 80, rows = 24) {
    super({ decodeStrings: false });
    this.columns = columns;
    this.rows = rows;
    this.terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, logLevel: 'off' });
  }

  override _write(chunk: string, _encoding: BufferEncoding, callback: () => void): void {
    this.bytes += Buffer.byteLength(chunk);
    this.written += chunk;
    this.terminal.write(chunk);
    callback();
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }

  /** Waits until the emulator has read everything. */
  async settle(): Promise<void> {
    await new Promise<void>((resolve) => this.terminal.write('', resolve));
  }

  lines(): readonly string[] {
    const { active } = this.terminal.buffer;
    return Array.from(
      { length: this.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    );
  }

  cells(): readonly string[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.rows }, (_, row) => {
      const line = active.getLine(active.baseY + row);
      return Array.from({ length: this.columns }, (_cell, column) => {
        const cell = line?.getCell(column);
        return cell ? describeCell(cell) : '';
      }).join(' ');
    });
  }

  cursor(): { readonly row: number; readonly column: number; readonly isVisible: boolean } {
    const { active } = this.terminal.buffer;
    const isVisible = this.written.lastIndexOf('\u001b[?25h') > this.written.lastIndexOf('\u001b[?25l');
    return { row: active.cursorY, column: active.cursorX, isVisible };
  }

  asStdout(): NodeJS.WriteStream {
    return this as unknown as NodeJS.WriteStream;
  }
}
