import type { Question } from '../catalog/question.ts';
import { ask } from './asking.ts';
import { attemptsAt } from './lookup.ts';
import type { Asking } from './screen.ts';
import type { Session } from './session.ts';
import { only, type Update } from './update-result.ts';
import { type QuestionScreen, withWorkScreen } from './work-screen.ts';

type ScreenWith<Kind extends Asking> = (asking: Kind) => QuestionScreen;

/** Opens a fresh sandbox for a question that is on the screen, or about to be. */
export function openSandboxFor<Kind extends Asking>(
  session: Session,
  asking: Kind,
  { fixtureId, screenWith }: { readonly fixtureId: string; readonly screenWith: ScreenWith<Kind> },
): Update {
  const ticket = session.nextTicket;
  const opened = withWorkScreen(session, screenWith({ ...asking, sandbox: { ticket } }));
  return {
    session: { ...opened, nextTicket: ticket + 1 },
    effects: [{ type: 'open-sandbox', ticket, fixtureId }],
  };
}

/** Puts a question, its options in an order that hangs on `order`; one that is answered at a terminal gets its sandbox, each time from the fixture. */
export function putQuestion(
  session: Session,
  question: Question,
  screenWith: ScreenWith<Asking>,
  at: number,
  order = attemptsAt(session, question.id),
): Update {
  const asking = ask(question, order, at);
  if (question.kind !== 'command') return only({ ...session, screen: screenWith(asking) });
  return openSandboxFor(session, asking, { fixtureId: question.fixture, screenWith });
}
