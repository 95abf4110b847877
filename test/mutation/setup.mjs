import fc from 'fast-check';

// That a property fails is enough: no time for the smallest example, and the same runs for every fault.
fc.configureGlobal({ seed: 1, endOnFailure: true });
