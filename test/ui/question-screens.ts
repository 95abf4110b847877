import type { Question } from '../../src/catalog/question.ts';
import { type CommandQuestion, exerciseOf } from '../../src/catalog/question-command.ts';
import type { MatchQuestion } from '../../src/catalog/question-match.ts';
import type { NumberQuestion } from '../../src/catalog/question-number.ts';
import type { PredictQuestion } from '../../src/catalog/question-predict.ts';
import type { WordsQuestion } from '../../src/catalog/question-words.ts';
import type { Action } from '../../src/session/action.ts';
import { ask, judged } from '../../src/session/asking.ts';
import { openedRun } from '../../src/session/opened-run.ts';
import type { Entry, Run } from '../../src/session/run.ts';
import type { Asking } from '../../src/session/screen.ts';
import type { Session } from '../../src/session/session.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { LabTenant } from '../sim/lab-tenant.ts';
import { after, sessionAt } from './session-at.ts';

const item = (id: string) => ({ id, revision: 1, aliases: [], facts: [] });

const match: MatchQuestion = {
  kind: 'match',
  ...item('which-id'),
  stem: safe('Three colleagues ask you for *the id* of `id-reports`. Give each the one that will work.'),
  pairs: [
    {
      left: safe('A developer, whose job asks IMDS for a token'),
      right: safe('clientId'),
      why: safe('Token requests name an identity by client_id.'),
    },
    {
      left: safe('An administrator, who grants it a role'),
      right: safe('principalId'),
      why: safe('A role is granted to the service principal, and that is the number of its record.'),
    },
    {
      left: safe('An engineer, whose template attaches it'),
      right: safe('id, the path in Azure'),
      why: safe("A machine's identity block lists resource ids."),
    },
  ],
  distractors: [
    {
      text: safe('tenantId'),
      why: safe('It says which directory the identity lives in. Every identity has the same.'),
    },
  ],
  takeaway: safe('Ask what the id is for before you copy one.'),
};

const predict: PredictQuestion = {
  kind: 'predict',
  ...item('without-header'),
  stem: safe('`vm-report` carries one identity. A program there forgets the header. What does it get?'),
  fixture: 'office',
  lines: ['ssh vm-report', 'curl -s "$IMDS?$QUERY"'],
  shows: 'Required metadata header not specified',
  choices: [
    {
      text: safe('A 400 that asks for the header'),
      correct: true,
      why: safe('The header is looked at first. Without it nothing else in the request counts.'),
    },
    {
      text: safe('A token, since it is on the machine'),
      correct: false,
      why: safe('Being on the machine is needed and not enough. The header has to be there as well.'),
    },
    {
      text: safe('A 403, since it has not signed in'),
      correct: false,
      why: safe('Nobody signs in to IMDS. It refuses the form of the request, not the person.'),
    },
  ],
};

const command: CommandQuestion = {
  kind: 'command',
  ...item('switch-it-on'),
  stem: safe('`vm-mail`, in `rg-app`, was made without an identity. Give it one of its own.'),
  fixture: 'office',
  goals: [
    {
      kind: 'identity-attached',
      id: 'mail-has-one',
      host: safe('vm-mail'),
      identity: safe('system'),
      not: false,
      text: safe('vm-mail has an identity of its own'),
    },
  ],
  solution: ['az vm identity assign -g rg-app -n vm-mail'],
  placeholder: safe('az vm identity ...'),
  why: safe('With nothing more said, assign switches on the system-assigned identity.'),
};

const number: NumberQuestion = {
  kind: 'number',
  ...item('token-cache'),
  stem: safe('A role was taken from `id-reports`. For how long may `vm-web` go on with the token that it holds?'),
  answer: safe('24 hours'),
  why: safe('The platform caches a token for a day, and nothing takes it back before.'),
  commonErrors: [
    {
      answer: safe('1 hour'),
      why: safe('Tokens of people live about that long. Those of managed identities live longer.'),
    },
  ],
  takeaway: safe('A token outlives the decision that it rests on.'),
};

const words: WordsQuestion = {
  kind: 'words',
  ...item('token-claim'),
  stem: safe('Which claim of a token says for whom it is meant?'),
  answers: [safe('aud'), safe('audience')],
  patterns: [],
  why: safe('aud is the audience: the service that is to take the token.'),
  commonErrors: [],
};

const rates: NumberQuestion = {
  ...number,
  ...item('rate'),
  stem: safe('How many requests for a token does IMDS take before it answers 429?'),
  answer: safe('20 requests per second'),
  commonErrors: [],
};

const inLesson = (asking: Asking): Session =>
  sessionAt({
    name: 'lesson',
    lessonId: 'badge',
    step: { kind: 'question', section: 0, index: 0 },
    asking,
  });

const put = (question: Question): Session => inLesson(ask(question, 0));

function matchedBy(...ids: readonly string[]): readonly Action[] {
  const { prompt } = ask(match, 0);
  const options = prompt.kind === 'match' ? prompt.options : [];
  return ids.map((id) => ({ type: 'pick', index: options.findIndex((one) => one.id === id) }));
}

