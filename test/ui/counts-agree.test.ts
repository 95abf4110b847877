import { expect, test } from 'vitest';
import type { Session } from '../../src/session/session.ts';
import { sanitize } from '../../src/text/safe-text.ts';
import { miniature, newcomer } from '../session/miniature.ts';
import { openLab } from './kit.ts';
import { screens } from './screens.ts';

const [lesson] = miniature.lessons;
if (!lesson) throw new Error('no lesson');
const { module: _, ...outside } = lesson;
const questions = lesson.sections
  .flatMap((section) => section.questions)
  .map((one) => ({ ...one, id: `tour-${one.id}` }));
/** A tour with questions of its own, as the shipped course has one. */
const tour = {
  ...outside,
  id: 'tour',
  sections: [{ id: 'all', title: sanitize('Look'), text: sanitize('A page.'), questions }],
};
const learner: Session = {
  ...newcomer,
  course: { ...miniature, pack: { ...miniature.pack, tour: 'tour' }, lessons: [tour, lesson] },
};

async function textOn(screen: Session['screen']): Promise<string> {
  const lab = await openLab({ ...learner, screen });
  const text = lab.text();
  lab.close();
  return text;
}

test('progress counts the questions that a quiz can ask, and no others', async () => {
  const setup = await textOn({ name: 'quiz-setup', choice: {}, row: 0 });
  expect(setup).toContain('2 of 2');
  expect(await textOn({ name: 'progress' })).toContain('None of the 2 questions was asked yet.');
});

test('the glossary lists its terms by name, and words typed there look through everything', async () => {
  const session = screens.term;
  if (!session) throw new Error('no term');
  const lab = await openLab({ ...session, screen: { name: 'home' } });
  await lab.type('g');
  expect(lab.text()).toContain('mi-lab · Glossary');
  expect(lab.text()).toContain('No default identity');
  expect(lab.text()).not.toMatch(/ lesson, | page in /);
  await lab.type('b', 'a', 'd', 'g', 'e');
  expect(lab.text()).toContain('mi-lab · Search');
  expect(lab.text()).toContain('A badge is not a key');
  lab.close();
});
