import { DIRECTORY_OBJECT_QUOTA, ROLE_ASSIGNMENTS_PER_SUBSCRIPTION } from '../sim/duration.ts';
import { factIdField, factsField, idField, itemFields, lineField, linesField, markdownField } from './fields.ts';
import { conditionSchema, goalSchema } from './goal.ts';
import { predictionSchema } from './prediction.ts';
import type { Checked, Zod } from './schema.ts';

/** A file `kind: scenario`: a starting world, what is to be true of it in the end, help, and proof that it can be done. */
export const scenarioSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('scenario').describe('A story, tasks to do in a sandbox, and their solutions.'),
    ...itemFields(z),
    title: lineField(z, 70).describe('Shown in lists.'),
    summary: lineField(z).describe('In one line what it is about.'),
    module: idField(z).optional().describe('The module that lists this scenario, by id; that of the tour has none.'),
    minutes: z.number().int().min(1).max(60).describe('How many minutes it takes.'),
    fixture: idField(z).describe('The world that it starts from, by the id of a fixture.'),
    story: markdownField(z).describe('What happened before and what is wanted; shown before the terminal opens.'),
    typed: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('A line that stands at the prompt already: Enter runs it, and once the goals are met Enter goes on.'),
    tasks: z
      .array(
        z.strictObject({
          id: idField(z).describe('Unique in the scenario.'),
          text: lineField(z).describe('What is wanted, in one line.'),
          goals: z.array(goalSchema(z)).min(1).describe('Done while all of these are true of the world.'),
          hints: z.array(lineField(z, 400)).length(3).describe('Three: where to look, what to notice, what to type.'),
          predictions: z
            .array(predictionSchema(z))
            .max(3)
            .default([])
            .describe('What the learner commits to before certain lines run.'),
        }),
      )
      .min(1)
      .describe('What is to be done; hints belong to a task.'),
    solutions: z
      .array(
        z.strictObject({
          title: lineField(z, 70).describe('What is particular to this way.'),
          lines: linesField(z).min(1).describe('What is typed, one line an entry.'),
        }),
      )
      .min(1)
      .describe('Each of these, played from the fixture, meets every goal: the check plays them.'),
    nearMisses: z
      .array(
        z.strictObject({
          id: idField(z).describe('Unique in the scenario.'),
          when: z.array(conditionSchema(z)).min(1).describe('The wrong turn is taken while all of these are true.'),
          message: lineField(z, 400).describe('Said at once: what was right first, then what is not.'),
          misconception: idField(z).optional().describe('What somebody who takes this turn believes, by id.'),
          lines: linesField(z).min(1).describe('Lines that lead there from the fixture: the check plays them.'),
        }),
      )
      .default([])
      .describe('Wrong turns that are recognised while the scenario is not solved.'),
    takeaways: z.array(lineField(z, 300)).min(1).max(5).describe('What to remember, in one to five lines.'),
  });

