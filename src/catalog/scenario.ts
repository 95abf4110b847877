import { factIdField, factsField, idField, itemFields, lineField, linesField, markdownField } from './fields.ts';
import { conditionSchema, goalSchema } from './goal.ts';
import { predictionSchema } from './prediction.ts';
import type { Checked, Zod } from './schema.ts';

/** A file `kind: scenario`: a starting world, what is to be true of it in the end, help, and proof that it can be done. */
export const scenarioSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('scenario'),
    ...itemFields(z),
    title: lineField(z, 70),
    summary: lineField(z),
    /** The module that lists this scenario; that of the tour has none. */
    module: idField(z).optional(),
    minutes: z.number().int().min(1).max(60),
    fixture: idField(z),
    /** What happened before and what is wanted; shown before the terminal opens. */
    story: markdownField(z),
    /** A line that stands at the prompt already: Enter runs it, and once the goals are met Enter goes on. */
    typed: z.string().min(1).max(500).optional(),
    tasks: z
      .array(
        z.strictObject({
          id: idField(z),
          text: lineField(z),
          goals: z.array(goalSchema(z)).min(1),
          /** From where to look, to what to notice, to what to type. */
          hints: z.array(lineField(z, 400)).length(3),
          /** What the learner commits to before certain lines run. */
          predictions: z.array(predictionSchema(z)).max(3).default([]),
        }),
      )
      .min(1),
    /** Each of these, played from the fixture, meets every goal. */
    solutions: z.array(z.strictObject({ title: lineField(z, 70), lines: linesField(z).min(1) })).min(1),
    /** Recognised wrong turns: when all of `when` holds and the scenario is not solved, `message` is said at once. */
    nearMisses: z
      .array(
        z.strictObject({
          id: idField(z),
          when: z.array(conditionSchema(z)).min(1),
          message: lineField(z, 400),
          /** What somebody who takes this turn believes, by id. */
          misconception: idField(z).optional(),
          /** Lines that lead there from the fixture: the check plays them. */
          lines: linesField(z).min(1),
        }),
      )
      .default([]),
    /** What to take away, shown in the summary. */
    takeaways: z.array(lineField(z, 300)).min(1).max(5),
  });

/** A file `kind: fixture`: a header, and the lines that an administrator typed before the learner came. */
export const fixtureSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('fixture'),
    id: idField(z),
    title: lineField(z, 70),
    header: z
      .strictObject({
        seed: z.string().min(1).max(60),
        /** UTC, as in 2026-03-02T09:00:00Z. */
        start: z.iso.datetime({ offset: false }),
        propagation: z.enum(['realistic', 'instant']),
        tenantName: z
          .string()
          .max(30)
          .regex(/^[a-z][a-z0-9]*$/, 'a tenant name is lower-case letters and digits, as in contoso'),
        subscriptionName: z
          .string()
          .max(60)
          .regex(/^[A-Za-z0-9 -]+$/, 'a subscription name is letters, digits, spaces and hyphens, as in contoso-dev'),
        signedInAs: z
          .string()
          .max(100)
          .regex(/^[a-z0-9.-]+@[a-z0-9.-]+$/, 'a user principal name looks like operator@contoso.com'),
      })
      .partial()
      .default({}),
    lines: linesField(z),
  });

/** A file `kind: facts`: the statements that content cites by id. */
export const factsSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('facts'),
    facts: z
      .array(
        z.strictObject({
          id: factIdField(z),
          title: lineField(z, 70),
          statement: lineField(z, 600),
          source: z.strictObject({ title: lineField(z), url: z.url({ protocol: /^https$/ }), checked: z.iso.date() }),
          /** What changed since, dated. */
          note: lineField(z, 400).optional(),
        }),
      )
      .min(1),
  });

/** A file `kind: pack`: the course's own name and its modules, in order. */
export const packSchema = (z: Zod) =>
  z.strictObject({
    kind: z.literal('pack'),
    id: idField(z),
    title: lineField(z, 70),
    format: z.literal(1).default(1),
    /** The lesson that a first run opens with. It belongs to no module. */
    tour: idField(z).optional(),
    modules: z
      .array(z.strictObject({ id: idField(z), title: lineField(z, 70), summary: lineField(z), covers: factsField(z) }))
      .min(1),
  });

export type Scenario = Checked<typeof scenarioSchema>;
export type Task = Scenario['tasks'][number];
export type NearMiss = Scenario['nearMisses'][number];
export type Fixture = Checked<typeof fixtureSchema>;
export type Fact = Checked<typeof factsSchema>['facts'][number];
export type Pack = Checked<typeof packSchema>;
