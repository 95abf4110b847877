import type { Choice } from './choices.ts';
import { type CourseParts, issueAt, type Placed, placedQuestions } from './course-parts.ts';
import type { Issue } from './issue.ts';
import { isMarked } from './prediction.ts';
import type { Question } from './question.ts';
import type { MatchQuestion } from './question-match.ts';
import { quoted } from './suggestion.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** By how much the shortest right option has to outgrow the longest wrong one to be a giveaway. */
const MUCH_LONGER = { times: 1.5, characters: 20 };

function lengthGiveaway({ source, path }: Placed<Question>, choices: readonly Choice[]): readonly Issue[] {
  const lengthsOf = (isKey: boolean): readonly number[] =>
    choices.filter((one) => one.correct === isKey).map((one) => one.text.length);
  const key = Math.min(...lengthsOf(true));
  const wrong = Math.max(...lengthsOf(false));
  if (key < wrong * MUCH_LONGER.times || key < wrong + MUCH_LONGER.characters) return [];
  const index = choices.findIndex((one) => one.correct);
  const message = `the right option is much the longest (${key} characters, the others ${wrong} at most), which gives it away. Shorten it, or give the others as much to say.`;
  return [issueAt({ source, path: [...path, 'choices', index, 'text'] }, message, 'warning')];
}

/** Options are shown in another order each time: what speaks of the ones above makes no sense. */
function placeWords({ source, path }: Placed<Question>, choices: readonly Choice[]): readonly Issue[] {
  return choices.flatMap(({ text }, index): Issue[] => {
    if (!/\b(all|any|none|both|neither) of (the above|the other options|these (options|answers))\b/i.test(text))
      return [];
    const message = `option ${index + 1} speaks of the other options, which are shuffled and easily ruled out by it. Say what it claims in its own words.`;
    return [issueAt({ source, path: [...path, 'choices', index, 'text'] }, message, 'warning')];
  });
}

/** Texts of one question that a learner has to tell apart: what one is called, and where each stands. */
interface Texts {
  readonly noun: string;
  readonly texts: readonly string[];
  readonly pathOf: (index: number) => Path;
}

/** Two that say the same cannot be told apart. */
function sameTexts({ source, path }: Placed<Question>, { noun, texts, pathOf }: Texts): readonly Issue[] {
  const folded = texts.map((text) => text.toLowerCase());
  return folded.flatMap((text, index): Issue[] => {
    const first = folded.indexOf(text);
    if (first === index) return [];
    const message = `${noun} ${index + 1} says the same as ${noun} ${first + 1}. Change one of them.`;
    return [issueAt({ source, path: [...path, ...pathOf(index)] }, message)];
  });
}

function choiceIssues(placed: Placed<Question>, choices: readonly Choice[]): readonly Issue[] {
  const texts = choices.map((one) => one.text);
  return [
    ...sameTexts(placed, { noun: 'option', texts, pathOf: (index) => ['choices', index, 'text'] }),
    ...lengthGiveaway(placed, choices),
    ...placeWords(placed, choices),
  ];
}

/** The lefts of a match, and its rights with the distractors after them. */
function matchTexts({ pairs, distractors }: MatchQuestion): readonly Texts[] {
  const rightAt = (index: number): Path =>
    index < pairs.length ? ['pairs', index, 'right'] : ['distractors', index - pairs.length, 'text'];
  const rights = [...pairs.map((one) => one.right), ...distractors.map((one) => one.text)];
  return [
    { noun: 'left', texts: pairs.map((one) => one.left), pathOf: (index) => ['pairs', index, 'left'] },
    { noun: 'right', texts: rights, pathOf: rightAt },
  ];
}

function questionIssues(placed: Placed<Question>): readonly Issue[] {
  const { thing } = placed;
  switch (thing.kind) {
    case 'single':
    case 'multiple':
    case 'predict':
      return choiceIssues(placed, thing.choices);
    case 'order': {
      const texts = thing.steps.map((one) => one.text);
      return sameTexts(placed, { noun: 'step', texts, pathOf: (index) => ['steps', index, 'text'] });
    }
    case 'match':
      return matchTexts(thing).flatMap((texts) => sameTexts(placed, texts));
    case 'command':
    case 'number':
    case 'words':
      return [];
  }
}

