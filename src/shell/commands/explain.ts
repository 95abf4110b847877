import { parseArmId, topLevelResourceId } from '../../sim/arm-id.ts';
import { denyUnlessAllowed } from '../../sim/authorization.ts';
import { denyUnlessDataAllowed } from '../../sim/data-access.ts';
import { describePrincipal, requestTracer } from '../../sim/request-trace.ts';
import { isDataAction } from '../../sim/role-definition.ts';
import { describeScope } from '../../sim/scope-text.ts';
import { closestMatch, likeness } from '../close-matches.ts';
import { printed, refused } from '../command-result.ts';
import type { CommandResult, LineContext, SandboxCommand } from '../line-context.ts';
import { isDeletedIdentity, noteTokenLeft, tokenLeft, untilText } from './explain-deleted.ts';
import { areOfOneHost, type Meant, principalNames, principalsNamed, scopeNames, scopesNamed } from './explain-names.ts';
import { type MeantAction, meantAction, PHRASE_ROWS, PHRASES } from './explain-vocabulary.ts';
import { traceText } from './why.ts';

const FORM = 'explain IDENTITY can ACTION on SCOPE';
const EXAMPLE = 'explain id-reports can read blobs on st1/reports';
const PREPOSITIONS = ['on', 'in', 'at', 'of', 'from', 'to'];

/** The words of a question apart; undefined where one of its parts is missing. */
function asked(args: readonly string[]) {
  const [identity, can, ...rest] = args;
  const at = rest.findLastIndex((word) => PREPOSITIONS.includes(word.toLowerCase()));
  const [where, ...others] = rest.slice(at + 1);
  const action = rest.slice(0, Math.max(0, at));
  const isUnderstood = /^(can|may)$/i.test(can ?? '') && action.length > 0 && others.length === 0;
  if (!isUnderstood || identity === undefined || where === undefined) return undefined;
  return { identity, action, where: where.replace(/\?$/, '') };
}

const didYouMean = (name: string, known: readonly string[]): string => {
  const meant = closestMatch(name, known, 0.6);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
};

/** The only one that a name means, or why there is none. */
function only(name: string, found: readonly Meant[], missing: string): Meant | CommandResult {
  const [first, ...others] = found;
  if (!first) return refused(`explain: ${missing}`);
  if (others.length === 0) return first;
  const list = found.map(({ id, about }) => `  ${id}  ${about}`);
  return refused(`explain: ${name} can mean several. Ask by one of these ids:\n${list.join('\n')}`);
}

/** The scopes that have what the words are about, where a name means several. */
function narrowed(found: readonly Meant[], action: readonly string[]): readonly Meant[] {
  if (found.length < 2) return found;
  const fitting = found.filter(({ id }) => {
    const meant = meantAction(action, typeAt(id));
    return meant && isAt(meant, id);
  });
  return fitting.length > 0 ? fitting : found;
}

/** The type of the resource that a scope is, or lies in; `group` for a group, undefined for a subscription. */
function typeAt(scope: string): string | undefined {
  const { type, resourceGroup } = parseArmId(topLevelResourceId(scope)) ?? {};
  return type ?? (resourceGroup === undefined ? undefined : 'group');
}

/** Whether what an action is about can lie at a scope: groups and subscriptions hold everything. */
function isAt({ type }: MeantAction, scope: string): boolean {
  const own = typeAt(scope);
  return type === undefined || own === undefined || own === 'group' || own.toLowerCase() === type.toLowerCase();
}

function unknownAction(words: readonly string[]): CommandResult {
  const typed = words.join(' ').toLowerCase();
  const near = PHRASES.toSorted((one, other) => likeness(typed, other) - likeness(typed, one)).slice(0, 3);
  return refused(
    `explain: '${words.join(' ')}' means nothing here. The nearest: ${near.join(', ')}. help explain lists all.\nFor example: ${EXAMPLE}`,
    2,
  );
}

interface Question {
  readonly principalId: string;
  readonly meant: MeantAction;
  readonly scope: string;
  /** Whether it is told apart from others of its host: a system-assigned identity is called as its host is. */
  readonly isOneOfSeveral: boolean;
}