function predicted(id: string, run: Run | undefined): Session {
  const asking = judged(ask(predict, 0), { kind: 'pick-one', option: id });
  return inLesson({ ...asking, sandbox: run ? { ticket: 1, run } : { ticket: 1 } });
}

const entered = (text: string): Action => ({ type: 'edit', edit: { do: 'insert', text } });

const line = (prompt: string, text: string, output: string): Entry => ({
  kind: 'line',
  prompt: safe(prompt),
  text: safe(text),
  outputs: output === '' ? [] : [{ fd: 1, text: safe(output) }],
  exitCode: 0,
});

function office() {
  const tenant = new LabTenant();
  tenant.machine('vm-mail', false, []);
  return { ...createSandbox(), world: tenant.draft };
}

const played = [
  line('operator@contoso $', 'ssh vm-report', 'You are on vm-report now; exit brings you back.\n'),
  line(
    'azureuser@vm-report $',
    'curl -s "$IMDS?$QUERY"',
    '{"error":"invalid_request","error_description":"Required metadata header not specified"}\n',
  ),
];

const watching: Run = openedRun(office(), undefined);
const opened: Run = openedRun(office(), {
  ...exerciseOf(command),
  solution: { lines: command.solution, after: 'tries', hints: 0 },
});
const moment = { sandbox: opened.sandbox, entries: [] };
const wrongTurns = [
  line('operator@contoso $', 'az vm identity show -g rg-app -n vm-mail', ''),
  line('operator@contoso $', 'az vm list --query "[].name" -o tsv', 'vm-mail\n'),
  line('operator@contoso $', 'az vm show -g rg-app -n vm-mail --query identity', ''),
  {
    kind: 'note',
    tone: 'hint',
    text: safe('Type solution to see one way. The question then counts as missed, and comes back.'),
  },
] as const satisfies readonly Entry[];
const reply = `{\n${Array.from({ length: 14 }, (_, index) => `  "field${index}": "value ${index}"`).join(',\n')}\n}\n`;
const thirty = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`).join('');
const assigned = (text: string): Entry => line('operator@contoso $', text, reply);

const typing = (run: Run): Session => inLesson({ ...ask(command, 0), sandbox: { ticket: 1, run } });

function typed(met: readonly string[], entries: readonly Entry[]): Session {
  const lines = entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
  const asking = judged(ask(command, 0), { kind: 'type', lines, met });
  return inLesson({ ...asking, sandbox: { ticket: 1, run: { ...opened, entries } } });
}

const typingKeys = typing({ ...opened, entries: wrongTurns, past: [moment, moment, moment], tries: 3, focus: 'keys' });

/** Every state of the questions that are matched, predicted, or answered at a terminal, by the name of its golden frame. */
export const questionScreens: Readonly<Record<string, Session>> = {
  'match-before': put(match),
  'match-some': after(put(match), ...matchedBy('b', 'd'), { type: 'move-cursor', by: -1 }),
  'match-placed': after(put(match), ...matchedBy('b', 'd', 'c')),
  'match-wrong': after(put(match), ...matchedBy('b', 'd', 'c'), { type: 'submit' }),
  'match-right': after(put(match), ...matchedBy('a', 'b', 'c'), { type: 'submit' }),
  'predict-before': put(predict),
  'predict-opening': predicted('b', undefined),
  'predict-running': predicted('b', {
    ...watching,
    entries: [played[0] as Entry, line('azureuser@vm-report $', 'curl -s "$IMDS?$QUERY"', '')],
    running: { ticket: 9, line: 'curl -s "$IMDS?$QUERY"' },
  }),
  'predict-wrong': predicted('b', { ...watching, entries: played }),
  'predict-right': predicted('a', { ...watching, entries: played }),
  'enter-empty': put(number),
  'enter-typed': after(put(rates), entered('20')),
  'enter-unread': after(put(number), entered('24'), { type: 'submit' }),
  'enter-wrong': after(put(number), entered('60 min'), { type: 'submit' }),
  'enter-right': after(put(words), entered('Audience'), { type: 'submit' }),
  'type-opening': inLesson({ ...ask(command, 0), sandbox: { ticket: 1 } }),
  'type-failed': inLesson({
    ...ask(command, 0),
    sandbox: {
      ticket: 1,
      failed: safe(
        "fixtures/office.yaml:9:5 `az group crate -n rg-app` fails with exit code 2: ERROR: 'crate' is misspelled.",
      ),
    },
  }),
  'type-empty': typing(opened),
  'type-tried': typing({ ...opened, entries: wrongTurns, past: [moment, moment, moment], tries: 3 }),
  'type-keys': typingKeys,
  'help-type': after(typingKeys, { type: 'show-help' }),
  'type-long': typing({
    ...opened,
    entries: [line('operator@contoso $', 'seq -f "line %g" 30', thirty)],
    past: [moment],
  }),
  'type-map': typing({ ...opened, entries: wrongTurns, past: [moment], panel: 'map' }),
  'type-right': typed(['mail-has-one'], [assigned('az vm identity assign -n vm-mail -g rg-app')]),
  'type-shown': typed([], [assigned('az vm identity assign -g rg-app -n vm-mail')]),
};
