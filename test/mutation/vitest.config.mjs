// For `npm run mutation`: the test files of one mutant share their modules, or loading them would take most of the time.
import { mergeConfig } from 'vitest/config';
import daily from '../../vitest.config.mjs';

export default mergeConfig(daily, { test: { isolate: false } });
