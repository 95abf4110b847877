import type { Action } from './action.ts';
import type { Effect } from './effect.ts';
import { flagged, nextWake, timedOut } from './exam.ts';
import { goneBack, goneOn, goneTo, goneToPrevious, openedAgain, skipped } from './navigation.ts';
import { shownLook } from './preview-update.ts';
import { questionRunUpdate } from './question-run-update.ts';
import { questionUpdate } from './question-update.ts';
import { endedEarly, withdrawn } from './quiz.ts';
import { setupUpdate } from './quiz-setup-update.ts';
import type { TerminalAction } from './run-update.ts';
import { scenarioUpdate } from './scenario-update.ts';
import { searchUpdate } from './search-update.ts';
import type { Session } from './session.ts';
import { keepingSummary, keptSummary } from './summary.ts';
import { entryOf, terminalOf } from './terminal.ts';
import { only, type Update } from './update-result.ts';
import { questionScreen, withWorkScreen, workScreen } from './work-screen.ts';

/** Where there is no terminal Ctrl-C clears what is typed, else leaves, and nothing else of a terminal's means anything. */
function terminalUpdate(session: Session, action: TerminalAction, at: number): Update {
  const work = workScreen(session);
  if (work.name === 'scenario') return scenarioUpdate(session, work, action, at);
  const screen = questionScreen(session);
  if (screen?.asking.sandbox) return questionRunUpdate(session, screen, action, at);
  if (action.type !== 'interrupt') return only(session);
  if (entryOf(session)?.editor?.text) return questionUpdate(session, { type: 'edit', edit: { do: 'clear' } }, at);
  return { session, effects: [{ type: 'leave' }] };
}

function withWholeOutput(session: Session): Session {
  const screen = questionScreen(session);
  if (!screen?.asking.answered) return session;
  return withWorkScreen(session, { ...screen, asking: { ...screen.asking, isWhole: !screen.asking.isWhole } });
}

function moved(session: Session, action: Action, at: number): Update {
  switch (action.type) {
    case 'go':
      return goneTo(session, action.destination, at);
    case 'go-on':
      return goneOn(session, at);
    case 'go-back':
      return goneBack(session, at);
    case 'go-to-previous':
      return goneToPrevious(session, at);
    case 'skip':
      return skipped(session, at);
    case 'open-again':
      return openedAgain(session, at);
    case 'show-help':
      return only(
        session.screen.name === 'help' ? session : { ...session, screen: { name: 'help', back: session.screen } },
      );
    case 'keep-summary':
      return keepingSummary(session);
    case 'file-kept':
      return only(keptSummary(session, action.kept));
    case 'suspend':
      return { session, effects: [{ type: 'suspend' }] };
    case 'show-edited':
    case 'show-reread':
    case 'show-broken':
      return shownLook(session, action, at);
    case 'saved':
      return only({ ...session, save: action.state });
    case 'move-cursor':
    case 'pick':
    case 'pick-at-cursor':
    case 'unpick-last':
    case 'submit':
      if (session.screen.name === 'quiz-setup') return setupUpdate(session, session.screen, action, at);
      if (action.type !== 'unpick-last' && terminalOf(session)?.predicting) return terminalUpdate(session, action, at);
      return questionUpdate(session, action, at);
    case 'show-output':
      return only(withWholeOutput(session));
    case 'adjust':
      return session.screen.name === 'quiz-setup' ? setupUpdate(session, session.screen, action, at) : only(session);
    case 'flag':
      return flagged(session, action.index, at);
    case 'withdraw':
      return withdrawn(session, at);
    case 'end-quiz':
      return endedEarly(session, at);
    case 'woken':
      return only({ ...session });
    case 'edit':
    case 'paste':
      if (session.screen.name === 'search') return searchUpdate(session, session.screen, action);
      if (entryOf(session)) return questionUpdate(session, action, at);
      return terminalUpdate(session, action, at);
    case 'enter-line':
    case 'complete':
    case 'completed':
    case 'interrupt':
    case 'lab-word':
    case 'focus':
    case 'scroll':
    case 'step':
    case 'unfold':
    case 'find':
    case 'sandbox-ready':
    case 'sandbox-failed':
    case 'line-printed':
    case 'line-incomplete':
    case 'line-finished':
    case 'replayed':
    case 'paused':
      return terminalUpdate(session, action, at);
  }
}

/**
 * Every legal move of a learner, and nothing else: pure. An action that makes no sense on the present screen changes nothing.
 * `at` is the real time, epoch milliseconds.
 */
export function update(session: Session, action: Action, at: number): Update {
  const next = timedOut(session, at) ?? moved(session, action, at);
  if (next.session === session) return next;
  const wake = nextWake(next.session, at);
  const effects: readonly Effect[] = wake === undefined ? next.effects : [...next.effects, { type: 'wake', at: wake }];
  return { effects, session: { ...next.session, now: at } };
}