const CODE = /```[\s\S]*?```|`[^`\n]*`/g;
const LINKS = [/\]\(\s*<?([^)\s>]+)/g, /<([a-z][a-z0-9+.-]*:[^>\s]*)>/gi, /^ {0,3}\[[^\]\n]{1,200}\]:\s*(\S+)/gm];

/** The link targets of a Markdown text; what stands in code is no link. */
function linkTargets(text: string): readonly string[] {
  const prose = text.replaceAll(CODE, '');
  return LINKS.flatMap((pattern) => [...prose.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** Keys whose texts are shell lines or what these print: no prose. */
const NO_PROSE = new Set(['lines', 'solution', 'shows', 'placeholder', 'patterns', 'before']);

interface Text {
  readonly text: string;
  readonly path: Path;
}

/** Every text of a value with its path, but what is no prose. */
function textsOf(value: unknown, path: Path = []): readonly Text[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => (NO_PROSE.has(key) ? [] : textsOf(member, [...path, key])));
}

/** Keys whose texts are shell lines. */
const SHELL = new Set(['lines', 'solution']);

/** Every shell line of a value with its path. */
function shellLinesOf(value: unknown, path: Path = []): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]): readonly Text[] => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (typeof member !== 'string') return shellLinesOf(member, at);
    return SHELL.has(String(path.at(-1))) ? [{ text: member, path: at }] : [];
  });
}

/** What a word processor makes of quotes and dashes, where the shell wants its own. */
function typographic(source: YamlSource, { text, path }: Text): readonly Issue[] {
  const [, mark = ''] = /(?:^|[\s=])([“”„‘’]|[–—](?=\w))/.exec(text) ?? [];
  if (mark === '') return [];
  const [what, instead] = /[–—]/.test(mark) ? ['dash', '-- or -'] : ['quote', `" or '`];
  const message = `${mark} is a typographic ${what}, which the shell takes for a letter. Write ${instead} in its place.`;
  return [issueAt({ source, path }, message, 'warning')];
}

function linkIssues(source: YamlSource, { text, path }: Text): readonly Issue[] {
  return linkTargets(text)
    .filter((target) => !target.startsWith('https://'))
    .map((target) =>
      issueAt(
        { source, path },
        `the link to ${quoted(target)} is not https. Link to an https address, or show the address as code.`,
      ),
    );
}

/** What an import, or an author in a hurry, left to be written. */
function unwritten(source: YamlSource, { text, path }: Text): readonly Issue[] {
  if (!/^TODO\b/.test(text)) return [];
  return [issueAt({ source, path }, 'this is still to be written: it begins with TODO.', 'warning')];
}

/** The last line of a prediction's proof is one that it is asked before: else the proof is about something else. */
function unmarkedProofs({ byKind }: CourseParts): readonly Issue[] {
  return byKind.scenario.flatMap(({ content, source }) =>
    content.tasks.flatMap(({ predictions }, task) =>
      predictions.flatMap((prediction, index): Issue[] => {
        if (isMarked(prediction, prediction.lines.at(-1) ?? '')) return [];
        const path = ['tasks', task, 'predictions', index, 'lines', prediction.lines.length - 1];
        const message = `the last line holds none of the texts of before. End with the line that the prediction is about.`;
        return [issueAt({ source, path }, message)];
      }),
    ),
  );
}

/** What a schema does not see in the words: lessons that ask nothing, giveaways, options that say the same, unsafe links. */
export function checkWording(parts: CourseParts): readonly Issue[] {
  const { lesson } = parts.byKind;
  const silent = lesson.flatMap(({ content, source }): Issue[] => {
    if (content.sections.some((section) => section.questions.length > 0)) return [];
    const message = 'this lesson asks nothing. Give at least one section a question.';
    return [{ file: source.file, ...source.positionOf(['sections'], 'key'), severity: 'error', message }];
  });
  const inTexts = Object.values(parts.byKind).flatMap((list) =>
    list.flatMap(({ source }) => [
      ...textsOf(source.value).flatMap((text) => [...linkIssues(source, text), ...unwritten(source, text)]),
      ...shellLinesOf(source.value).flatMap((text) => typographic(source, text)),
    ]),
  );
  return [...silent, ...unmarkedProofs(parts), ...placedQuestions(parts).flatMap(questionIssues), ...inTexts];
}
