import { styleText } from 'node:util';
import type { GlobalOptions } from './global-options.ts';
import type { CheckOptions } from './io/check.ts';
import type { Part } from './io/check-text.ts';
import { choose } from './io/choose.ts';
import { diagnose, diagnosisText } from './io/doctor.ts';
import type { ExitCode } from './io/exit-code.ts';
import { homeOf } from './io/home.ts';
import { loadCourse } from './io/load-course.ts';
import { listed, listText } from './io/overview.ts';
import { hasColors } from './io/terminal-manner.ts';
import { readInput } from './io/text-file.ts';
import { usableCourse } from './io/usable-course.ts';
import { UsageError } from './io/usage-error.ts';

const print = (output: string): void => void process.stdout.write(output);
const printJson = (members: object): void => print(`${JSON.stringify({ version: 1, ...members }, undefined, 2)}\n`);

/** `mi-lab list`. */
export async function list(options: GlobalOptions, isJson: boolean): Promise<void> {
  const course = await usableCourse(options.course);
  if (isJson) printJson({ course: course.pack.id, items: listed(course) });
  else print(listText(course));
}

/** `mi-lab doctor`. */
export async function doctor(options: GlobalOptions, version: string, isJson: boolean): Promise<void> {
  const courses = await Promise.all((options.course ?? [undefined]).map((folder) => loadCourse(folder)));
  const diagnosis = diagnose(version, homeOf(options.home), courses);
  if (isJson) printJson(diagnosis);
  else print(diagnosisText(diagnosis));
}

/** What `mi-lab run` was asked for. */
export interface RunOptions {
  readonly fixture?: string;
  readonly scenario?: string;
  readonly seed?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}

async function scriptIn(file: string): Promise<string> {
  if (file === '-' && process.stdin.isTTY) {
    process.stderr.write('Type shell lines. Ctrl-D at the beginning of a line plays them.\n');
  }
  return readInput(file, 'Name a file with shell lines, or - for standard input.');
}

/** `mi-lab run`: plays shell lines from a fixture's or a scenario's world, or from an empty tenant. */
export async function run(options: GlobalOptions, file: string, asked: RunOptions): Promise<ExitCode> {
  if (asked.fixture !== undefined && asked.scenario !== undefined) {
    throw new UsageError('--fixture and --scenario exclude each other: a scenario brings its own world.');
  }
  const needsCourse = asked.fixture !== undefined || asked.scenario !== undefined;
  const course = needsCourse ? await usableCourse(options.course) : undefined;
  const scenario =
    course && asked.scenario !== undefined ? choose('scenario', course.scenarios, asked.scenario) : undefined;
  const fixtureId = scenario?.fixture ?? asked.fixture;
  const fixture = course && fixtureId !== undefined ? choose('fixture', course.fixtures, fixtureId) : undefined;
  const script = await scriptIn(file);
  const [{ playFixture }, { openFixture }, { runScript }, { withPlaces }] = await Promise.all([
    import('./io/fixture-player.ts'),
    import('./io/open-fixture.ts'),
    import('./io/run-script.ts'),
    import('./io/fixture-place.ts'),
  ]);
  return runScript(script, {
    sandbox: await withPlaces(options.course, () =>
      asked.seed === undefined ? openFixture(fixture) : playFixture(fixture, asked.seed),
    ),
    scenario,
    isStrict: asked.strict === true,
    isJson: asked.json === true,
    write: print,
  });
}

const STYLES = { place: 'bold', warning: 'magenta', sound: 'green', unsound: 'red' } as const;

const painted = (part: Part, text: string): string => styleText(STYLES[part], text, { validateStream: false });

/** `mi-lab check`. */
export async function check(
  options: GlobalOptions,
  paths: readonly string[],
  asked: CheckOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const [{ checkPaths }, { checkText }, { rehearseInThreads }, counts, { loadMarkdown }] = await Promise.all([
    import('./io/check.ts'),
    import('./io/check-text.ts'),
    import('./io/rehearsals.ts'),
    import('./ui/row-counts.ts'),
    import('./ui/markdown-library.ts'),
  ]);
  const places = paths.length > 0 ? paths : (options.course ?? []);
  await loadMarkdown();
  const result = await checkPaths(places, { ...asked, counts, rehearse: rehearseInThreads });
  if (asked.json) printJson(result);
  else print(checkText(result, hasColors(options, process.env, process.stdout.isTTY === true) ? painted : undefined));
  return result.isSound ? 0 : 1;
}