/** Decides as the targets decide, without asking any; nothing is logged. */
function answer({ principalId, meant, scope, isOneOfSeveral }: Question, context: LineContext): string {
  const { action, said } = meant;
  const isData = isDataAction(action);
  const isGone = isDeletedIdentity(context.world, principalId);
  const token = isGone ? tokenLeft(context.world, principalId, { action, isData }) : undefined;
  const world = token ? { ...context.world, presented: token } : context.world;
  const trace = requestTracer(world, principalId);
  if (isGone) noteTokenLeft(token, world.now, trace);
  const refusal = isData
    ? denyUnlessDataAllowed(world, { principalId, action, scope, plane: 'data' }, trace)
    : denyUnlessAllowed(world, { caller: principalId, action, scope }, trace);
  const kind = isData ? 'a data action: decided by the target itself' : 'a control-plane action: decided by ARM';
  trace.noted('target', kind, 'B-11');
  const finished = trace.finish();
  context.explain({ ...finished, isWhatIf: true });
  const described = describePrincipal(world.principals.get(principalId));
  const who = isOneOfSeveral ? `${described},` : described.split(',')[0];
  const isAllowed = !refusal && (!isGone || token !== undefined);
  const verdict = isAllowed ? 'Yes' : 'No';
  const may = isAllowed ? 'may' : 'may not';
  const until = token && isAllowed ? `, with a token from before it was deleted, ${untilText(token, world.now)}` : '';
  return `${verdict}: ${who} ${may} ${said} on ${describeScope(world, scope)}${until}.\n${traceText(finished)}`;
}

/** More identities of one host than these are asked about one by one. */
const MOST_ANSWERED = 4;

/** Who is asked about: one, or all that a host holds, because the host asks as whichever it names. */
function askedAbout(identity: string, { world }: LineContext): readonly Meant[] | CommandResult {
  const found = principalsNamed(world, identity);
  const isHost = found.length <= MOST_ANSWERED && areOfOneHost(world, identity, found);
  if (found.length > 1 && isHost) return found;
  const noOne = `nobody is called ${identity}, or it has no identity.${didYouMean(identity, principalNames(world))} az ad sp list shows who there is.`;
  const who = only(identity, found, noOne);
  return 'exitCode' in who ? who : [who];
}

function explained(args: readonly string[], context: LineContext): CommandResult {
  const { world } = context;
  const question = asked(args);
  if (!question) return refused(`usage:\n  ${FORM}\n  ${EXAMPLE}\nhelp explain lists what ACTION can be.`, 2);
  const { identity, action, where } = question;
  const those = askedAbout(identity, context);
  if ('exitCode' in those) return those;
  const nowhere = `there is no ${where}.${didYouMean(where, scopeNames(world))} Name a subscription, a group, a resource, or ACCOUNT/CONTAINER.`;
  const scope = only(where, narrowed(scopesNamed(world, where), action), nowhere);
  if ('exitCode' in scope) return scope;
  const meant = meantAction(action, typeAt(scope.id));
  if (!meant) return unknownAction(action);
  if (!isAt(meant, scope.id)) {
    return refused(`explain: ${where} has nothing that '${meant.said}' is about; it is a ${scope.about}.`);
  }
  const isOneOfSeveral = those.length > 1;
  const answers = those.map(({ id }) => answer({ principalId: id, meant, scope: scope.id, isOneOfSeveral }, context));
  const head = `${identity} holds ${those.length} identities, and asks as the one that a request names:`;
  return printed([...(isOneOfSeveral ? [head] : []), ...answers].join('\n\n'));
}

/** What may stand next, word by word. */
function next(words: readonly string[], { world }: Pick<LineContext, 'world'>): readonly string[] {
  const [, , verb, ...rest] = words;
  if (words.length === 0) return principalNames(world);
  if (words.length === 1) return ['can'];
  if (rest.some((word) => PREPOSITIONS.includes(word)))
    return PREPOSITIONS.includes(rest.at(-1) ?? '') ? scopeNames(world) : [];
  if (verb === undefined) return [...new Set(PHRASES.map((one) => one.split(' ')[0] ?? ''))];
  const phrases = PHRASES.map((one) => one.split(' ')).filter(([first]) => first === verb);
  const begun = phrases.filter((one) => rest.every((word, at) => one[at + 1] === word));
  const further = [...new Set(begun.flatMap((one) => one[rest.length + 1] ?? []))];
  return begun.length === 0 || begun.some((one) => one.length === rest.length + 1) ? [...further, 'on'] : further;
}

export const explain: SandboxCommand = {
  name: 'explain',
  summary: 'what-if: whether an identity may do something somewhere, and why',
  usage: [
    FORM,
    EXAMPLE,
    ...PHRASE_ROWS.map((row) => `ACTION: ${row}`),
    'ACTION: or an action in full, as in Microsoft.Storage/storageAccounts/write',
    'ACTION: read, change or delete alone is about the resource itself',
  ],
  next,
  run: async (args, context) => explained(args, context),
};
