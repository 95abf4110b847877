// `npm run nightly`: the same tests, with bigger numbers.
import { mergeConfig } from 'vitest/config';
import daily from '../../vitest.config.mjs';

export default mergeConfig(daily, {
  test: { setupFiles: ['test/nightly/more-runs.ts'], testTimeout: 3_600_000 },
});
