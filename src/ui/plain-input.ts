import type { Action } from '../session/action.ts';
import { homeEntries } from '../session/home-entries.ts';
import type { Asking, ScenarioScreen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';

/** What a typed line means: actions, or a sentence about what can be typed here. */
export type PlainInput = { readonly actions: readonly Action[] } | { readonly complaint: string };

const act = (...actions: readonly Action[]): PlainInput => ({ actions });

function onHome(session: Session, line: string): PlainInput {
  const entries = homeEntries(session);
  const number = /^\d+$/.test(line) ? Number(line) : undefined;
  const entry =
    line === '' ? entries[0] : number === undefined ? entries.find((one) => one.hotkey === line) : entries[number - 1];
  if (entry) return act({ type: 'go', destination: entry.destination });
  return { complaint: `There is no '${line}' here. Type a number from 1 to ${entries.length}.` };
}

/** Letters, with or without spaces or commas between them, as indices into the options shown. */
function lettersIn(line: string, count: number): readonly number[] | undefined {
  const letters = line.toLowerCase().replace(/[\s,]+/g, '');
  const indices = [...letters].map((letter) => letter.charCodeAt(0) - 97);
  return indices.length > 0 && indices.every((index) => index >= 0 && index < count) ? indices : undefined;
}

function onQuestion({ prompt }: Asking, line: string): PlainInput {
  const last = String.fromCharCode(96 + prompt.options.length);
  const indices = lettersIn(line, prompt.options.length);
  if (!indices) return { complaint: `Answer with letters from a to ${last}.` };
  const isWhole =
    prompt.kind === 'pick-many' || indices.length === (prompt.kind === 'pick-one' ? 1 : prompt.options.length);
  if (!isWhole || new Set(indices).size !== indices.length) {
    const wanted = prompt.kind === 'pick-one' ? 'one letter' : `every letter from a to ${last} once, in order`;
    return { complaint: `Answer with ${wanted}.` };
  }
  const picks = indices.map((index): Action => ({ type: 'pick', index }));
  return prompt.kind === 'pick-one' ? act(...picks) : act(...picks, { type: 'submit' });
}

function onScenario(screen: ScenarioScreen, line: string): PlainInput {
  if (screen.phase === 'story') return act({ type: 'go-on' });
  if (line === 'quit') return act({ type: 'go-back' });
  return act({ type: 'edit', edit: { do: 'insert', text: line } }, { type: 'enter-line' });
}

/** A line of a person who works without a full screen. `back` and `leave` work everywhere but at a shell prompt. */
export function plainInput(session: Session, typed: string): PlainInput {
  const { screen } = session;
  if (screen.name === 'scenario' && screen.phase === 'play') return onScenario(screen, typed);
  const line = typed.trim();
  if (line === 'leave') return act({ type: 'go', destination: { to: 'leave' } });
  if (line === 'back') return act({ type: 'go-back' });
  if (screen.name === 'home') return onHome(session, line);
  if (screen.name === 'scenario') return onScenario(screen, line);
  const asking = screen.name === 'lesson' || screen.name === 'quiz' ? screen.asking : undefined;
  if (asking && !asking.answered) return onQuestion(asking, line);
  if (line === 'skip') return act({ type: 'skip' });
  return line === '' ? act({ type: 'go-on' }) : { complaint: 'Press Enter to go on; back or leave also work.' };
}
