import { sanitize as safe } from '../../src/text/safe-text.ts';

/** How a scenario was solved, with everything that a summary can say. */
export const result = {
  way: [
    { text: safe('az vm list'), hasFailed: false },
    { text: safe('az identity shwo -g rg-app'), hasFailed: true },
    { text: safe('for id in id-app id-reports\ndo\n  az identity list -g rg-app\ndone'), hasFailed: false },
    { text: safe('az identity create -g rg-app -n id-reports'), hasFailed: false },
  ],
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
