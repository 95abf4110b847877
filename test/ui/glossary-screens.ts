import type { Session } from '../../src/session/session.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { sessionAt } from './session-at.ts';
import { smallCourse } from './small-course.ts';

const course = {
  ...smallCourse,
  glossary: [
    {
      id: 'no-default',
      term: safe('No default identity'),
      also: [safe('ambiguous identity')],
      meaning: safe(
        'Several identities could answer, and the request names none. IMDS does not guess: it asks for one by id.',
      ),
      messages: [
        safe(
          'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request',
        ),
      ],
      facts: ['F29'],
    },
  ],
};

const pasted =
  '{"error":"invalid_request","error_description":"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"}';

/** The glossary and what is found with it, by the name of the golden frame. */
export const glossaryScreens: Readonly<Record<string, Session>> = {
  term: sessionAt({ name: 'article', of: { kind: 'term', termId: 'no-default' }, back: { name: 'home' } }, { course }),
  'search-message': sessionAt(
    { name: 'search', editor: { text: pasted, cursor: pasted.length }, back: { name: 'home' } },
    { course },
  ),
};
