import { TestRunner } from 'vitest';

/** Once a test has found the fault, the suites behind it are not even loaded: that takes longer than running them. */
export default class StopsLoading extends TestRunner {
  async importFile(path, source) {
    if (!this.cancelRun) await super.importFile(path, source);
  }
}
