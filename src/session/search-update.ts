import type { Action } from './action.ts';
import { edited } from './edited.ts';
import type { SearchScreen } from './screen.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';

type TypingAction = Extract<Action, { type: 'edit' | 'paste' }>;

/** Longer than any error message. */
const longest = 4_000;

/** What is typed while searching. A query is one line: the lines of a paste are joined. */
export function searchUpdate(session: Session, screen: SearchScreen, action: TypingAction): Update {
  const edit =
    action.type === 'edit'
      ? action.edit
      : { do: 'insert' as const, text: action.text.trim().replaceAll(/\s+/g, ' ').slice(0, longest) };
  return only({ ...session, screen: { ...screen, editor: edited(screen.editor, edit, []) } });
}
