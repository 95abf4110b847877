import type { Session } from '../../src/session/session.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { sessionAt } from './session-at.ts';

const FAILS = safe(
  "fixtures/orders.yaml:17:5 `az identity crate -g rg-orders -n id-orders` fails with exit code 2: ERROR: 'crate' is misspelled or not recognized by the system. Did you mean 'create' ?",
);

/** What is wrong with a course, by the name of the golden frame. */
export const brokenScreens: Readonly<Record<string, Session>> = {
  broken: sessionAt(
    {
      name: 'broken',
      issues: [
        safe('lessons/first-scenario.yaml:35:9 this quote is never closed. Close it at the end of the text.'),
        safe(
          'lessons/first-lesson.yaml:34:13 option 2 has no reason. Every option needs a why: say what makes it wrong. (mi-lab author new question shows one)',
        ),
        safe('lessons/first-lesson.yaml:41:1 a tab indents this line. YAML takes spaces only.'),
      ],
      back: { name: 'home' },
    },
    { preview: 'watched' },
  ),
  'broken-elsewhere': sessionAt(
    { name: 'lesson', lessonId: 'badge', step: { kind: 'page', section: 0 } },
    {
      preview: 'watched',
      elsewhere: { count: 2, first: safe('lessons/born-rotated/first-scenario.yaml:35:9 this quote is never closed.') },
    },
  ),
  'broken-world': sessionAt({
    name: 'broken',
    issues: [FAILS],
    back: { name: 'home' },
    world: {
      name: 'scenario',
      scenarioId: 'no-default',
      fixtureId: 'office',
      phase: 'play',
      ticket: 1,
      beganAt: 0,
      from: undefined,
    },
  }),
};
