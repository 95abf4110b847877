import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJournals } from './journal-reader.ts';
import type { LoadedCourse } from './load-course.ts';

/** What a person pastes into a request for help: facts about this machine, nothing personal beyond the folder names. */
export interface Diagnosis {
  readonly milab: string;
  readonly node: string;
  readonly platform: string;
  readonly terminal: string;
  readonly isTerminal: boolean;
  readonly isColor: boolean;
  readonly home: string;
  readonly isHomeWritable: boolean;
  readonly events: number;
  readonly notices: readonly string[];
  readonly course: string;
  readonly courseIssues: number;
}

function isWritable(folder: string): boolean {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Looks at everything that has to be right for the lab to work here. */
export function diagnose(version: string, home: string, courses: readonly LoadedCourse[]): Diagnosis {
  const { stdout, env } = process;
  const { events, notices } = readJournals(home);
  return {
    milab: version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    terminal: `${env.TERM ?? 'unknown'} ${stdout.columns ?? '?'}×${stdout.rows ?? '?'}`,
    isTerminal: stdout.isTTY === true && process.stdin.isTTY === true,
    isColor: env.NO_COLOR === undefined || env.NO_COLOR === '',
    home,
    isHomeWritable: isWritable(home),
    events: events.length,
    notices,
    course: courses.map(({ folder }) => folder).join(', '),
    courseIssues: courses.flatMap(({ issues }) => issues).length,
  };
}

/** The diagnosis as text, a line each. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  const rows: readonly (readonly [string, string])[] = [
    ['mi-lab', diagnosis.milab],
    ['node', `${diagnosis.node} on ${diagnosis.platform}`],
    ['terminal', `${diagnosis.terminal}, interactive: ${yes(diagnosis.isTerminal)}, colour: ${yes(diagnosis.isColor)}`],
    ['progress', `${diagnosis.home}, writable: ${yes(diagnosis.isHomeWritable)}, ${diagnosis.events} events saved`],
    [
      'course',
      `${diagnosis.course}, ${diagnosis.courseIssues === 0 ? 'no problems' : `${diagnosis.courseIssues} problems: mi-lab check`}`,
    ],
    ...diagnosis.notices.map((notice) => ['note', notice] as const),
  ];
  return `${rows.map(([name, value]) => `${name.padEnd(9)} ${value}`).join('\n')}\n`;
}
