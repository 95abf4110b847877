import { type MapState, mapRows } from '../session/map-rows.ts';
import type { Run } from '../session/run.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { beside, gutter, type Row, span } from './row.ts';
import type { Tone } from './theme.ts';

/** A state is said in the row's own words as well; the mark only catches the eye. */
const states: { readonly [State in MapState]: { readonly mark: SafeText; readonly tone: Tone } } = {
  steady: { mark: chrome(' '), tone: 'plain' },
  arriving: { mark: chrome('~'), tone: 'caution' },
  lingering: { mark: chrome('~'), tone: 'caution' },
  dead: { mark: chrome('✗'), tone: 'wrong' },
  new: { mark: chrome('+'), tone: 'right' },
};

/** Prefix of the rows that a wrapped sentence goes on in: the same branch, without its fork. */
const onward = (prefix: string): SafeText => sanitizeLine(prefix.replace('├─', '│ ').replace('└─', '  '));

/** Hosts, their identities and what these were granted, as a tree of sentences. */
export function mapPaneRows(run: Run, columns: number): readonly Row[] {
  const rows = mapRows(run).flatMap(({ prefix, text, state }) => {
    const { mark, tone } = states[state];
    const lead: Row = [...gutter(mark, tone), span(sanitizeLine(prefix), 'faint')];
    const [first = [], ...rest] = beside(lead, { text, tone: prefix === '' ? 'strong' : tone }, columns);
    return [first, ...rest.map((row): Row => [...gutter(), span(onward(prefix), 'faint'), ...row.slice(1)])];
  });
  return rows.length > 0 ? rows : [[...gutter(), span(chrome('No host and no identity yet.'), 'faint')]];
}
