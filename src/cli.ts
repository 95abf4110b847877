import { Command, CommanderError, Option } from 'commander';
import type { GlobalOptions } from './global-options.ts';
import { EXIT } from './io/exit-code.ts';
import { UsageError } from './io/usage-error.ts';
import { percentage, positiveNumber, wholeNumber } from './number-arguments.ts';

declare const MI_LAB_VERSION: string;

const EXIT_CODES = `
Exit codes:
  0 done · 1 a check or a goal not met · 2 wrong usage · 70 a fault of mi-lab
  74 progress, or the output, could not be saved · 130, 143 interrupted

Progress is kept on this machine only; mi-lab doctor says where.
Nothing is sent anywhere.`;

/** What stands where a command was expected: the nearest one is named. */
async function noCommand(typed: string, commands: readonly Command[]): Promise<UsageError> {
  const { didYouMean } = await import('./io/choose.ts');
  const hint = didYouMean(
    typed,
    commands.map((command) => command.name()),
  );
  return new UsageError(`there is no command '${typed}'.${hint} mi-lab --help shows what there is.`);
}

async function requireNoArguments({ args, commands }: Command): Promise<void> {
  const [typed] = args;
  if (typed !== undefined) throw await noCommand(typed, commands);
}

/** `mi-lab help author new`: the help of the command that these words name. */
async function helpOn(program: Command, names: readonly string[]): Promise<void> {
  let command = program;
  for (const name of names) {
    const next = command.commands.find((one) => one.name() === name);
    if (!next) throw await noCommand(name, command.commands);
    command = next;
  }
  command.help();
}

interface QuizOptions {
  readonly topic?: string;
  readonly weak?: boolean;
  readonly count?: number;
  readonly seed?: number;
  readonly exam?: boolean;
  readonly minutes?: number;
  readonly answers?: string;
  readonly pass?: number;
  readonly json?: boolean;
}

/** The quiz that was asked for; without any wish the one that is open. */
function quizOf({
  weak,
  exam,
  ...choice
}: Omit<QuizOptions, 'answers' | 'pass' | 'json'>): import('./session/screen.ts').Destination {
  if (choice.minutes !== undefined && !exam)
    throw new UsageError('--minutes is the time limit of an exam: add --exam.');
  if (!weak && !exam && Object.keys(choice).length === 0) return { to: 'open-quiz' };
  return { to: 'quiz', ...choice, ...(weak ? { isWeak: true } : {}), ...(exam ? { mode: 'exam' as const } : {}) };
}

