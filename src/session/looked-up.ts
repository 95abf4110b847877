import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import type { Run } from './run.ts';
import { type Lookup, noted } from './run-step.ts';
import type { Destination } from './screen.ts';
import { factOf, isExplained, isNamed } from './search.ts';
import type { Session } from './session.ts';
import { questionScreen, withWorkScreen, workScreen } from './work-screen.ts';

function factText(session: Session, id: string): string {
  const fact = factOf(session, id);
  if (!fact) return `There is no fact ${id} here. lookup WORDS looks for words.`;
  const { title, statement, note, taughtIn } = fact;
  const before = note ? ` Before: ${note}` : '';
  const taught = taughtIn.length > 0 ? ` Taught in: ${taughtIn.join('; ')}.` : '';
  return `${id}  ${title}: ${statement}${before}${taught} lookup ${id} opens its page.`;
}

const UNEXPLAINED =
  'why says how the last request was decided; explain answers what somebody may do; help lists what can be typed; lookup WORDS looks for words of your own.';

/** Where a look-up leads, or what is said where it leads nowhere. */
export function answerTo(session: Session, lookup: Lookup): Destination | SafeText {
  if (lookup.of === 'fact') return sanitizeLine(factText(session, lookup.id));
  if (lookup.of === 'words')
    return factOf(session, lookup.words) ? { to: 'fact', factId: lookup.words } : { to: 'search', query: lookup.words };
  const { phrases } = lookup;
  const found = phrases.find((one) => isExplained(session, one)) ?? phrases.find((one) => isNamed(session, one));
  if (found !== undefined) return { to: 'search', query: found };
  return sanitizeLine(`Nothing here explains '${phrases[0] ?? 'that error'}'. ${UNEXPLAINED}`);
}

/** The session with something said in the terminal that is worked in. */
export function withSaid(session: Session, text: SafeText): Session {
  const said = (run: Run): Run => noted(run, 'plain', text);
  const work = workScreen(session);
  if (work.name === 'scenario') return work.run ? withWorkScreen(session, { ...work, run: said(work.run) }) : session;
  const question = questionScreen(session);
  const { sandbox } = question?.asking ?? {};
  if (!question || !sandbox?.run) return session;
  const asking = { ...question.asking, sandbox: { ...sandbox, run: said(sandbox.run) } };
  return withWorkScreen(session, { ...question, asking });
}
