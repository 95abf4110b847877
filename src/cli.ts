import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { GlobalOptions } from './global-options.ts';
import { EXIT } from './io/exit-code.ts';
import { UsageError } from './io/usage-error.ts';

declare const MI_LAB_VERSION: string;

const EXIT_CODES = `
Exit codes:
  0 done · 1 a check or a goal not met · 2 wrong usage · 70 a fault of mi-lab
  74 progress could not be saved · 130, 143 interrupted

Progress is kept on this machine only; mi-lab doctor says where. Nothing is sent anywhere.`;

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, as in 10.');
  return Number(text);
}

/** The command line. Each command loads its room when it is called, and nothing before. */
function commandLine(setExitCode: (code: number) => void): Command {
  const program = new Command('mi-lab')
    .description('Learn Azure managed identities in the terminal, offline, on a fake tenant.')
    .version(MI_LAB_VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print help; also after a command')
    .option('--course <dir>', 'a folder with lessons/ and fixtures/ instead of the shipped course')
    .option('--home <dir>', 'where progress is kept (or MI_LAB_HOME)')
    .option('--plain', 'questions and answers line by line, without a full screen')
    .option('--no-color', 'no colours (or NO_COLOR)')
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('Run mi-lab --help to see what there is.')
    .exitOverride();
  const globals = (): GlobalOptions => program.opts<GlobalOptions>();
  const lab = async (destination: import('./session/screen.ts').Destination): Promise<void> =>
    setExitCode(await (await import('./lab.ts')).openLab(globals(), destination));
  const tools = () => import('./tools.ts');

  program.action(() => lab({ to: 'home' }));
  program
    .command('learn')
    .description('open a lesson, or what comes next')
    .argument('[lesson]', 'the id of a lesson')
    .action((lessonId?: string) => lab(lessonId === undefined ? { to: 'next' } : { to: 'lesson', lessonId }));
  program
    .command('quiz')
    .description('questions only')
    .option('--topic <topic>', 'a module, a lesson or a fact, by id')
    .option('--count <n>', 'how many', wholeNumber)
    .option('--seed <n>', 'the same questions for everybody with this number', wholeNumber)
    .action((options: { topic?: string; count?: number; seed?: number }) => lab({ to: 'quiz', ...options }));
  program
    .command('scenario')
    .description('play a scenario')
    .argument('<id>', 'the id of a scenario')
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
    .argument('[path...]', 'course folders or files; the shipped course if left out')
    .option('--json', 'as JSON')
    .action(async (paths: string[], options: { json?: boolean }) =>
      setExitCode(await (await tools()).check(globals(), paths, options.json === true)),
    );
  program
    .command('progress')
    .description('what you have done')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => (await tools()).progress(globals(), options.json === true));
  program
    .command('doctor')
    .description('facts about this machine to paste into a request for help')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) =>
      (await tools()).doctor(globals(), MI_LAB_VERSION, options.json === true),
    );
  return program;
}

/** Says in one line what went wrong and chooses the exit code: a person's error is told from our own fault. */
async function codeAfter(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError) {
    process.stderr.write(`mi-lab: ${error.message}\n`);
    return EXIT.usage;
  }
  const { explainFault } = await import('./io/fault.ts');
  process.stderr.write(explainFault(error));
  return EXIT.fault;
}

/** Runs the command line. Sets the process's exit code; never throws. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  try {
    await commandLine((code) => {
      process.exitCode = code;
    }).parseAsync(args as string[], { from: 'user' });
  } catch (error) {
    process.exitCode = await codeAfter(error);
  }
}