/** The command line. Each command loads its room when it is called, and nothing before. */
function commandLine(setExitCode: (code: number) => void): Command {
  const program = new Command('mi-lab')
    .description('Learn Azure managed identities in the terminal, offline, on a fake tenant.')
    .version(MI_LAB_VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print help; also after a command')
    .option(
      '--course <dir>',
      'a pack to use instead of the shipped course, and again for each further one; mi-lab is the shipped one',
      (folder: string, before: readonly string[] = []) => [...before, folder],
    )
    .option('--home <dir>', 'where progress is kept (or MI_LAB_HOME)')
    .option('--plain', 'questions and answers line by line, without a full screen')
    .option('--screen-reader', 'line by line and in words: every picture as sentences, what changed first')
    .option('--ascii', 'borders, marks and arrows in ASCII; by itself where the terminal has no more')
    .addOption(new Option('--no-ascii').hideHelp())
    .option('--light', 'colours for a light background; by itself where COLORFGBG says so')
    .addOption(new Option('--no-light').hideHelp())
    .option('--no-color', 'no colours (or NO_COLOR)')
    .addHelpText('after', EXIT_CODES)
    .helpCommand(false)
    .showHelpAfterError('Run mi-lab --help to see what there is.')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'mi-lab: ')) })
    .exitOverride();
  const globals = (): GlobalOptions => program.opts<GlobalOptions>();
  const lab = async (destination: import('./session/screen.ts').Destination): Promise<void> =>
    setExitCode(await (await import('./lab.ts')).openLab(globals(), destination));
  const tools = () => import('./tools.ts');

  program.action(async () => {
    await requireNoArguments(program);
    await lab({ to: 'start' });
  });
  program
    .command('learn')
    .description('open a lesson, or what comes next')
    .argument('[lesson]', 'the id or title of a lesson')
    .action((lessonId?: string) => lab(lessonId === undefined ? { to: 'next' } : { to: 'lesson', lessonId }));
  program
    .command('quiz')
    .description('questions about what you have met so far; without options the quiz that was begun goes on')
    .option('--topic <topic>', 'about a module, a lesson or a fact, by id, met or not')
    .option('--weak', 'only what was missed the last time, or is missed more often than not')
    .option('--count <n>', 'how many', positiveNumber)
    .option('--seed <n>', 'the same quiz for everybody with this number, about everything', wholeNumber)
    .option('--exam', 'a fair sample of everything, or of the topic; nothing is judged before the end')
    .option('--minutes <n>', 'the time limit of an exam', positiveNumber)
    .option('--answers <file>', 'grade answers without a screen: JSON from item id to answer; - for standard input')
    .option(
      '--pass <percent>',
      'with --answers: how much has to be right, else exit code 1; 100 if left out',
      percentage,
    )
    .option('--json', 'with --answers: as JSON')
    .action(async ({ answers, pass, json, ...options }: QuizOptions) => {
      if (answers === undefined && (pass !== undefined || json))
        throw new UsageError('--pass and --json belong to --answers FILE.');
      if (answers === undefined) return lab(quizOf(options));
      if (options.weak || options.exam || options.minutes !== undefined)
        throw new UsageError('--answers takes --topic, --count and --seed, and nothing of a person at work.');
      const limit = pass === undefined ? {} : { pass };
      const { gradeAnswers } = await import('./quiz-tools.ts');
      setExitCode(await gradeAnswers(globals(), answers, { ...options, ...limit, json: json === true }));
    });
  program
    .command('review')
    .description('what is due today by spaced repetition, what is most likely forgotten first')
    .option('--count <n>', 'how many at most, also beyond the daily cap', positiveNumber)
    .action((options: { count?: number }) => lab({ to: 'review', ...options }));
  program
    .command('scenario')
    .description('play a scenario')
    .argument('<id>', 'the id or title of a scenario')
    .configureOutput({
      outputError: (text, write) =>
        write(
          text
            .replace(
              /^error: missing required argument 'id'/,
              'mi-lab: name a scenario; mi-lab list has the ids of all',
            )
            .replace(/^error: /, 'mi-lab: '),
        ),
    })
    .action((scenarioId: string) => lab({ to: 'scenario', scenarioId }));
  program
    .command('sandbox')
    .description('play freely on a fake tenant')
    .argument('[fixture]', 'the id of a starting world; an empty tenant if left out')
    .action((fixtureId?: string) => lab({ to: 'sandbox', ...(fixtureId === undefined ? {} : { fixtureId }) }));
  program
    .command('list')
    .description('lessons, scenarios and fixtures')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => (await tools()).list(globals(), options.json === true));
  program
    .command('run')
    .description('play shell lines without a screen, from a file or from standard input')
    .argument('[file]', 'a file with shell lines; - or nothing for standard input', '-')
    .option('--fixture <name>', 'the world to start from')
    .option('--scenario <id>', 'the scenario whose world and goals are used')
    .option('--seed <seed>', 'a seed other than the fixture’s')
    .option('--strict', 'stop at the first line that fails')
    .option('--json', 'one JSON object a command')
    .action(async (file: string, options: import('./tools.ts').RunOptions) =>
      setExitCode(await (await tools()).run(globals(), file, options)),
    );
  program
    .command('check')
    .description('check courses: files, references, scenarios played through')
    .argument('[path...]', 'course folders or files; if left out the pack around here, or the shipped course')
    .option('--coverage', 'whether every covered fact is taught, asked and met')
    .option('--form', 'whether questions can be answered by their form')
    .option('--json', 'as JSON')
    .action(async (paths: string[], options: { json?: boolean; coverage?: boolean; form?: boolean }) =>
      setExitCode(await (await tools()).check(globals(), paths, options)),
    );
  program
    .command('doctor')
    .description('facts about this machine to paste into a request for help')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) =>
      (await tools()).doctor(globals(), MI_LAB_VERSION, options.json === true),
    );
  progressCommands(program, globals);
  authorCommands(program, globals, setExitCode);
  program
    .command('help')
    .description('print help, as --help does')
    .argument('[command...]')
    .action((names: readonly string[]) => helpOn(program, names));
  return program;
}

