import { closest, distance } from 'fastest-levenshtein';
import { sanitizeLine } from '../text/safe-text.ts';
import { readCourseFiles } from './course-files.ts';
import { packAround } from './pack-folder.ts';
import { shownPath } from './shown-path.ts';
import { UsageError } from './usage-error.ts';

/** The word that is near what was typed; undefined where none is. */
function nearWord(typed: string, words: readonly string[]): string | undefined {
  const near = words.length > 0 ? closest(typed, words) : undefined;
  const far = near === undefined ? 0 : distance(typed, near);
  return far < typed.length && far <= Math.max(2, (near?.length ?? 0) / 3) ? near : undefined;
}

/** ` Did you mean 'x'?` where one of the words is near what was typed, else nothing. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const near = nearWord(typed, words);
  return near === undefined ? '' : ` Did you mean '${near}'?`;
}

/** The value of a key at the left edge of a YAML file; undefined where there is none. */
const keyValue = (text: string, key: string): string | undefined =>
  text
    .split('\n')
    .find((row) => row.startsWith(`${key}:`))
    ?.slice(key.length + 1)
    .trim();

/** Where the pack around here has the item, though another course was opened: what to add to the command. */
function adviceHere(kind: string, id: string): string | undefined {
  const folder = packAround('.');
  if (folder === undefined) return undefined;
  const texts = readCourseFiles(folder).files.map(({ bytes }) => Buffer.from(bytes).toString());
  const ids = texts.flatMap((text) => (keyValue(text, 'kind') === kind ? (keyValue(text, 'id') ?? []) : []));
  const meant = ids.includes(id) ? id : nearWord(id, ids);
  const named = shownPath(folder);
  return meant === undefined
    ? undefined
    : ` The pack around here has '${meant}': add --course ${named} to the command.`;
}

/** So few ids are all named where none is near. */
const MOST_LISTED = 8;

/** Something to be opened from the command line. */
interface Named {
  readonly id: string;
  readonly title?: string;
}

/** The item whose title is near what was typed, by its id. */
function titleMeant(typed: string, items: readonly Named[]): string {
  const titles = items.flatMap(({ title }) => title?.toLowerCase() ?? []);
  const near = nearWord(typed.toLowerCase(), titles);
  const meant = items.find(({ title }) => title !== undefined && title.toLowerCase() === near);
  return meant ? ` Did you mean '${meant.id}' (${meant.title})?` : '';
}

function advice(kind: string, items: readonly Named[], id: string): string {
  const ids = items.map((one) => one.id);
  const near = didYouMean(id, ids) || titleMeant(id, items);
  const here = near === '' ? adviceHere(kind, id) : undefined;
  if (here !== undefined) return here;
  const all = near === '' && ids.length > 0 && ids.length <= MOST_LISTED ? ` There are: ${ids.join(', ')}.` : '';
  return `${near}${all} mi-lab list shows what there is; --course FOLDER opens a pack of your own.`;
}

/** The item of that id, or title; of a pack beside the first also without the pack's name. Throws a usage error that names the nearest id. */
export function choose<Item extends Named>(kind: string, items: readonly Item[], id: string): Item {
  const found = items.find((one) => one.id === id) ?? items.find((one) => one.id.endsWith(`/${id}`));
  const named = found ?? items.find(({ title }) => title?.toLowerCase() === id.toLowerCase());
  if (named) return named;
  throw new UsageError(sanitizeLine(`there is no ${kind} '${id}'.${advice(kind, items, id)}`));
}
