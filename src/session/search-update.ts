import type { Action } from './action.ts';
import { edited } from './edited.ts';
import type { SearchScreen } from './screen.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';

type TypingAction = Extract<Action, { type: 'edit' | 'paste' }>;

/** What is typed while searching. A query is one line: of a paste the first one counts. */
export function searchUpdate(session: Session, screen: SearchScreen, action: TypingAction): Update {
  const edit =
    action.type === 'edit'
      ? action.edit
      : { do: 'insert' as const, text: action.text.trimStart().split(/[\r\n]/)[0] ?? '' };
  return only({ ...session, screen: { ...screen, editor: edited(screen.editor, edit, []) } });
}
