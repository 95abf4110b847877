import { ask } from './asking.ts';
import { nextInLesson, openLesson, previousInLesson } from './lesson-update.ts';
import { attemptsAt, lessonOf, questionOf, scenarioOf } from './lookup.ts';
import { quizScreen } from './quiz.ts';
import type { Destination, LessonScreen, QuizScreen, ScenarioScreen } from './screen.ts';
import type { Session } from './session.ts';
import { nextDestination, summaryOfQuiz, summaryOfScenario } from './summary.ts';
import { only, type Update } from './update-result.ts';

const home = (session: Session): Session => ({ ...session, screen: { name: 'home' } });

/** Opens a sandbox for a scenario, or for free play where `scenarioId` is undefined. */
function openScenario(session: Session, place: Pick<ScenarioScreen, 'scenarioId' | 'fixtureId' | 'from'>): Update {
  const ticket = session.nextTicket;
  const phase = place.scenarioId === undefined ? 'play' : 'story';
  return {
    session: { ...session, nextTicket: ticket + 1, screen: { name: 'scenario', phase, ticket, ...place } },
    effects: [{ type: 'open-sandbox', ticket, fixtureId: place.fixtureId }],
  };
}

/** Goes somewhere from a menu, or from the command line. An unknown lesson or scenario leaves the session as it is. */
export function goneTo(session: Session, destination: Destination, at: number): Update {
  switch (destination.to) {
    case 'home':
      return only(home(session));
    case 'next':
      return goneTo(session, nextDestination(session), at);
    case 'lesson':
      return openLesson(session, destination.lessonId, at);
    case 'scenario': {
      const scenario = scenarioOf(session.course, destination.scenarioId);
      if (!scenario) return only(session);
      return openScenario(session, { scenarioId: scenario.id, fixtureId: scenario.fixture, from: undefined });
    }
    case 'sandbox':
      return openScenario(session, { scenarioId: undefined, fixtureId: destination.fixtureId, from: undefined });
    case 'quiz': {
      const screen = quizScreen(session, destination, at);
      return only(screen ? { ...session, screen } : session);
    }
    case 'progress':
      return only({ ...session, screen: { name: 'progress' } });
    case 'leave':
      return { session, effects: [{ type: 'leave' }] };
  }
}

function onInLesson(session: Session, screen: LessonScreen, at: number): Update {
  if (screen.asking && !screen.asking.answered) return only(session);
  const section = lessonOf(session.course, screen.lessonId)?.sections[sectionOf(screen)];
  const scenario = screen.step.kind === 'scenario' ? scenarioOf(session.course, section?.scenario) : undefined;
  if (!scenario) return nextInLesson(session, screen, at);
  return openScenario(session, { scenarioId: scenario.id, fixtureId: scenario.fixture, from: screen });
}

const sectionOf = ({ step }: LessonScreen): number => (step.kind === 'missed' ? -1 : step.section);

function onInQuiz(session: Session, screen: QuizScreen): Update {
  if (!screen.asking.answered) return only(session);
  const index = screen.index + 1;
  const question = questionOf(session.course, screen.questionIds[index] ?? '');
  if (!question) return only({ ...session, screen: summaryOfQuiz(screen.title, screen.outcomes) });
  return only({ ...session, screen: { ...screen, index, asking: ask(question, attemptsAt(session, question.id)) } });
}

/** The one key that goes on: to the next page, question, or whatever comes after. */
export function goneOn(session: Session, at: number): Update {
  const { screen } = session;
  switch (screen.name) {
    case 'lesson':
      return onInLesson(session, screen, at);
    case 'quiz':
      return onInQuiz(session, screen);
    case 'scenario':
      return screen.phase === 'story' ? only({ ...session, screen: { ...screen, phase: 'play' } }) : only(session);
    case 'summary':
      return screen.from ? nextInLesson(session, screen.from, at) : goneTo(session, screen.next, at);
    case 'help':
      return only({ ...session, screen: screen.back });
    case 'progress':
      return only(home(session));
    case 'home':
      return only(session);
  }
}

/** Leaves a scenario: with a summary where it was solved, else to where one came from. A line at work is stopped. */
function leaveScenario(session: Session, screen: ScenarioScreen): Update {
  const ticket = screen.run?.running?.ticket;
  const effects = ticket === undefined ? [] : [{ type: 'interrupt' as const, ticket }];
  const summary = summaryOfScenario(session, screen);
  return { session: { ...session, screen: summary ?? screen.from ?? { name: 'home' } }, effects };
}

/** Esc: back to where one came from. Nothing is lost: answers are on disk, and a lesson is resumed at its section. */
export function goneBack(session: Session): Update {
  const { screen } = session;
  switch (screen.name) {
    case 'help':
      return only({ ...session, screen: screen.back });
    case 'scenario':
      return leaveScenario(session, screen);
    case 'summary':
      return only(screen.from ? { ...session, screen: screen.from } : home(session));
    case 'lesson':
    case 'quiz':
    case 'progress':
    case 'home':
      return only(home(session));
  }
}

export function goneToPrevious(session: Session, at: number): Update {
  return session.screen.name === 'lesson' ? previousInLesson(session, session.screen, at) : only(session);
}

/** Passes over the scenario that a lesson leads to: it stays on the home screen. */
export function skipped(session: Session, at: number): Update {
  const { screen } = session;
  if (screen.name !== 'lesson' || screen.step.kind !== 'scenario') return only(session);
  return nextInLesson(session, screen, at);
}
