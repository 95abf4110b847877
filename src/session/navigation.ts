import type { Scenario } from '../catalog/scenario.ts';
import { isOver } from './asking.ts';
import { EMPTY_EDITOR } from './editor.ts';
import type { Effect } from './effect.ts';
import { askedToHandIn, isExam } from './exam.ts';
import { isFirstRun } from './home-entries.ts';
import { canGoOn, runLeft } from './kept-run.ts';
import { stepAfter } from './lesson-flow.ts';
import { scenarioAt, scenarioStanding } from './lesson-scenario.ts';
import { nextInLesson, openLesson, previousInLesson } from './lesson-update.ts';
import { answerTo, withSaid } from './looked-up.ts';
import { isTour, lessonOf, pageBeforeQuestion, scenarioOf } from './lookup.ts';
import {
  backInQuiz,
  beginQuiz,
  leftQuiz,
  onInQuiz,
  resumedQuiz,
  reviewed,
  skippedInQuiz,
  toQuizQuestion,
} from './quiz.ts';
import { aboutAsked, firstChoice } from './quiz-setup.ts';
import type { Run } from './run.ts';
import type { RunStep } from './run-step.ts';
import type { ArticleScreen, Asking, Destination, LessonScreen, QuizScreen, ScenarioScreen } from './screen.ts';
import type { Session } from './session.ts';
import { summaryOfScenario } from './summary.ts';
import { only, type Update } from './update-result.ts';
import { whatNext } from './what-next.ts';
import { workScreen } from './work-screen.ts';

const home = (session: Session): Session => ({ ...session, screen: { name: 'home' } });

type Opening = Pick<ScenarioScreen, 'scenarioId' | 'fixtureId' | 'from' | 'prepared'>;

/** What is known of an earlier visit: where it can be gone on with, its lines and the name of the run. */
function earlierAt(session: Session, place: Opening, at: number): Pick<ScenarioScreen, 'beganAt' | 'earlier'> {
  const left = runLeft(session, place);
  if (!left) return { beganAt: at };
  return canGoOn(session, place, left)
    ? { beganAt: left.run, earlier: left.lines }
    : { beganAt: at, earlier: 'changed' };
}

/**
 * Opens a sandbox for a scenario, or for free play where `scenarioId` is undefined. A typed line needs no story before it, and
 * neither does somebody who was here before.
 */
function openScenario(session: Session, place: Opening, at: number): Update {
  const ticket = session.nextTicket;
  const scenario = scenarioOf(session.course, place.scenarioId);
  const visit = place.prepared ? { beganAt: at } : earlierAt(session, place, at);
  const isTold = !scenario || scenario.typed !== undefined || Array.isArray(visit.earlier);
  const screen: ScenarioScreen = { name: 'scenario', phase: isTold ? 'play' : 'story', ticket, ...visit, ...place };
  return {
    session: { ...session, nextTicket: ticket + 1, screen },
    effects: [{ type: 'open-sandbox', ticket, fixtureId: place.fixtureId }],
  };
}

/** Lays something to read over the screen; Esc leads back to it, and to what was found. */
function article(session: Session, of: ArticleScreen['of']): Session {
  const { screen } = session;
  const back = screen.name === 'search' ? screen : workScreen(session);
  return { ...session, screen: { name: 'article', of, back } };
}

/** The world of the question on the screen, with its lines typed, to be played in until one goes back to the question. */
function tryOut(session: Session, at: number): Update {
  const { screen } = session;
  if (screen.name !== 'quiz' || !screen.asking.answered) return only(session);
  const { question } = screen.asking;
  if (question.kind !== 'predict' && question.kind !== 'command') return only(session);
  const prepared = question.kind === 'predict' ? question.lines : [];
  return openScenario(session, { scenarioId: undefined, fixtureId: question.fixture, from: screen, prepared }, at);
}

