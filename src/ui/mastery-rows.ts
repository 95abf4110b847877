import type { Due, LearnerReport } from '../session/learner-report.ts';
import type { Level, Mastery } from '../session/mastery.ts';
import { counted } from '../text/counted.ts';
import { type SafeText, sanitizeLine } from '../text/safe-text.ts';
import { chrome } from './chrome.ts';
import { BLANK, beside, gutter, indented, paragraph, type Row, rowOf, span, spread } from './row.ts';

const LEVEL_WORDS: { readonly [Name in Level]: string } = {
  unseen: 'not asked yet',
  attempted: 'begun',
  familiar: 'familiar',
  mastered: 'mastered',
};

const heading = (text: SafeText): readonly Row[] => [BLANK, ...indented([rowOf(text, 'heading')])];

/** What is due, and which key asks it. */
export function dueText({ questions, scenarios, today }: Due): string {
  const played = scenarios === 0 ? '' : ` ${counted(scenarios, 'scenario')} would be worth playing again.`;
  if (questions === 0) return `Nothing is due for review.${played}`;
  if (today === 0)
    return `${counted(questions, 'question')} due, and today’s review is done. The rest can wait.${played}`;
  const rest = questions > today ? ` of ${questions} due; the others come on other days` : ' due';
  return `${counted(today, 'question')}${rest}.${played}`;
}

const dayText = (days: number): string => (days === 0 ? 'later today' : days === 1 ? 'tomorrow' : `in ${days} days`);

/** Where nothing is due: when something will be, and what to do until then. */
function untilThen({ due, upcoming, weak }: LearnerReport): string {
  if (due.questions > 0) return '';
  if (!upcoming) return ' What you answer comes back here, a day later or more.';
  const next = ` ${counted(upcoming.questions, 'question')} will be due ${dayText(upcoming.inDays)}.`;
  return weak > 0
    ? `${next} Until then mi-lab quiz --weak asks what you missed: ${counted(weak, 'question')}.`
    : `${next} Until then mi-lab quiz asks what you have met.`;
}

export function dueRows(report: LearnerReport, columns: number): readonly Row[] {
  const { due, changed } = report;
  const news = changed.length === 0 ? '' : ` Changed since you answered: ${counted(changed.length, 'question')}.`;
  return [
    ...heading(chrome('Review')),
    ...indented(paragraph(sanitizeLine(dueText(due) + untilThen(report) + news), columns)),
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function masteryRow({ id, title, share, level }: Mastery, columns: number): Row {
  const said = level === 'unseen' ? LEVEL_WORDS.unseen : `${LEVEL_WORDS[level]}, ${percent(share)}`;
  const name = [span(sanitizeLine(id.padEnd(6)), 'key'), span(sanitizeLine(title))];
  return [...gutter(), ...spread(name, rowOf(sanitizeLine(said), 'faint'), columns)];
}

const MOST_FACTS = 8;

/** The facts that were asked about and are known worst, and what the figure means. */
export function weakFactRows({ facts }: LearnerReport, columns: number): readonly Row[] {
  const weak = facts
    .filter(({ level }) => level === 'attempted' || level === 'familiar')
    .sort((one, other) => one.share - other.share)
    .slice(0, MOST_FACTS);
  if (weak.length === 0) return [];
  const meaning = 'The figure is the share of its questions that you would most likely get right today.';
  return [
    ...heading(chrome('Facts to strengthen')),
    ...weak.map((one) => masteryRow(one, columns)),
    ...indented(paragraph(chrome(meaning), columns, 'faint')),
  ];
}

/** What the learner was seen to believe: what still stands comes with what is so instead. */
export function misconceptionRows({ misconceptions }: LearnerReport, columns: number): readonly Row[] {
  if (misconceptions.length === 0) return [];
  return [
    ...heading(chrome('Misconceptions met')),
    ...misconceptions.flatMap(({ belief, correction, isCleared }): readonly Row[] => {
      const mark = isCleared ? gutter(chrome('✓'), 'right') : gutter(chrome('✗'), 'wrong');
      const text = isCleared ? `cleared: ${belief}` : belief;
      const said = beside(mark, { text: sanitizeLine(text) }, columns + 2);
      if (isCleared) return said;
      return [
        ...said,
        ...beside([...gutter(), ...gutter(chrome('→'), 'accent')], { text: sanitizeLine(correction) }, columns + 2),
      ];
    }),
  ];
}
