import { expect, test } from 'vitest';
import { screenAfter, typeLines } from '../typing.ts';

test.each([
  ['date', 'Mon Mar  2 09:00:00 UTC 2026'],
  ['date -u', 'Mon Mar  2 09:00:00 UTC 2026'],
  ['date -Is', '2026-03-02T09:00:00+00:00'],
  ['date --iso-8601=seconds', '2026-03-02T09:00:00+00:00'],
  ['date -I', '2026-03-02'],
  ['date -R', 'Mon, 02 Mar 2026 09:00:00 +0000'],
  ['date +%s', '1772442000'],
  ['date -u +%Y-%m-%dT%H:%M:%SZ', '2026-03-02T09:00:00Z'],
  ['date "+%A %-Q %j %I%p %s%3N %%"', 'Monday %-Q 061 09AM 1772442000000 %'],
  ['date -d @1506484173', 'Wed Sep 27 03:49:33 UTC 2017'],
  ['date -ud @0 +%FT%TZ', '1970-01-01T00:00:00Z'],
  ['date --date=@0 +%F', '1970-01-01'],
  ['date -d "+1 hour" +%T', '10:00:00'],
  ['date -d "10 minutes ago" +%T', '08:50:00'],
  ['date -d tomorrow +%F', '2026-03-03'],
  ['date -d "2026-03-02T10:00:00+02:00" +%T', '08:00:00'],
  ['date -d "2026-12-31 23:00 + 1 day - 30 min" "+%F %R"', '2027-01-01 22:30'],
])('%s', async (line, expected) => {
  expect(await screenAfter([line])).toBe(`${expected}\n`);
});

test('what it cannot read, it says', async () => {
  const { exitCode, outputs } = await typeLines(['date -d "when it is done"']);
  expect([exitCode, outputs[0]?.text]).toEqual([1, 'date: invalid date ‘when it is done’\n']);
  expect((await typeLines(['date --foo'])).outputs[0]?.text).toContain("date: unrecognized option '--foo'");
});
