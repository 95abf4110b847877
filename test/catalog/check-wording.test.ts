import { describe, expect, test } from 'vitest';
import { BADGE, type Broken, outcomeOf, SCENARIO } from './miniature-course.ts';

const DOUBTFUL: readonly Broken[] = [
  [
    'an option that says the same',
    BADGE,
    'text: Reading the file',
    'text: asking IMDS for a token',
    '24:19 option 2 says the same as option 1. Change one of them.',
  ],
  [
    'a link that runs code',
    BADGE,
    '(https://learn.microsoft.com/entra)',
    '(javascript:alert)',
    '11:11 the link to "javascript:alert" is not https. Link to an https address, or show the address as code.',
  ],
  [
    'a link without https',
    SCENARIO,
    'The nightly job',
    'The <http://contoso.com> job',
    '9:8 the link to "http://contoso.com" is not https. Link to an https address, or show the address as code.',
  ],
  [
    'a quote of a word processor in a shell line',
    SCENARIO,
    'lines: [az role assignment create --role Owner]',
    'lines: [az role assignment create --role “Owner”]',
    '60:13 warning: “ is a typographic quote, which the shell takes for a letter. Write " or \' in its place.',
  ],
  [
    'a dash of a word processor in a shell line',
    SCENARIO,
    'lines: [az role assignment create --role Owner]',
    'lines: [az role assignment create –role Owner]',
    '60:13 warning: – is a typographic dash, which the shell takes for a letter. Write -- or - in its place.',
  ],
  [
    'a telling length',
    BADGE,
    'text: Reading the file',
    'text: Reading the file, which needs a role at the container or above it',
    '24:19 warning: the right option is much the longest (65 characters, the others 23 at most), which gives it away. Shorten it, or give the others as much to say.',
  ],
  [
    'none of the above',
    BADGE,
    'text: Both of the calls',
    'text: None of the above',
    '27:19 warning: option 3 speaks of the other options, which are shuffled and easily ruled out by it. Say what it claims in its own words.',
  ],
];

describe('doubtful words', () => {
  test.each(DOUBTFUL)('%s', (...broken) => {
    const { found, wanted, others } = outcomeOf(broken);
    expect(found).toContain(wanted);
    expect(others).toEqual([]);
  });
});
