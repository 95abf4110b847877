import type { Action } from './action.ts';
import { goneBack, goneOn, goneTo, goneToPrevious, skipped } from './navigation.ts';
import { questionUpdate } from './question-update.ts';
import { scenarioUpdate } from './scenario-update.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';

/**
 * Every legal move of a learner, and nothing else: pure. An action that makes no sense on the present screen changes nothing.
 * `at` is the real time, epoch milliseconds.
 */
export function update(session: Session, action: Action, at: number): Update {
  switch (action.type) {
    case 'go':
      return goneTo(session, action.destination, at);
    case 'go-on':
      return goneOn(session, at);
    case 'go-back':
      return goneBack(session);
    case 'go-to-previous':
      return goneToPrevious(session, at);
    case 'skip':
      return skipped(session, at);
    case 'show-help':
      return only(
        session.screen.name === 'help' ? session : { ...session, screen: { name: 'help', back: session.screen } },
      );
    case 'suspend':
      return { session, effects: [{ type: 'suspend' }] };
    case 'saved':
      return only({ ...session, save: action.state });
    case 'move-cursor':
    case 'pick':
    case 'pick-at-cursor':
    case 'unpick-last':
    case 'submit':
      return questionUpdate(session, action, at);
    case 'edit':
    case 'paste':
    case 'enter-line':
    case 'interrupt':
    case 'lab-word':
    case 'focus':
    case 'scroll':
    case 'sandbox-ready':
    case 'line-printed':
    case 'line-incomplete':
    case 'line-finished':
      return scenarioUpdate(session, action, at);
  }
}
