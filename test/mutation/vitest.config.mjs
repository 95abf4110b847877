// For `npm run mutation`: what runs against each fault. A fault is found by the first test that fails, so the cheap ones come first.

import { mergeConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import daily from '../../vitest.config.mjs';

/** Nothing of the simulator runs in them, or nothing that others do not run for less. */
const LEFT_OUT = ['test/shell/facts/every-fact.test.ts', 'test/shell/model.test.ts'];
const FROM_CHEAP_TO_DEAR = [
  /\/sim\/(?!model|rbac|tenant)/,
  /\/shell\/transcripts\//,
  /\/shell\//,
  /\/how-to\//,
  /\/sim\/(?:rbac|tenant)/,
  /\/sim\/model/,
];
const rank = ({ moduleId }) => FROM_CHEAP_TO_DEAR.findIndex((place) => place.test(moduleId));

class CheapFirst extends BaseSequencer {
  async sort(suites) {
    return suites.toSorted((one, other) => rank(one) - rank(other));
  }
}

const only = process.env.MI_LAB_MUTATION_TESTS?.split(',');

export default mergeConfig(
  { ...daily, test: { ...daily.test, include: only ?? ['test/**/*.test.ts'] } },
  {
    test: {
      exclude: LEFT_OUT,
      runner: './test/mutation/runner.mjs',
      setupFiles: ['test/mutation/setup.mjs'],
      sequence: { sequencer: CheapFirst },
      // The suites of one fault share their modules, or loading them would take most of the time.
      isolate: false,
    },
  },
);