/** Goes somewhere from a menu, or from the command line. An unknown lesson or scenario leaves the session as it is. */
export function goneTo(session: Session, destination: Destination, at: number): Update {
  switch (destination.to) {
    case 'home': {
      const { looked } = destination;
      return only({ ...session, screen: { name: 'home', ...(looked ? { looked } : {}) } });
    }
    case 'start': {
      const { tour } = session.course.pack;
      return tour !== undefined && isFirstRun(session)
        ? openLesson(session, { lessonId: tour }, at)
        : only(home(session));
    }
    case 'next':
      return goneTo(session, whatNext(session).destination, at);
    case 'lesson':
      return openLesson(session, destination, at);
    case 'scenario': {
      const scenario = scenarioOf(session.course, destination.scenarioId);
      if (!scenario) return only(session);
      return openScenario(session, { scenarioId: scenario.id, fixtureId: scenario.fixture, from: undefined }, at);
    }
    case 'sandbox':
      return openScenario(session, { scenarioId: undefined, fixtureId: destination.fixtureId, from: undefined }, at);
    case 'quiz':
      return beginQuiz(session, aboutAsked(session, destination), at);
    case 'open-quiz':
      return session.progress.quiz ? resumedQuiz(session, at) : beginQuiz(session, aboutAsked(session, {}), at);
    case 'review':
      return reviewed(session, destination.count, at);
    case 'quiz-setup':
      return only({ ...session, screen: { name: 'quiz-setup', choice: firstChoice(session), row: 0 } });
    case 'quiz-question':
      return toQuizQuestion(session, destination.index, at);
    case 'hand-in':
      return askedToHandIn(session, at);
    case 'page':
      return only(article(session, { kind: 'page', lessonId: destination.lessonId, sectionId: destination.sectionId }));
    case 'try':
      return tryOut(session, at);
    case 'progress':
      return only({ ...session, screen: { name: 'progress' } });
    case 'search': {
      const text = destination.query ?? '';
      const editor = { ...EMPTY_EDITOR, text, cursor: text.length };
      return only({ ...session, screen: { name: 'search', editor, back: workScreen(session) } });
    }
    case 'glossary':
      return only({
        ...session,
        screen: { name: 'search', isGlossary: true, editor: EMPTY_EDITOR, back: workScreen(session) },
      });
    case 'term':
      return only(article(session, { kind: 'term', termId: destination.termId }));
    case 'fact':
      return only(article(session, { kind: 'fact', factId: destination.factId }));
    case 'command':
      return only(article(session, { kind: 'command', command: destination.name }));
    case 'leave':
      return { session, effects: [{ type: 'leave' }] };
  }
}

const openFrom = (session: Session, from: LessonScreen, { id, fixture }: Scenario, at: number): Update =>
  openScenario(session, { scenarioId: id, fixtureId: fixture, from }, at);

/** Whether Enter goes on past the door of a scenario: it was solved already. That of the tour is its one way on. */
const isPassed = (session: Session, scenario: Scenario): boolean =>
  scenario.typed === undefined && scenarioStanding(session, scenario).kind === 'solved';

function onInLesson(session: Session, screen: LessonScreen, at: number): Update {
  if (screen.asking && !isOver(screen.asking)) return only(session);
  const scenario = scenarioAt(session, screen);
  if (scenario && !isPassed(session, scenario)) return openFrom(session, screen, scenario, at);
  const next = nextInLesson(session, screen, at);
  const there = next.session.screen;
  const invited = there.name === 'lesson' ? scenarioAt(next.session, there) : undefined;
  if (there.name !== 'lesson' || invited?.typed === undefined) return next;
  const opened = openFrom(next.session, there, invited, at);
  return { session: opened.session, effects: [...next.effects, ...opened.effects] };
}

const mayGoOn = (screen: QuizScreen): boolean => isExam(screen) || isOver(screen.asking);

/** The one key that goes on: to the next page, question, or whatever comes after. */
export function goneOn(session: Session, at: number): Update {
  const { screen } = session;
  switch (screen.name) {
    case 'lesson':
      return onInLesson(session, screen, at);
    case 'quiz':
      return mayGoOn(screen) ? stopped(onInQuiz(session, screen, at), screen.asking) : only(session);
    case 'scenario':
      return screen.phase === 'story' ? only({ ...session, screen: { ...screen, phase: 'play' } }) : only(session);
    case 'summary':
      return screen.from ? nextInLesson(session, screen.from, at) : goneTo(session, screen.next, at);
    case 'help':
    case 'article':
    case 'broken':
      return only({ ...session, screen: screen.back });
    case 'progress':
      return only(home(session));
    case 'search':
    case 'home':
    case 'exam-list':
    case 'quiz-setup':
      return only(session);
  }
}

