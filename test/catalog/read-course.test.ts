import { describe, expect, test } from 'vitest';
import { issueText } from '../../src/catalog/issue.ts';
import { readCourse } from '../../src/catalog/read-course.ts';
import {
  BADGE,
  changed,
  courseFrom,
  FACTS,
  IMDS,
  issuesOf,
  MINIATURE,
  OFFICE,
  PACK,
  SCENARIO,
} from './miniature-course.ts';

describe('a good course', () => {
  test('has no issues, and everything in it', () => {
    expect(issuesOf(MINIATURE)).toEqual([]);
    const course = courseFrom(MINIATURE);
    expect(course.pack).toMatchObject({
      id: 'mini',
      format: 1,
      modules: [{ id: 'badges' }, { id: 'imds', covers: [] }],
    });
    expect(course.lessons.map((one) => one.id)).toEqual(['badge', 'imds-default']);
    expect(course.scenarios[0]?.tasks.flatMap((task) => task.goals.map((goal) => goal.kind))).toEqual([
      'token-issued',
      'identity-attached',
      'role-at-scope',
      'no-other-role',
    ]);
    expect(course.scenarios[0]?.nearMisses[0]?.when[0]).toMatchObject({ not: true });
    expect(course.fixtures[0]).toMatchObject({
      header: { propagation: 'instant' },
      lines: ['az group create -n rg-app -l westeurope', 'az vm create -g rg-app -n vm-web --image Ubuntu2404'],
    });
    expect(course.facts.map((one) => one.id)).toEqual(['F02', 'F29']);
  });

  test('a fixture may have a small directory and few role assignments, for a lesson about limits', () => {
    const header = 'propagation: instant\n  objectQuota: 4\n  roleAssignmentLimit: 3';
    const course = courseFrom(changed(['fixtures/office.yaml', 'propagation: instant', header]));
    expect(course.fixtures[0]?.header).toMatchObject({ objectQuota: 4, roleAssignmentLimit: 3 });
  });

  test('is plain data: what the build writes is what it was', () => {
    const course = courseFrom(MINIATURE);
    expect(JSON.parse(JSON.stringify(course))).toEqual(course);
  });

  test('is the same whatever the order of its files, and from bytes', () => {
    const files = Object.entries(MINIATURE).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    expect(readCourse(files.reverse()).course).toEqual(courseFrom(MINIATURE));
  });

  test('orders lessons by module first, then by file', () => {
    const swapped = changed([BADGE, 'module: badges', 'module: imds'], [IMDS, 'module: imds', 'module: badges']);
    expect(courseFrom(swapped).lessons.map((one) => one.id)).toEqual(['imds-default', 'badge']);
  });

  test('orders the lessons of a module as it names them, and those that it does not name by file after them', () => {
    const lesson = (id: string): readonly [string, string] => [
      `lessons/${id}.yaml`,
      `kind: lesson
id: ${id}
title: ${id}
summary: ${id}
module: badges
minutes: 1
sections:
  - id: page
    title: ${id}
    text: ${id}
    questions:
      - { kind: words, id: ${id}-word, stem: Type ${id}., answers: [${id}], why: It was asked. }
`,
    ];
    const more = Object.fromEntries(['alpha', 'beta', 'gamma'].map(lesson));
    const named = changed(
      [PACK, 'covers: [F02, F29]', 'lessons: [gamma, badge]'],
      [IMDS, 'module: imds', 'module: badges'],
    );
    expect(courseFrom({ ...named, ...more }).lessons.map((one) => one.id)).toEqual([
      'gamma',
      'badge',
      'imds-default',
      'alpha',
      'beta',
    ]);
  });

  test('may have warnings', () => {
    const files = changed([BADGE, 'text: Reading the file', 'text: No']);
    const { course, issues } = readCourse(Object.entries(files).map(([path, text]) => ({ path, text })));
    expect(course).toBeDefined();
    expect(issues.map((one) => one.severity)).toEqual(['warning']);
  });
});

