import { defineConfig } from 'vitest/config';
import { isSandboxLibrary, withOurSandbox } from './esbuild.libraries.mjs';

// The bundled shell library sees simulated time, as in the build: tests run what ships.
const sandboxClock = {
  name: 'sandbox-clock',
  transform: (code, id) => (isSandboxLibrary(id) ? { code: withOurSandbox(code), map: null } : undefined),
};

export default defineConfig({
  plugins: [sandboxClock],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    server: { deps: { inline: [/just-bash/] } },
    // One a core: much of what is tested waits for a process of its own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 180_000,
  },
});
