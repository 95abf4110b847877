import type { z as zod } from 'zod';
import type { z } from './zod-subset.ts';

/**
 * The schema library, handed in: reading YAML loads it, playing a prepared course never does.
 * A kind's file can so hold its schema, its prompt and its grading together.
 */
export type Zod = typeof z;

/** What a schema builder makes, as the checked value. */
export type Checked<Builder extends (zod: Zod) => zod.ZodType> = zod.output<ReturnType<Builder>>;
