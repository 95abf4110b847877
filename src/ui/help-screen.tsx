import type { ReactElement } from 'react';
import type { Run } from '../session/run.ts';
import type { HelpScreen as Screen } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { terminalOf } from '../session/terminal.ts';
import type { SafeText } from '../text/safe-text.ts';
import { displayWidth, pad } from '../text/width.ts';
import { namedKeys } from './binding.ts';
import { chrome } from './chrome.ts';
import { helpAbout } from './help-about.ts';
import { bindingsOf } from './keys.ts';
import { terminalKeys } from './keys-scenario.ts';
import { useLab } from './lab-context.ts';
import { Reading, textColumns } from './reading.tsx';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, span } from './row.ts';

type Named = readonly (readonly [name: SafeText, what: SafeText])[];

const words: Named = [
  [chrome('hint'), chrome('the next hint for the first goal that is not met')],
  [chrome('undo, redo'), chrome('take back the last line, or bring it again')],
  [chrome('reset'), chrome('start again; undo brings your work back')],
  [chrome('reset step'), chrome('back to where the task at hand began')],
  [chrome('play'), chrome('try things out, nothing counts; play again goes back')],
  [chrome('whatif'), chrome('numbers your lines; whatif 2 shows all without line 2')],
  [chrome('map'), chrome('who holds which identity, and what it may do')],
  [chrome('time'), chrome('what the simulated clock will bring')],
  [chrome('goals, story'), chrome('what is wanted, and the page about it')],
  [chrome('done'), chrome('end with the summary, once every goal is met')],
  [chrome('quit'), chrome('leave; you can go on here later')],
  [chrome('help'), chrome('every command there is; help NAME tells how one is used')],
  [chrome('why'), chrome('how the last request was decided, step by step')],
  [chrome('steps'), chrome('the same, one step at a time, with the facts behind it')],
  [chrome('fact F02'), chrome('what a number in brackets stands for, and where it is taught')],
  [chrome('lookup'), chrome('what explains the last error; lookup WORDS looks these up')],
  [chrome('said WORDS'), chrome('the lines so far that hold these words')],
  [chrome('clock'), chrome('move the simulated time')],
];

const solutionWord = [
  chrome('solution'),
  chrome('after all hints, or three attempts: one way, counted as missed'),
] as const;

const scenarioSolution = [chrome('solution'), chrome('after all hints: plays one way; it counts as assisted')] as const;

/** At a question nothing ends with `done`: it is answered when the goals are met. */
function wordsAt({ solution }: Run): Named {
  const onlyInScenarios = ['done', 'reset step', 'play'];
  if (solution?.after === 'hints') return [...words, scenarioSolution];
  return solution ? [...words.filter(([name]) => !onlyInScenarios.includes(name)), solutionWord] : words;
}

const marks: Named = [
  [chrome('!'), chrome('printed on the error stream')],
  [chrome('┃'), chrome('said by the lab, not by the terminal')],
  [chrome('✓ ○ ✗'), chrome('a goal that is met, not yet, or not any more')],
  [chrome('+ ~ ✗'), chrome('on the map: new, on its way, no longer there')],
];

function tableRows(named: Named, columns: number): readonly Row[] {
  const width = Math.max(...named.map(([name]) => displayWidth(name))) + 3;
  return named.flatMap(([name, what]) =>
    beside([...gutter(), span(pad(name, width), 'key')], { text: what }, columns + 2),
  );
}

const heading = (text: SafeText): readonly Row[] => [BLANK, ...indented([rowOf(text, 'heading')])];

function helpRows(session: Session, { back }: Screen, columns: number): readonly Row[] {
  const run = terminalOf({ ...session, screen: back });
  const typing = run && namedKeys(terminalKeys({ ...run, focus: 'prompt' }));
  const keys = namedKeys(bindingsOf({ ...session, screen: back }));
  return [
    ...indented(paragraph(helpAbout(back), columns)),
    ...(run ? [...heading(chrome('Words to type at the prompt')), ...tableRows(wordsAt(run), columns)] : []),
    ...(typing ? [...heading(chrome('Keys at the prompt')), ...tableRows(typing, columns)] : []),
    ...heading(typing ? chrome('Keys in the key bar') : chrome('Keys')),
    ...tableRows(keys, columns),
    ...(typing ? [...heading(chrome('Marks')), ...tableRows(marks, columns)] : []),
  ];
}

/** Help for the screen one came from: what it is for, and every key. */
export function HelpScreen({ session, screen }: { readonly session: Session; readonly screen: Screen }): ReactElement {
  const columns = textColumns(useLab().viewport);
  return <Reading session={session} title={chrome('Help')} rows={helpRows(session, screen, columns)} />;
}
