import { sanitize as safe } from '../../src/text/safe-text.ts';

/** How a scenario was solved, with everything that a summary can say. */
export const result = {
  lines: ['az vm list', 'az identity list -g rg-app', 'az identity create -g rg-app -n id-reports'],
  shortest: 2,
  hintsShown: 1,
  undos: 0,
  isAssisted: false,
  predictions: [
    { said: safe('IMDS answers 400: it cannot choose'), isCorrect: true },
    { said: safe('The blob can be read at once'), isCorrect: false },
  ],
  overGrants: [safe('id-reports can also write blobs in st1/reports')],
};
