import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isTimezone, localTime } from '../../server/api/timezones.ts';

describe('a time zone', () => {
  it.each([
    ...['UTC', 'GMT', 'Europe/Istanbul', 'Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kiev', 'Europe/Kyiv'],
    ...['Asia/Saigon', 'Asia/Katmandu', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3', 'Turkey', 'EST5EDT'],
  ])('is accepted when browsers report it: %s', (name) => expect(isTimezone(name)).toBe(true));

  it.each(['+03:00', 'AET', 'pst', 'SystemV/AST4', 'Mars/Phobos', '', 'Europe/Istanbul '])(
    'is refused when the time zone database does not have it: "%s"',
    (name) => expect(isTimezone(name)).toBe(false),
  );

  it('determines the day and the hour on both sides of midnight and of a change of clocks', () => {
    const at = (zone: string, time: string) => localTime(zone, new Date(time));
    expect(at('Asia/Calcutta', '2026-03-04T18:30:00Z')).toEqual({ day: '2026-03-05', hour: 0 });
    expect(at('America/New_York', '2026-01-01T04:59:59Z')).toEqual({ day: '2025-12-31', hour: 23 });
    expect(at('Europe/Istanbul', '2026-11-15T11:00:00Z')).toEqual({ day: '2026-11-15', hour: 14 });
    expect(at('Europe/Kiev', '2026-03-29T00:59:00Z').hour).toBe(2);
    expect(at('Europe/Kiev', '2026-03-29T01:00:00Z').hour).toBe(4);
  });

  it('determines them in a build of Node that has English alone, where other locales silently become en-US', () => {
    const english = `
      const Full = Intl.DateTimeFormat;
      Intl.DateTimeFormat = function (locale, options) {
        return new Full(String(locale).startsWith('en') ? locale : 'en-US', options);
      };
      Date.prototype.toLocaleString = function (_, options) { return new Full('en-US', options).format(this); };`;
    const ask = `
      import { localTime } from './server/api/timezones.ts';
      console.log(JSON.stringify(localTime('Europe/Istanbul', new Date('2026-03-05T06:00:00Z'))));`;
    const preload = `data:text/javascript,${encodeURIComponent(english)}`;
    const args = ['--import', 'tsx', '--import', preload, '--input-type=module', '--eval', ask];
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({ day: '2026-03-05', hour: 9 });
  });
});