/** A file `kind: fixture`: a header, and the lines that an administrator typed before the learner came. */
export const fixtureSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('fixture').describe('A starting world, as the lines that an administrator typed before.'),
    id: idField(z).describe('Scenarios and questions name it.'),
    title: lineField(z, 70).describe('Shown in lists.'),
    header: z
      .strictObject({
        seed: z.string().min(1).max(60).describe('All chance in this world comes from it: ids, delays.'),
        start: z.iso.datetime({ offset: false }).describe('When the lines begin, in UTC, as in 2026-03-02T09:00:00Z.'),
        propagation: z
          .enum(['realistic', 'instant'])
          .describe('Whether roles, policies and principals arrive after minutes, as in life, or at once.'),
        tenantName: z
          .string()
          .max(30)
          .regex(/^[a-z][a-z0-9]*$/, 'a tenant name is lower-case letters and digits, as in contoso')
          .describe('As in contoso.'),
        subscriptionName: z
          .string()
          .max(60)
          .regex(/^[A-Za-z0-9 -]+$/, 'a subscription name is letters, digits, spaces and hyphens, as in contoso-dev')
          .describe('As in contoso-dev.'),
        partnerSubscriptionName: z
          .string()
          .max(60)
          .regex(/^[A-Za-z0-9 -]+$/, 'a subscription name is letters, digits, spaces and hyphens, as in fabrikam-dev')
          .describe('That of the second tenant, as in fabrikam-dev.'),
        signedInAs: z
          .string()
          .max(100)
          .regex(/^[a-z0-9.-]+@[a-z0-9.-]+$/, 'a user principal name looks like operator@contoso.com')
          .describe('Who types, as in operator@contoso.com.'),
        objectQuota: z
          .number()
          .int()
          .min(2)
          .max(DIRECTORY_OBJECT_QUOTA)
          .describe('How many objects the directory takes; it starts with the operator and Microsoft Graph.'),
        roleAssignmentLimit: z
          .number()
          .int()
          .min(1)
          .max(ROLE_ASSIGNMENTS_PER_SUBSCRIPTION)
          .describe('How many role assignments the subscription takes; the operator’s own is one of them.'),
      })
      .partial()
      .default({})
      .describe('What is known before the first line; everything has a default.'),
    lines: linesField(z).describe('What was typed before the learner came, one line an entry.'),
  });

/** A file `kind: facts`: the statements that content cites by id. */
export const factsSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('facts').describe('Statements with their source, cited by id.'),
    facts: z
      .array(
        z.strictObject({
          id: factIdField(z).describe('As in F29; content cites it.'),
          title: lineField(z, 70).describe('Shown in lists.'),
          statement: lineField(z, 600).describe("Today's rule, in your own words."),
          source: z
            .strictObject({
              title: lineField(z).describe('The title of the page.'),
              url: z.url({ protocol: /^https$/ }).describe('Where it stands: an https address.'),
              checked: z.iso.date().describe('The day on which somebody looked, as in 2026-03-02.'),
            })
            .describe('Where it can be read.'),
          note: lineField(z, 400).optional().describe('What changed since, dated.'),
          noScenario: lineField(z, 200)
            .optional()
            .describe('Why no scenario can show it. Without a reason, a covered fact is met in a scenario.'),
        }),
      )
      .min(1)
      .describe('The facts.'),
  });

/** The version of the format that is read here; a pack for a later one is refused as a whole. */
export const PACK_FORMAT = 1;

/** A file `kind: pack`: the course's own name and its modules, in order. */
export const packSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('pack').describe('The name of the course, and its modules.'),
    id: idField(z).describe('Never changed: progress hangs on pack/id.'),
    title: lineField(z, 70).describe('The name of the course.'),
    format: z.literal(PACK_FORMAT).default(PACK_FORMAT).describe('The version of this format.'),
    tour: idField(z).optional().describe('The lesson that a first run opens with. It belongs to no module.'),
    modules: z
      .array(
        z.strictObject({
          id: idField(z).describe('Lessons and scenarios name it.'),
          title: lineField(z, 70).describe('Shown on the home screen.'),
          summary: lineField(z).describe('In one line what it is about.'),
          covers: factsField(z).describe('Facts that the module takes on: check --coverage looks whether it does.'),
          lessons: z
            .array(idField(z))
            .max(100)
            .default([])
            .describe('Its lessons, by id, in the order in which they are taught; others follow by file name.'),
        }),
      )
      .min(1)
      .describe('The modules, in order.'),
  });

export type Scenario = Checked<typeof scenarioSchema>;
export type Task = Scenario['tasks'][number];
export type NearMiss = Scenario['nearMisses'][number];
export type Fixture = Checked<typeof fixtureSchema>;
export type Fact = Checked<typeof factsSchema>['facts'][number];
export type Pack = Checked<typeof packSchema>;
