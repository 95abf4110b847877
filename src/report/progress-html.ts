import type { Day } from '../session/calendar.ts';
import type { LearnerReport } from '../session/learner-report.ts';
import type { Mastery } from '../session/mastery.ts';
import { sanitizeLine } from '../text/safe-text.ts';
import { PROGRESS_STYLE } from './progress-style.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML: nothing in it is markup, and nothing invisible is left in it. */
const html = (text: string): string =>
  sanitizeLine(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const LEVELS = { unseen: 'not asked yet', attempted: 'begun', familiar: 'familiar', mastered: 'mastered' } as const;

function masteryRows(all: readonly Mastery[]): string {
  const rows = all.map(({ id, title, questions, asked, right, share, level }) => {
    const bar = `<div class="bar"><div style="width:${Math.round(share * 100)}%"></div></div>`;
    return `<tr><th scope="row">${html(title)} <small>${html(id)}</small></th><td>${LEVELS[level]}</td><td>${bar}</td><td>${percent(share)}</td><td>${right} of ${asked} right, ${questions} in all</td></tr>`;
  });
  return `<table><tr><th scope="col">What</th><th scope="col">Level</th><th scope="col" colspan="2">Would be right today</th><th scope="col">Questions</th></tr>${rows.join('')}</table>`;
}

function misconceptionItems(all: LearnerReport['misconceptions']): string {
  if (all.length === 0) return '<p>None was met.</p>';
  const items = all.map(({ belief, correction, isCleared }) =>
    isCleared
      ? `<li class="cleared">Cleared: ${html(belief)}</li>`
      : `<li><strong>${html(belief)}</strong><br>${html(correction)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

/** How full a day looks, 0 to 4. */
const shadeOf = (answered: number): number => [1, 5, 15, 30].filter((least) => answered >= least).length;

function calendar(days: readonly Day[]): string {
  const cells = days.map(({ date, weekday, answered, correct }, index) => {
    const column = Math.floor((index + (days[0]?.weekday ?? 0)) / 7) + 1;
    const said = `${date}: ${answered} answered, ${correct} right`;
    return `<i class="s${shadeOf(answered)}" style="grid-column:${column};grid-row:${weekday + 1}" title="${said}"></i>`;
  });
  const sum = days.reduce((total, day) => total + day.answered, 0);
  const active = days.filter((day) => day.answered > 0).length;
  return `<div class="days" role="img" aria-label="${sum} answers on ${active} of ${days.length} days">${cells.join('')}</div>`;
}

/** Who and when a page is about. */
export interface ProgressPage {
  readonly course: string;
  /** As in 2026-11-28. */
  readonly date: string;
  /** The learner's name, where they gave one. */
  readonly name?: string | undefined;
  readonly report: LearnerReport;
}

/** A learner's progress as one HTML file: no script, nothing loaded from elsewhere, fit to be sent or printed. */
export function progressHtml({ course, date, name, report }: ProgressPage): string {
  const { due, streak } = report;
  const who = name === undefined ? '' : `${html(name)}, `;
  const asked = report.modules.reduce((sum, one) => sum + one.asked, 0);
  const right = report.modules.reduce((sum, one) => sum + one.right, 0);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(course)}: progress</title><style>${PROGRESS_STYLE}</style></head><body>
<h1>${html(course)}</h1>
<p>${who}${html(date)}. ${asked} questions answered, ${right} of them right the last time. ${due.questions} due for review. Days in a row: ${streak}.</p>
<h2>Modules</h2>${masteryRows(report.modules)}
<h2>The last twelve weeks</h2>${calendar(report.days)}
<h2>Misconceptions</h2>${misconceptionItems(report.misconceptions)}
<h2>Facts</h2>${masteryRows(report.facts)}
</body></html>
`;
}
