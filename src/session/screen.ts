import type { Answer, Prompt, Verdict } from '../catalog/prompt.ts';
import type { Question } from '../catalog/question.ts';
import type { SafeText } from '../text/safe-text.ts';
import type { Editor } from './editor.ts';
import type { OpenQuiz, QuizChoice } from './open-quiz.ts';
import type { Run } from './run.ts';
import type { ScenarioPart } from './scenario-part.ts';

/** A question being asked. */
export interface Asking {
  readonly question: Question;
  readonly prompt: Prompt;
  /** Real time at which it was put, epoch milliseconds. */
  readonly askedAt: number;
  /** Index into the prompt's options; into the lefts of a match. */
  readonly cursor: number;
  /** Option ids: the one chosen, the ones ticked, the order so far; of a match the right of each left, empty where it has none. */
  readonly picked: readonly string[];
  /** The line being typed, where a short text is asked for; `complaint` says why it cannot be judged yet. */
  readonly editor?: Editor;
  readonly complaint?: SafeText;
  /** A slip of the pen was pointed out: the next text counts, whatever it is. */
  readonly isWarned?: true;
  /** In an exam: what is picked or typed is what was kept as the answer. */
  readonly isKept?: boolean;
  /** Where lines are typed or played; `run` is there once the world is. */
  readonly sandbox?: {
    readonly ticket: number;
    readonly run?: Run;
    /** How many lines of an earlier visit are still to be played again. */
    readonly replaying?: number;
    /** Why the world cannot be made: nothing is asked then, and one goes on. */
    readonly failed?: SafeText;
  };
  /** All that was printed is shown, however long. */
  readonly isWhole?: boolean;
  /** Present once answered. */
  readonly answered?: { readonly answer: Answer; readonly verdict: Verdict };
}

/** A question with its verdict. */
export type Answered = Asking & Required<Pick<Asking, 'answered'>>;

/** How a question came out, for the summary and for what comes back. */
export interface Outcome {
  readonly questionId: string;
  readonly isCorrect: boolean;
}

/** A place in a lesson: its page, one of its questions, the scenario it leads to, or a missed question that comes back. */
export type LessonStep =
  | { readonly kind: 'page'; readonly section: number }
  | { readonly kind: 'question'; readonly section: number; readonly index: number }
  | { readonly kind: 'scenario'; readonly section: number }
  | { readonly kind: 'missed'; readonly questionId: string };

export interface LessonScreen {
  readonly name: 'lesson';
  readonly lessonId: string;
  readonly step: LessonStep;
  /** Present at a question. */
  readonly asking?: Asking;
}

/** A question of a quiz: asked, or looked at again after an exam was handed in. */
export interface QuizScreen {
  readonly name: 'quiz';
  readonly phase: 'asking' | 'review';
  readonly quiz: OpenQuiz;
  readonly index: number;
  readonly asking: Asking;
}

/** The questions of an exam with how each stands, and the way to hand it in. */
export interface ExamListScreen {
  readonly name: 'exam-list';
  readonly quiz: OpenQuiz;
  /** To hand it in was asked for once, though questions are open or marked. */
  readonly isSure?: boolean;
}

/** What a quiz is to be about, how long, and how it goes; `row` is the line that is chosen. */
export interface QuizSetupScreen {
  readonly name: 'quiz-setup';
  readonly choice: QuizChoice;
  readonly row: number;
}

/** A scenario, or a sandbox without tasks. */
export interface ScenarioScreen {
  readonly name: 'scenario';
  /** Undefined for free play. */
  readonly scenarioId: string | undefined;
  readonly fixtureId: string | undefined;
  /** The story is read while the world is being made; `run` is present once it is. */
  readonly phase: 'story' | 'play';
  readonly ticket: number;
  /** Real time at which the run began, epoch milliseconds: its name in the journal. */
  readonly beganAt: number;
  /** Lines of an earlier visit, to be played once the world is there; `changed`: there were some, for another world or story. */
  readonly earlier?: readonly string[] | 'changed';
  readonly run?: Run;
  /** The lesson or quiz that led here, to go back to. */
  readonly from: LessonScreen | QuizScreen | undefined;
  /** Lines that are typed for the learner as soon as there is a prompt; the last one is not entered. */
  readonly prepared?: readonly string[];
  /** In a preview: what its author is writing, and the lines that still lead there; without these it is reached. */
  readonly edited?: { readonly part: ScenarioPart; readonly waiting?: readonly string[] };
}

/** `path` where a file was kept; `reason`: why it was not, or not where it was to be. */
export interface KeptFile {
  readonly path?: SafeText;
  readonly reason?: SafeText;
}