/** What tells of a learner's progress, and moves it. */
function progressCommands(program: Command, globals: () => GlobalOptions): void {
  const tools = () => import('./progress-tools.ts');
  const progress = program
    .command('progress')
    .description('what you have done, how well it is known, and what is due')
    .option('--json', 'as JSON')
    .addOption(new Option('--html <file>', 'as one HTML file to send; - prints it').conflicts('json'))
    .option('--name <name>', 'your name, for the HTML file')
    .allowExcessArguments()
    .action(async (options: import('./progress-tools.ts').ProgressOptions) => {
      await requireNoArguments(progress);
      await (await tools()).progress(globals(), options);
    });
  progress
    .command('export')
    .description('write all of it into one file, for another machine')
    .argument('<file>', 'the file to write; - prints it')
    .action(async (file: string) => (await tools()).exportProgress(globals(), file));
  progress
    .command('import')
    .description('take in what was exported elsewhere; twice changes nothing')
    .argument('<file>', 'the exported file; - for standard input')
    .action(async (file: string) => (await tools()).importFrom(globals(), file));
}

/** What writes a course. */
function authorCommands(program: Command, globals: () => GlobalOptions, setExitCode: (code: number) => void): void {
  const authoring = () => import('./authoring.ts');
  const author = program.command('author').description('write lessons, questions and scenarios of your own');
  author
    .command('new')
    .description('begin something from a commented template; nothing is written over')
    .argument('<what>', 'pack, lesson, question, scenario, fixture, facts, misconceptions or glossary')
    .argument('<id>', 'its id; of a pack the folder to make')
    .option('--module <id>', 'the module that it belongs to; the first if left out')
    .option('--kind <kind>', 'the kind of question; single if left out')
    .action(async (what: string, id: string, options: { module?: string; kind?: string }) =>
      (await authoring()).newItem(globals(), what, id, options),
    );
  author
    .command('preview')
    .description('see a file of your pack as learners will, at the place where you write')
    .argument('<file>', 'a file of the pack; FILE:LINE begins at that line')
    .option('--watch', 'show every change when it is saved, and what is wrong where it cannot be shown')
    .action(async (file: string, options: { watch?: boolean }) =>
      setExitCode(await (await import('./preview-lab.ts')).preview(globals(), file, options.watch === true)),
    );
  author
    .command('import')
    .description('make a lesson of the questions of a GIFT file; what does not come through is named')
    .argument('<file>', 'a file in the GIFT format, as Moodle exports it')
    .option('--id <id>', 'the id of the lesson; the name of the file if left out')
    .option('--module <id>', 'the module that it belongs to; the first if left out')
    .action(async (file: string, options: { id?: string; module?: string }) =>
      setExitCode(await (await authoring()).importGift(globals(), file, options)),
    );
  author
    .command('schema')
    .description('write the JSON Schema by which editors complete and check')
    .option('--stdout', 'print it instead of writing it into the pack')
    .action(async (options: { stdout?: boolean }) =>
      (await authoring()).writeSchema(globals(), options.stdout === true),
    );
}

/** Says in one line what went wrong and chooses the exit code: a person's error is told from our own fault. */
async function codeAfter(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const { explainFault } = await import('./io/fault.ts');
  process.stderr.write(explainFault(error));
  return error instanceof UsageError ? EXIT.usage : EXIT.fault;
}

/** An error that nobody waited for. Where the terminal is ours, its guard comes first. */
const onStray = async (error: unknown): Promise<void> => process.exit(await codeAfter(error));

/** Nobody reads on, as after `| head`: quiet. Or what we print cannot be kept, as on a full disk: said. */
function onOutputError({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') process.exit();
  process.stderr.write(`mi-lab: the output could not be written: ${message}\n`);
  process.exit(EXIT.notSaved);
}

/** Runs the command line. Sets the process's exit code; never throws. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', onOutputError);
  process.on('uncaughtException', onStray);
  process.on('unhandledRejection', onStray);
  try {
    const program = commandLine((code) => {
      process.exitCode = code;
    });
    // Last, for the program alone: commands of its own take the setting over when they are made.
    await program.allowExcessArguments().parseAsync(args as string[], { from: 'user' });
  } catch (error) {
    process.exitCode = await codeAfter(error);
  }
}
