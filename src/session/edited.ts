import { graphemesOf } from '../text/graphemes.ts';
import { type Edit, type Editor, EMPTY_EDITOR } from './editor.ts';

function stepLeft(text: string, cursor: number): number {
  return cursor - (graphemesOf(text.slice(0, cursor)).at(-1)?.length ?? 0);
}

function stepRight(text: string, cursor: number): number {
  return cursor + (graphemesOf(text.slice(cursor))[0]?.length ?? 0);
}

function wordLeft(text: string, cursor: number): number {
  return text.slice(0, cursor).search(/\S+\s*$/) === -1 ? 0 : text.slice(0, cursor).search(/\S+\s*$/);
}

function wordRight(text: string, cursor: number): number {
  return cursor + (/^\s*\S+/.exec(text.slice(cursor))?.[0].length ?? text.length - cursor);
}

const own = (text: string, cursor: number): Editor => ({ text, cursor });

const cut = ({ text, cursor }: Editor, start: number, end: number): Editor =>
  own(text.slice(0, start) + text.slice(end), cursor > start ? Math.max(start, cursor - (end - start)) : cursor);

/** Lines of the history that hold the query, newest first, each once. A query in small letters is found in any case. */
function found(history: readonly string[], query: string): readonly string[] {
  if (query === '') return [];
  const isAnyCase = query === query.toLowerCase();
  const holds = (line: string): boolean => (isAnyCase ? line.toLowerCase() : line).includes(query);
  return [...new Set([...history].reverse().filter(holds))];
}

function searched(editor: Editor, query: string, skip: number, history: readonly string[]): Editor {
  const matches = found(history, query);
  const place = Math.min(skip, Math.max(0, matches.length - 1));
  const text = matches[place] ?? editor.text;
  return { text, cursor: text.length, search: { query, skip: place, isFound: query === '' || matches.length > 0 } };
}

function recalled(editor: Editor, by: 1 | -1, history: readonly string[]): Editor {
  const before = editor.recalled ?? { index: 0, own: editor.text };
  const index = before.index + by;
  if (index < 0 || index > history.length) return editor;
  if (index === 0) return own(before.own, before.own.length);
  const text = history[history.length - index] ?? '';
  return { text, cursor: text.length, recalled: { index, own: before.own } };
}

function whileSearching(editor: Editor, edit: Edit, history: readonly string[]): Editor | undefined {
  if (!editor.search) return undefined;
  const { query, skip } = editor.search;
  if (edit.do === 'insert') return searched(editor, query + edit.text, 0, history);
  if (edit.do === 'search') return searched(editor, query, skip + 1, history);
  if (edit.do === 'delete-back') return searched(editor, query.slice(0, -1), 0, history);
  return undefined;
}

function moved({ text, cursor }: Editor, edit: Edit): Editor | undefined {
  switch (edit.do) {
    case 'left':
      return own(text, stepLeft(text, cursor));
    case 'right':
      return own(text, stepRight(text, cursor));
    case 'word-left':
      return own(text, wordLeft(text, cursor));
    case 'word-right':
      return own(text, wordRight(text, cursor));
    case 'start':
      return own(text, 0);
    case 'end':
      return own(text, text.length);
    default:
      return undefined;
  }
}

function deleted(editor: Editor, edit: Edit): Editor | undefined {
  const { text, cursor } = editor;
  switch (edit.do) {
    case 'delete-back':
      return cut(editor, stepLeft(text, cursor), cursor);
    case 'delete-forward':
      return cut(editor, cursor, stepRight(text, cursor));
    case 'delete-word':
      return cut(editor, wordLeft(text, cursor), cursor);
    case 'delete-to-start':
      return cut(editor, 0, cursor);
    case 'delete-to-end':
      return cut(editor, cursor, text.length);
    case 'clear':
      return EMPTY_EDITOR;
    default:
      return undefined;
  }
}

/** The editor after one editing key. `history` holds the lines typed, oldest first. */
export function edited(editor: Editor, edit: Edit, history: readonly string[]): Editor {
  const still = whileSearching(editor, edit, history);
  if (still) return still;
  if (edit.do === 'insert') {
    const { text, cursor } = editor;
    return own(text.slice(0, cursor) + edit.text + text.slice(cursor), cursor + edit.text.length);
  }
  if (edit.do === 'search')
    return { ...own(editor.text, editor.cursor), search: { query: '', skip: 0, isFound: true } };
  if (edit.do === 'older') return recalled(editor, 1, history);
  if (edit.do === 'newer') return recalled(editor, -1, history);
  return moved(editor, edit) ?? deleted(editor, edit) ?? editor;
}
