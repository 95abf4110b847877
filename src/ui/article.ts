import { lessonOf } from '../session/lookup.ts';
import type { ArticleScreen } from '../session/screen.ts';
import { factOf, termOf } from '../session/search.ts';
import type { Session } from '../session/session.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { markdownRowsOf } from './markdown-library.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, span } from './row.ts';

type Topic = ArticleScreen['of'];

const labelled = (label: SafeText, text: string, columns: number): readonly Row[] =>
  beside([...gutter(), span(label, 'faint')], { text: sanitizeLine(text) }, columns + 2);

function factRows(session: Session, id: string, columns: number): readonly Row[] {
  const fact = factOf(session, id);
  if (!fact) return [];
  const { title, statement, note, source, taughtIn } = fact;
  return [
    ...indented(paragraph(title, columns, 'heading')),
    BLANK,
    ...indented(paragraph(statement, columns)),
    ...(note ? [BLANK, ...labelled(chrome('Before: '), note, columns)] : []),
    BLANK,
    ...labelled(chrome('Source:  '), `${source.title} (${new URL(source.url).host})`, columns),
    ...labelled(chrome('Checked: '), source.checked, columns),
    ...taughtIn.flatMap((lesson) => labelled(chrome('Taught:  '), lesson, columns)),
  ];
}

function commandRows({ commands }: Session, name: string, columns: number): readonly Row[] {
  const command = commands.find((one) => one.name === name);
  if (!command) return [];
  const summary = `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`;
  const line = (text: string): readonly Row[] =>
    beside([...gutter(), span(chrome('$ '), 'faint')], { text: sanitizeLine(text), tone: 'code' }, columns + 2);
  return [
    ...indented(paragraph(sanitizeLine(command.name), columns, 'heading')),
    BLANK,
    ...indented(paragraph(sanitizeLine(summary), columns)),
    BLANK,
    ...command.usage.flatMap(line),
    BLANK,
    ...indented(
      paragraph(chrome('Try it in any terminal here: f on the home screen opens a sandbox of your own.'), columns),
    ),
  ];
}

/** A term: what it means, the messages that it explains, what it rests on, and where it is taught. */
function termRows(session: Session, id: string, columns: number): readonly Row[] {
  const found = termOf(session, id);
  if (!found) return [];
  const { term, also, meaning, messages, facts, taughtIn } = found;
  const message = (text: SafeText): readonly Row[] =>
    beside(gutter(chrome('!'), 'caution'), { text, tone: 'code' }, columns + 2);
  return [
    ...indented(paragraph(term, columns, 'heading')),
    ...(also.length > 0 ? labelled(chrome('Also:    '), also.join(', '), columns) : []),
    BLANK,
    ...indented(paragraph(meaning, columns)),
    ...(messages.length > 0
      ? [BLANK, ...indented(paragraph(chrome('Messages that it explains'), columns, 'heading'))]
      : []),
    ...messages.flatMap(message),
    ...(facts.length + taughtIn.length > 0 ? [BLANK] : []),
    ...facts.flatMap((fact) => labelled(sanitizeLine(`${fact.id.padEnd(7)}  `), fact.title, columns)),
    ...taughtIn.flatMap((lesson) => labelled(chrome('Taught:  '), lesson, columns)),
  ];
}

/** A page of a lesson, without its questions. */
function pageRows(
  { course }: Session,
  { lessonId, sectionId }: Extract<Topic, { kind: 'page' }>,
  { columns, isColor }: { readonly columns: number; readonly isColor: boolean },
): readonly Row[] {
  const section = lessonOf(course, lessonId)?.sections.find(({ id }) => id === sectionId);
  if (!section) return [];
  const text = markdownRowsOf(section.text, columns, isColor);
  return [...indented(paragraph(section.title, columns, 'heading')), BLANK, ...indented(text)];
}

/** A fact with its source, or a command with lines that show how it is typed. */
export function articleRows(session: Session, of: Topic, columns: number, isColor = false): readonly Row[] {
  switch (of.kind) {
    case 'fact':
      return factRows(session, of.factId, columns);
    case 'command':
      return commandRows(session, of.command, columns);
    case 'term':
      return termRows(session, of.termId, columns);
    case 'page':
      return pageRows(session, of, { columns, isColor });
  }
}

/** The name in the title row. */
export function articleTitle(session: Session, of: Topic): SafeText {
  switch (of.kind) {
    case 'fact':
      return sanitizeLine(`Fact ${of.factId}`);
    case 'command':
      return sanitizeLine(of.command);
    case 'term':
      return termOf(session, of.termId)?.term ?? chrome('Term');
    case 'page':
      return lessonOf(session.course, of.lessonId)?.title ?? chrome('Page');
  }
}