/** What a lesson, a quiz or a scenario ends with. */
export interface SummaryScreen {
  readonly name: 'summary';
  readonly of:
    | { readonly kind: 'lesson'; readonly lessonId: string; readonly outcomes: readonly Outcome[] }
    | { readonly kind: 'quiz'; readonly quiz: OpenQuiz; readonly isTimeUp?: boolean }
    | { readonly kind: 'scenario'; readonly scenarioId: string; readonly result: ScenarioResult };
  /** Where it was kept as a file, or why it was not; present once that was asked for. */
  readonly kept?: KeptFile;
  /** Where Enter leads. */
  readonly next: Destination;
  /** The lesson that led here: Enter goes on with it, before `next`. */
  readonly from?: LessonScreen;
}

/** A line that was typed, as it was; one that failed, or only looked, counts for nothing. */
export interface WayLine {
  readonly text: SafeText;
  readonly hasFailed: boolean;
}

/** How a scenario was solved. */
export interface ScenarioResult {
  readonly way: readonly WayLine[];
  /** Lines of the shortest known solution that count. */
  readonly shortest: number;
  readonly hintsShown: number;
  readonly undos: number;
  readonly isAssisted: boolean;
  /** What was predicted before a line ran, and whether it came so. */
  readonly predictions: readonly { readonly said: SafeText; readonly isCorrect: boolean }[];
  /** What identities may do beyond what the goals ask for, each in a sentence. */
  readonly overGrants: readonly SafeText[];
}

export interface HomeScreen {
  readonly name: 'home';
  /** The module that was unfolded or folded by hand, `isEntered` to choose from it; else that of what comes next is unfolded. */
  readonly looked?: { readonly module: string; readonly isOpen: boolean; readonly isEntered?: true };
}

export interface ProgressScreen {
  readonly name: 'progress';
}

/** Looking for something by words of it. */
export interface SearchScreen {
  readonly name: 'search';
  /** Before a word is typed: the terms alone, not everything there is. */
  readonly isGlossary?: true;
  readonly editor: Editor;
  readonly back: WorkScreen;
}

/** One thing to read about: a fact, or a command. */
export interface ArticleScreen {
  readonly name: 'article';
  readonly of:
    | { readonly kind: 'fact'; readonly factId: string }
    | { readonly kind: 'command'; readonly command: string }
    | { readonly kind: 'term'; readonly termId: string }
    | { readonly kind: 'page'; readonly lessonId: string; readonly sectionId: string };
  readonly back: SearchScreen | WorkScreen;
}

/** What is wrong with a course, over the last page that could be shown. */
export interface BrokenScreen {
  readonly name: 'broken';
  /** Each begins with `file:line:column`. */
  readonly issues: readonly SafeText[];
  readonly back: WorkScreen;
  /** Present where it is a world that cannot be made: what was to be played in it. */
  readonly world?: ScenarioScreen;
}

/** Help for the screen one came from. */
export interface HelpScreen {
  readonly name: 'help';
  readonly back: Exclude<Screen, HelpScreen>;
}

/** What the learner looks at: exactly one of these. */
export type Screen =
  | HomeScreen
  | LessonScreen
  | QuizScreen
  | ExamListScreen
  | QuizSetupScreen
  | ScenarioScreen
  | SummaryScreen
  | ProgressScreen
  | SearchScreen
  | ArticleScreen
  | BrokenScreen
  | HelpScreen;

/** A screen that something is done on. The others are laid over one, and lead back to it. */
export type WorkScreen = Exclude<Screen, SearchScreen | ArticleScreen | BrokenScreen | HelpScreen>;

/** Somewhere to go from a menu. */
export type Destination =
  /** The home screen; with a module unfolded or folded. */
  | { readonly to: 'home'; readonly looked?: HomeScreen['looked'] }
  /** The tour for somebody who was never here, else home. */
  | { readonly to: 'start' }
  /** What was left in the middle, else whatever comes next in the course. */
  | { readonly to: 'next' }
  /** A lesson where it was left, or at one of its sections. */
  | { readonly to: 'lesson'; readonly lessonId: string; readonly sectionId?: string }
  | { readonly to: 'scenario'; readonly scenarioId: string }
  | { readonly to: 'sandbox'; readonly fixtureId?: string }
  | { readonly to: 'quiz-setup' }
  | ({ readonly to: 'quiz' } & QuizChoice)
  /** The quiz that was begun, as the same one; a new one where there is none. */
  | { readonly to: 'open-quiz' }
  /** A question of the exam on the screen. */
  | { readonly to: 'quiz-question'; readonly index: number }
  | { readonly to: 'hand-in' }
  /** A page of a lesson, read over what is on the screen. */
  | { readonly to: 'page'; readonly lessonId: string; readonly sectionId: string }
  /** The world of the question on the screen, to be tried out. */
  | { readonly to: 'try' }
  /** Today's review, or as many of what is due. */
  | { readonly to: 'review'; readonly count?: number }
  | { readonly to: 'progress' }
  /** The search, with something typed already. */
  | { readonly to: 'search'; readonly query?: string }
  /** The search, with the terms of the glossary to choose from. */
  | { readonly to: 'glossary' }
  | { readonly to: 'term'; readonly termId: string }
  | { readonly to: 'fact'; readonly factId: string }
  | { readonly to: 'command'; readonly name: string }
  | { readonly to: 'leave' };
