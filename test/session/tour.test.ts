import { describe, expect, test } from 'vitest';
import type { Course } from '../../src/catalog/course.ts';
import type { Action } from '../../src/session/action.ts';
import { homeEntries, isFirstRun } from '../../src/session/home-entries.ts';
import type { Session } from '../../src/session/session.ts';
import { update } from '../../src/session/update.ts';
import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { sanitize as safe } from '../../src/text/safe-text.ts';
import { miniature, newcomer } from './miniature.ts';

const [first] = miniature.lessons;
const [scenario] = miniature.scenarios;
if (!first || !scenario) throw new Error('the miniature has a lesson and a scenario');
const [question] = first.sections[0]?.questions ?? [];
if (!question) throw new Error('its first section has a question');

const { module: _lesson, ...lessonAlone } = first;
const { module: _scenario, ...scenarioAlone } = scenario;

/** The miniature with a tour in front: a page and a question, a terminal with a typed line, a last page. */
const withTour: Course = {
  ...miniature,
  pack: { ...miniature.pack, tour: 'tour' },
  lessons: [
    {
      ...lessonAlone,
      id: 'tour',
      title: safe('The tour'),
      sections: [
        { id: 'one', title: safe('One'), text: safe('Page one.'), questions: [{ ...question, id: 'q-tour' }] },
        { id: 'two', title: safe('Two'), text: safe('Page two.'), questions: [], scenario: 'tour-terminal' },
        { id: 'three', title: safe('Three'), text: safe('Page three.'), questions: [] },
      ],
    },
    ...miniature.lessons,
  ],
  scenarios: [{ ...scenarioAlone, id: 'tour-terminal', typed: 'az group list' }, ...miniature.scenarios],
};

const start: Session = { ...newcomer, course: withTour };
const go: Action = { type: 'go', destination: { to: 'start' } };
const on: Action = { type: 'go-on' };

const played = (session: Session, ...actions: readonly Action[]): Session =>
  actions.reduce((before, action, index) => update(before, action, 1_000 + index).session, session);

const wrong = (session: Session): Action => {
  const { screen } = session;
  const options =
    screen.name === 'lesson' && screen.asking?.prompt.kind === 'pick-one' ? screen.asking.prompt.options : [];
  return { type: 'pick', index: options.findIndex((option) => option.text !== 'the right one') };
};

/** At the terminal, its world there. */
function atTerminal(): Session {
  const asked = played(start, go, on);
  const page = played(asked, wrong(asked), on);
  const opening = played(page, on);
  const ticket = opening.screen.name === 'scenario' ? opening.screen.ticket : 0;
  return played(opening, { type: 'sandbox-ready', ticket, sandbox: createSandbox({ propagation: 'instant' }) });
}

describe('the first run', () => {
  test('opens the tour, and asks nothing before', () => {
    expect(played(start, go).screen).toMatchObject({
      name: 'lesson',
      lessonId: 'tour',
      step: { kind: 'page', section: 0 },
    });
  });

  test('goes from the second page straight to a terminal with the line typed', () => {
    const { screen } = atTerminal();
    expect(screen).toMatchObject({ name: 'scenario', phase: 'play' });
    const editor = screen.name === 'scenario' ? screen.run?.editor : undefined;
    expect(editor).toEqual({ text: 'az group list', cursor: 13 });
  });

  test('Esc leads home, where the tour can be gone on with', () => {
    const left = played(start, go, { type: 'go-back' });
    expect(left.screen.name).toBe('home');
    expect(homeEntries(left)[0]?.label).toBe('Continue: The tour');
    expect(left.progress.completed.size).toBe(0);
  });

  test('is the first only once: after that the home screen comes, wherever the tour was left', () => {
    const left = played(start, go, { type: 'go-back' });
    expect(isFirstRun(left)).toBe(false);
    expect(played(left, go).screen.name).toBe('home');
  });
});

/** The tour's last page: the goals are met, and Enter was pressed at the empty prompt. */
function atLastPage(): Session {
  const session = atTerminal();
  const { screen } = session;
  const run = screen.name === 'scenario' ? screen.run : undefined;
  if (!run?.goals || screen.name !== 'scenario') throw new Error('no terminal');
  const solved = { ...run, editor: { text: '', cursor: 0 }, goals: { ...run.goals, isSolved: true } };
  return played({ ...session, screen: { ...screen, run: solved } }, { type: 'enter-line' });
}

describe('the end of the tour', () => {
  test('Enter at the empty prompt goes on once the token was seen, without a summary', () => {
    expect(atLastPage().screen).toMatchObject({ name: 'lesson', step: { kind: 'page', section: 2 } });
  });

  test.each([{ type: 'go-back' }, { type: 'go-on' }] as const)('$type ends it at home, for good', (key) => {
    const { session, effects } = update(atLastPage(), key, 9_000);
    expect(session.screen.name).toBe('home');
    expect(effects).toEqual([{ type: 'save', event: { type: 'completed', item: 'mini/tour', correct: 0, asked: 1 } }]);
    expect(homeEntries(session)[0]?.label).toBe('Start here: First lesson');
    expect(homeEntries(session).filter(({ label }) => label.includes('tour'))).toEqual([]);
  });

  test('a question missed in it does not come back before the end', () => {
    expect(played(atLastPage(), on).screen.name).toBe('home');
  });
});

test('a course without a tour begins at home', () => {
  expect(played(newcomer, go).screen.name).toBe('home');
});