/** What stops the line at work. */
function stopping(run: Run | undefined): readonly Effect[] {
  const ticket = run?.running?.ticket;
  return ticket === undefined ? [] : [{ type: 'interrupt', ticket }];
}

/** What was left, with the line stopped that was at work there. */
const stopped = ({ session, effects }: Update, asking: Asking | undefined): Update => ({
  session,
  effects: [...stopping(asking?.sandbox?.run), ...effects],
});

/** Leaves a scenario: with a summary where it was solved, else to where one came from. A line at work is stopped. */
function leaveScenario(session: Session, screen: ScenarioScreen, at: number): Update {
  const effects = stopping(screen.run);
  const isGuided = scenarioOf(session.course, screen.scenarioId)?.typed !== undefined;
  if (isGuided && screen.from?.name === 'lesson' && screen.run?.goals?.isSolved) {
    const next = nextInLesson(session, screen.from, at);
    return { session: next.session, effects: [...effects, ...next.effects] };
  }
  const summary = summaryOfScenario(session, screen);
  return { session: { ...session, screen: summary ?? screen.from ?? { name: 'home' } }, effects };
}

/** Esc on the last page of the tour, which asks for it, is its end; elsewhere a lesson is left to be resumed. */
function leaveLesson(session: Session, screen: LessonScreen, at: number): Update {
  const lesson = lessonOf(session.course, screen.lessonId);
  const isEnd = lesson && isTour(session.course, lesson.id) && stepAfter(lesson, screen.step, []) === undefined;
  return isEnd ? nextInLesson(session, screen, at) : only(home(session));
}

/** Esc: back to where one came from. Nothing is lost: answers are on disk, and a lesson is resumed at its section. */
export function goneBack(session: Session, at: number): Update {
  const { screen } = session;
  switch (screen.name) {
    case 'help':
    case 'search':
    case 'article':
    case 'broken':
      return only({ ...session, screen: screen.back });
    case 'scenario':
      return leaveScenario(session, screen, at);
    case 'summary':
      return only(screen.from ? { ...session, screen: screen.from } : home(session));
    case 'lesson': {
      return stopped(leaveLesson(session, screen, at), screen.asking);
    }
    case 'quiz':
      return stopped(leftQuiz(session, screen, at), screen.asking);
    case 'exam-list':
    case 'quiz-setup':
    case 'progress':
    case 'home':
      return only(home(session));
  }
}

export function goneToPrevious(session: Session, at: number): Update {
  const { screen } = session;
  if (screen.name === 'quiz') return stopped(backInQuiz(session, screen, at), screen.asking);
  if (screen.name !== 'lesson') return only(session);
  const again = screen.step.kind === 'missed' ? pageBeforeQuestion(session.course, screen.step.questionId) : undefined;
  if (!again) return previousInLesson(session, screen, at);
  // A question that comes back is far from its page: that is read over it.
  return goneTo(session, { to: 'page', lessonId: screen.lessonId, sectionId: again.section.id }, at);
}

/** Opens the scenario that a lesson leads to, solved or not. */
export function openedAgain(session: Session, at: number): Update {
  const { screen } = session;
  const scenario = screen.name === 'lesson' ? scenarioAt(session, screen) : undefined;
  return scenario && screen.name === 'lesson' ? openFrom(session, screen, scenario, at) : only(session);
}

/** Passes over the scenario that a lesson leads to, which stays on the home screen, or over a question of a quiz. */
export function skipped(session: Session, at: number): Update {
  const { screen } = session;
  if (screen.name === 'quiz') return stopped(skippedInQuiz(session, screen, at), screen.asking);
  if (screen.name !== 'lesson' || screen.step.kind !== 'scenario') return only(session);
  return nextInLesson(session, screen, at);
}

/** Where a step in a terminal leads: out of it, or over it to what was looked up. */
export function leaving(
  session: Session,
  { isLeaving, lookup }: Pick<RunStep, 'isLeaving' | 'lookup'>,
  at: number,
): Update {
  if (isLeaving) return goneBack(session, at);
  if (lookup === undefined) return only(session);
  const answer = answerTo(session, lookup);
  return typeof answer === 'string' ? only(withSaid(session, answer)) : goneTo(session, answer, at);
}
