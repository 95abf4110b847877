import { type ReactElement, useMemo, useState, useSyncExternalStore } from 'react';
import type { Session } from '../session/session.ts';
import { ArticleScreen } from './article-screen.tsx';
import { BrokenScreen } from './broken-screen.tsx';
import { ExamListScreen } from './exam-list-screen.tsx';
import { HelpScreen } from './help-screen.tsx';
import { HomeScreen } from './home-screen.tsx';
import { LabContext, type Look, type Viewport } from './lab-context.ts';
import { LessonScreen } from './lesson-screen.tsx';
import { ProgressScreen } from './progress-screen.tsx';
import { QuizScreen } from './quiz-screen.tsx';
import { QuizSetupScreen } from './quiz-setup-screen.tsx';
import { ScenarioScreen } from './scenario-screen.tsx';
import { SearchScreen } from './search-screen.tsx';
import type { Store } from './store.ts';
import { SummaryScreen } from './summary-screen.tsx';
import { isLargeEnough, TooSmall } from './too-small.tsx';
import { useKeys } from './use-keys.ts';
import { createViewStore } from './view-store.ts';

interface AppProps {
  readonly store: Store;
  readonly viewport: Viewport;
  readonly look: Look;
}

/** The whole screen: a session in, a frame out, and every key as an action. */
export function App({ store, viewport, look }: AppProps): ReactElement {
  const session = useSyncExternalStore(store.subscribe, store.getSession);
  const [views] = useState(createViewStore);
  // One value for all frames of a size: a new one would draw every row anew at each key (measured: 1 ms of 8).
  const lab = useMemo(() => ({ viewport, look, views }), [viewport, look, views]);
  useKeys(store, views, isLargeEnough(viewport));
  return (
    <LabContext value={lab}>
      {isLargeEnough(viewport) ? <CurrentScreen session={session} /> : <TooSmall {...viewport} />}
    </LabContext>
  );
}

function CurrentScreen({ session }: { readonly session: Session }): ReactElement {
  const { screen } = session;
  switch (screen.name) {
    case 'home':
      return <HomeScreen session={session} />;
    case 'lesson':
      return <LessonScreen session={session} screen={screen} />;
    case 'quiz':
      return <QuizScreen session={session} screen={screen} />;
    case 'exam-list':
      return <ExamListScreen session={session} screen={screen} />;
    case 'quiz-setup':
      return <QuizSetupScreen session={session} screen={screen} />;
    case 'scenario':
      return <ScenarioScreen session={session} screen={screen} />;
    case 'summary':
      return <SummaryScreen session={session} screen={screen} />;
    case 'progress':
      return <ProgressScreen session={session} />;
    case 'search':
      return <SearchScreen session={session} screen={screen} />;
    case 'article':
      return <ArticleScreen session={session} screen={screen} />;
    case 'broken':
      return <BrokenScreen session={session} screen={screen} />;
    case 'help':
      return <HelpScreen session={session} screen={screen} />;
  }
}
