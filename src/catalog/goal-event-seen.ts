import { type ArmId, parseArmId } from '../sim/arm-id.ts';
import { entriesOf } from '../sim/event-log.ts';
import type { World } from '../sim/world.ts';
import { type GoalKind, namesIn } from './goal-kind.ts';
import { isSameName, nameField } from './goal-names.ts';
import type { Checked, Zod } from './schema.ts';

/**
 * The audit log holds an event of this type since the learner began, as in `AccessDenied` or `ImdsThrottled`; with a target, one
 * that names it: a resource, an identity, a person, a blob or a secret.
 */
export const eventSeenSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('event-seen').describe('The audit log holds such an event, since the learner began.'),
    type: nameField(z).describe('As in AccessDenied or ImdsThrottled.'),
    target: nameField(z).optional().describe('What the event is to name; anything if left out.'),
  });

export type EventSeenGoal = Checked<typeof eventSeenSchema>;

/** How deep names lie in an event: `assignment.scope`. */
const DEPTH = 3;

function textsIn(value: unknown, depth = DEPTH): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((one) => textsIn(one, depth - 1));
}

/** The last name of an id: that of a resource, or of a group. */
const lastNameOf = (text: ArmId): string | undefined => parseArmId(text)?.name ?? parseArmId(text)?.resourceGroup;

/** What a text in an event may be called: as it stands, the last name of an id, or whom an object id belongs to. */
function callsIt(world: World, text: ArmId, target: string): boolean {
  const principal = world.principals.get(text);
  const person = principal?.kind === 'user' ? principal.userPrincipalName : undefined;
  return [text, lastNameOf(text), principal?.displayName, person].some(
    (one) => one !== undefined && isSameName(one, target),
  );
}

const isOf = (world: World, event: { readonly type: string }, target: string | undefined): boolean =>
  target === undefined || textsIn(event).some((text) => callsIt(world, text, target));

/** `ImdsThrottled` as `imds throttled`. */
const spelled = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

const about = ({ target }: EventSeenGoal): string => (target === undefined ? '' : `, naming ${target}`);

export const eventSeen: GoalKind<EventSeenGoal> = {
  evaluate: (goal, { world, since }) => {
    const ofType = entriesOf(world.log, since).filter(({ event }) => event.type === goal.type);
    const count = ofType.filter(({ event }) => isOf(world, event, goal.target)).length;
    const times = count === 1 ? 'once' : `${count} times`;
    if (count > 0) return { isMet: true, detail: `it happened ${times}: ${spelled(goal.type)}${about(goal)}` };
    const other = ofType.length > 0 ? ', only for others' : '';
    return { isMet: false, detail: `it did not happen yet${other}: ${spelled(goal.type)}${about(goal)}` };
  },
  describe: (goal, isNegated) =>
    `the audit log ${isNegated ? 'has no' : 'has the'} event ${spelled(goal.type)}${about(goal)}`,
  references: ({ type, target }) => [
    { to: 'event', id: type, path: ['type'] },
    ...(target === undefined ? [] : namesIn({ target }, 'target')),
  ],
};