describe('issues', () => {
  test('come all at once, by file and line', () => {
    const files = changed(
      [SCENARIO, 'fixture: office', 'fixture: ofice'],
      [BADGE, 'minutes: 5', 'minutes: 0'],
      [BADGE, 'text: Reading the file', 'text: 12'],
      [OFFICE, 'kind: fixture', 'kind: fixture\nlines: *x'],
    );
    expect(issuesOf(files).map((one) => one.replace(/ .*/, ''))).toEqual([
      `${OFFICE}:2:8`,
      `${BADGE}:6:10`,
      `${BADGE}:24:19`,
      `${SCENARIO}:8:10`,
    ]);
  });

  test('do not blame other files for one that cannot be read', () => {
    expect(issuesOf(changed([OFFICE, 'title: An', 'title: @An']))).toEqual([expect.stringContaining(`${OFFICE}:3:8`)]);
    expect(issuesOf(changed([PACK, 'kind: pack', 'kind: pack\n\tx: 1']))).toEqual([
      `${PACK}:2:1 a tab indents this line. YAML takes spaces only.`,
    ]);
    expect(issuesOf(changed([FACTS, 'statement:', 'statment:']))).toHaveLength(1);
  });

  test('are safe to print, whatever a file or its name holds', () => {
    const evil = '\u001b]0;pwned\u0007\u202e';
    const { issues } = readCourse([
      { path: `${evil}.yaml`, text: 'kind: lesson\n' },
      { path: 'x.yaml', text: `kind: "${'\\e]0;x\\a'}"\n` },
    ]);
    expect(issues.length).toBeGreaterThan(2);
    for (const issue of issues) expect(issueText(issue)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('name a course without a pack, with two, or without files', () => {
    const { 'pack.yaml': pack = '', ...rest } = MINIATURE;
    expect(issuesOf(rest)[0]).toBe(
      'pack.yaml:1:1 there is no file with kind: pack. Write one: it names the course and lists its modules.',
    );
    expect(issuesOf({ ...MINIATURE, 'pack2.yaml': pack })).toContain(
      'pack2.yaml:1:7 a course has one file with kind: pack, and pack.yaml is one already. Delete one of them.',
    );
    expect(issuesOf({})).toHaveLength(1);
  });

  test('stop at fifty for one file, and say so', () => {
    const keys = Array.from({ length: 300 }, (_, index) => `k${index}: 1`).join('\n');
    const found = issuesOf(changed([PACK, 'kind: pack\n', `kind: pack\n${keys}\n`]));
    expect(found).toHaveLength(51);
    expect(found.at(-1)).toContain('there is more from here on. Mend what is above first.');
  });

  test('name a lesson that asks nothing', () => {
    const text = MINIATURE[IMDS] ?? '';
    const silent = text.replace(/ {4}questions:[\s\S]*?(?= {4}scenario:)/, '');
    expect(issuesOf({ ...MINIATURE, [IMDS]: silent })).toEqual([
      `${IMDS}:7:1 this lesson asks nothing. Give at least one section a question.`,
    ]);
  });
});

describe('limits', () => {
  test('2,500 files', () => {
    const files = Array.from({ length: 2_501 }, (_, index) => ({ path: `${1000 + index}.yaml`, text: 'kind: x' }));
    expect(readCourse(files).issues.map(issueText)).toEqual([
      expect.stringMatching(/^3500\.yaml:1:1 a course has at most 2500 files/),
    ]);
  });

  test('32 MiB', () => {
    const text = '#'.repeat(200 * 1024);
    const files = Array.from({ length: 170 }, (_, index) => ({ path: `${10 + index}.yaml`, text }));
    expect(readCourse(files).issues).toHaveLength(1);
  });

  test('a flat map of ten thousand keys is refused fast', () => {
    const text = `kind: pack\n${Array.from({ length: 10_000 }, (_, index) => `key${index}: v`).join('\n')}`;
    const start = performance.now();
    const { issues, course } = readCourse([{ path: 'a.yaml', text }]);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(course).toBeUndefined();
    expect(issues[0]?.message).toMatch(/more than 20000 keys and values/);
  });
});
