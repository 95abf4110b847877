import type { ReactElement } from 'react';
import { isExam } from '../session/exam.ts';
import type { Asking } from '../session/screen.ts';
import type { Session } from '../session/session.ts';
import { workScreen } from '../session/work-screen.ts';
import { type SafeText, sanitize } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { failedRows } from './failed-rows.ts';
import { Frame } from './frame.tsx';
import { useLab } from './lab-context.ts';
import { clipped } from './panel-rows.ts';
import { PlayPanes } from './play-panes.tsx';
import { questionRows } from './question-view.ts';
import { bodyRows, Reading, textColumns } from './reading.tsx';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, rule, span } from './row.ts';
import { Rows } from './rows.tsx';
import { Line } from './t.tsx';
import { useMarkdown } from './use-markdown.ts';

interface QuestionPageProps {
  readonly session: Session;
  readonly asking: Asking;
  readonly title: SafeText;
  readonly aside: SafeText;
  readonly side?: readonly Row[];
  /** The page of the lesson that teaches what is asked. */
  readonly page?: SafeText | undefined;
}

/** A question of a lesson or of a quiz: to be read and answered with keys, or at a terminal below it. */
export function QuestionPage(props: QuestionPageProps): ReactElement {
  const { session, asking, title, aside, side } = props;
  const { viewport } = useLab();
  const columns = textColumns(viewport);
  const stem = useMarkdown()(asking.question.stem, columns);
  if (asking.prompt.kind === 'type' && !asking.answered) return <AtTerminal {...props} stem={stem} />;
  const isBlind = isExam(workScreen(session));
  const { rows, focus } = questionRows(asking, stem, { columns, height: bodyRows(viewport), isBlind });
  return <Reading session={session} title={title} aside={aside} rows={rows} focus={focus} side={side} />;
}

/** The stem takes this part of the window at most; the word `story` shows all of it. */
const largestStem = 0.35;

const beginning = (placeholder: SafeText, columns: number): readonly Row[] =>
  beside([...gutter(), span(chrome('It begins: '), 'faint')], { text: placeholder, tone: 'code' }, columns + 2);

function AtTerminal({
  session,
  asking,
  title,
  aside,
  stem,
  page,
}: QuestionPageProps & { readonly stem: readonly Row[] }) {
  const { viewport } = useLab();
  const { columns, rows } = viewport;
  const { prompt, question, sandbox } = asking;
  if (!sandbox?.run) {
    const opening =
      sandbox?.failed === undefined
        ? indented(paragraph(chrome('Setting up the fake tenant. This takes a moment.'), columns - 4, 'faint'))
        : failedRows(sandbox.failed, textColumns(viewport));
    return <Reading session={session} title={title} aside={aside} rows={[...indented(stem), BLANK, ...opening]} />;
  }
  const begins = prompt.kind === 'type' && prompt.placeholder ? beginning(prompt.placeholder, columns - 4) : [];
  const head = [BLANK, ...clipped(indented(stem), Math.floor(rows * largestStem)), ...begins, BLANK];
  const story = { story: page === undefined ? question.stem : sanitize(`${page}\n\n${question.stem}`), tasks: [] };
  return (
    <Frame session={session} title={title} aside={aside}>
      <Line row={rowOf(rule(columns), 'faint')} />
      <Rows rows={head} width={columns} />
      <PlayPanes session={session} run={sandbox.run} story={story} height={rows - 3 - head.length} />
    </Frame>
  );
}
