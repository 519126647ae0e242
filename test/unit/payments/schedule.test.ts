import { describe, expect, it } from 'vitest';
import { addDays } from '../../../server/api/dates.ts';
import { instantOf } from '../../../server/api/timezones.ts';
import type { CalendarId } from '../../../server/features/payments/calendars/calendar-data.ts';
import { calendarDayOf, type DayOverrides } from '../../../server/features/payments/calendars/policies.ts';
import { METHODS } from '../../../server/features/payments/methods/method-data.ts';
import { scheduleOf } from '../../../server/features/payments/methods/schedule.ts';
import { rounds, seedOf } from '../../support/scale.ts';
import { askOracle } from '../../support/schedule-oracle.ts';

const METHOD = {
  eft: 'eft_try',
  transfer: 'bank_transfer_try',
  fast: 'bank_transfer_try_fast',
  sepa: 'bank_transfer_eur_sepa',
};
const ZONE = {
  IST: 'Europe/Istanbul',
  BER: 'Europe/Berlin',
  NYC: 'America/New_York',
  KIR: 'Pacific/Kiritimati',
  LHI: 'Australia/Lord_Howe',
};

interface Question {
  zone: string;
  now: Date;
  date?: string;
  overrides?: DayOverrides;
}

const schedule = (id: string, { zone, now, date, overrides = new Map() }: Question) => {
  const hours = METHODS.find((method) => method.id === id);
  if (hours === undefined) throw new Error(`There is no method ${id}.`);
  const dayIn = (day: string) => calendarDayOf(hours.calendar, overrides, day);
  return scheduleOf({ hours, dayOf: dayIn, timezone: zone, now, ...(date !== undefined && { date }) });
};

/**
 * Method, zone, the moment (UTC), the date that is asked for → execution date, its cut-off (UTC), `missed` if today was
 * missed, value date, and the days in between that were skipped. Worked out by hand from calendars.
 */
const CASES = `
eft IST 2026-11-25T13:59:59Z -          → 2026-11-25 14:00 - 2026-11-25
eft IST 2026-11-25T14:00:00Z -          → 2026-11-26 14:00 missed 2026-11-26
eft IST 2026-11-27T14:00:00Z -          → 2026-11-30 14:00 missed 2026-11-30 11-28 11-29
eft IST 2026-11-28T09:00:00Z -          → 2026-11-30 14:00 - 2026-11-30 11-28 11-29
eft IST 2026-11-28T21:30:00Z -          → 2026-11-30 14:00 - 2026-11-30 11-29
eft IST 2026-11-25T02:00:00Z -          → 2026-11-25 14:00 - 2026-11-25
eft IST 2026-11-25T20:59:59Z -          → 2026-11-26 14:00 missed 2026-11-26
eft IST 2026-11-25T21:00:00Z -          → 2026-11-26 14:00 - 2026-11-26
eft IST 2026-10-28T09:29:59Z -          → 2026-10-28 09:30 - 2026-10-28
eft IST 2026-10-28T09:30:00Z -          → 2026-10-30 14:00 missed 2026-10-30 10-29
eft IST 2026-10-27T14:00:00Z -          → 2026-10-28 09:30 missed 2026-10-28
eft IST 2024-10-28T09:30:00Z -          → 2024-10-30 14:00 missed 2024-10-30 10-29
eft IST 2025-10-20T08:00:00Z 2025-10-29 → 2025-10-30 14:00 - 2025-10-30 10-29
eft IST 2028-10-27T14:00:00Z -          → 2028-10-30 14:00 missed 2028-10-30 10-28 10-29
eft IST 2026-03-19T09:29:00Z -          → 2026-03-19 09:30 - 2026-03-19
eft IST 2026-03-19T09:30:00Z -          → 2026-03-23 14:00 missed 2026-03-23 03-20 03-21 03-22
eft IST 2027-03-08T09:30:00Z -          → 2027-03-12 14:00 missed 2027-03-12 03-09 03-10 03-11
eft IST 2024-04-09T09:29:59Z -          → 2024-04-09 09:30 - 2024-04-09
eft IST 2024-04-09T09:30:00Z -          → 2024-04-15 14:00 missed 2024-04-15 04-10 04-11 04-12 04-13 04-14
eft IST 2026-05-26T10:00:00Z -          → 2026-06-01 14:00 missed 2026-06-01 05-27 05-28 05-29 05-30 05-31
eft IST 2027-05-14T14:00:00Z -          → 2027-05-20 14:00 missed 2027-05-20 05-15 05-16 05-17 05-18 05-19
eft IST 2026-12-31T14:00:00Z -          → 2027-01-04 14:00 missed 2027-01-04 01-01 01-02 01-03
eft IST 2026-04-30T14:00:00Z -          → 2026-05-04 14:00 missed 2026-05-04 05-01 05-02 05-03
eft IST 2026-07-14T15:00:00Z -          → 2026-07-16 14:00 missed 2026-07-16 07-15
eft IST 2027-08-27T14:00:00Z -          → 2027-08-31 14:00 missed 2027-08-31 08-28 08-29 08-30
eft IST 2026-11-25T20:00:00Z 2026-12-01 → 2026-12-01 14:00 - 2026-12-01
eft IST 2026-11-25T08:00:00Z 2026-11-20 → 2026-11-25 14:00 - 2026-11-25
eft IST 2026-11-25T08:00:00Z 2026-12-05 → 2026-12-07 14:00 - 2026-12-07 12-05 12-06
transfer IST 2026-10-28T09:00:00Z -     → 2026-10-28 09:30 - 2026-10-30 10-29
transfer IST 2026-11-27T09:00:00Z -     → 2026-11-27 14:00 - 2026-11-30 11-28 11-29
transfer IST 2026-05-25T14:00:00Z -     → 2026-05-26 09:30 missed 2026-06-01 05-27 05-28 05-29 05-30 05-31
transfer IST 2026-11-26T13:00:00Z -     → 2026-11-26 14:00 - 2026-11-27
fast IST 2026-05-28T20:59:00Z -         → 2026-05-28 21:00 - 2026-05-28
fast IST 2026-11-28T21:00:00Z -         → 2026-11-29 21:00 - 2026-11-29
fast IST 2026-10-28T10:00:00Z -         → 2026-10-28 21:00 - 2026-10-28
sepa BER 2026-03-27T13:59:00Z -         → 2026-03-27 14:00 - 2026-03-30 03-28 03-29
sepa BER 2026-03-30T12:59:59Z -         → 2026-03-30 13:00 - 2026-03-31
sepa BER 2026-03-30T13:00:00Z -         → 2026-03-31 13:00 missed 2026-04-01
sepa BER 2026-04-02T13:00:00Z -         → 2026-04-07 13:00 missed 2026-04-08 04-03 04-04 04-05 04-06
sepa IST 2026-12-24T12:00:00Z -         → 2026-12-28 12:00 missed 2026-12-29 12-25 12-26 12-27
sepa NYC 2026-10-30T18:59:00Z -         → 2026-10-30 19:00 - 2026-11-02 10-31 11-01
sepa NYC 2026-11-02T19:59:00Z -         → 2026-11-02 20:00 - 2026-11-03
eft KIR 2026-11-24T18:00:00Z -          → 2026-11-25 03:00 - 2026-11-25
eft LHI 2026-04-06T06:29:00Z -          → 2026-04-06 06:30 - 2026-04-06`
  .trim()
  .split('\n')
  .map((line) => line.split(/ +→ +/) as [question: string, answer: string]);

describe('the schedule of a payment', () => {
  it.each(CASES)('is as worked out by hand: %s', (question, answer) => {
    const [method, zone, now = '', date] = question.split(/ +/) as [
      keyof typeof METHOD,
      keyof typeof ZONE,
      string,
      string,
    ];
    const found = schedule(METHOD[method], {
      zone: ZONE[zone],
      now: new Date(now),
      ...(date !== '-' && { date }),
    });
    const cutOff = found?.cut_off_at.toISOString() ?? '';
    const told = [
      found?.execution_date,
      cutOff.slice(11, 16),
      found?.missed_today ? 'missed' : '-',
      found?.value_date,
      ...(found?.days_skipped ?? []).map((day) => day.date.slice(5)),
    ];
    expect(told.join(' ')).toBe(answer);
    expect(found?.postponed).toBe(found?.execution_date !== (date === '-' ? localDay(zone, now) : date));
    expect(found?.opens_at.getTime()).toBeLessThan(found?.cut_off_at.getTime() ?? 0);
  });

  const localDay = (zone: keyof typeof ZONE, now: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE[zone] }).format(new Date(now));

  it('names the holidays that it skips, and whether they are announced', () => {
    const question = { zone: ZONE.IST, now: new Date('2028-05-04T10:00:00Z') };
    const { days_skipped } = schedule('eft_try', question) ?? {};
    expect(days_skipped).toEqual([
      { date: '2028-05-05', reason: 'holiday', name: 'Kurban Bayramı', provisional: true },
      { date: '2028-05-06', reason: 'weekend', name: 'Kurban Bayramı', provisional: false },
      { date: '2028-05-07', reason: 'weekend', name: 'Kurban Bayramı', provisional: false },
      { date: '2028-05-08', reason: 'holiday', name: 'Kurban Bayramı', provisional: true },
    ]);
  });

  it('heeds the days that a workspace sets, and ends where all of them are holidays', () => {
    const now = new Date('2026-11-25T08:00:00Z');
    const closed = (days: number) =>
      new Map(
        Array.from({ length: days }, (_, index) => [
          addDays('2026-11-25', index),
          { kind: 'holiday' as const, name: 'Strike' },
        ]),
      );
    const following = (days: number) => schedule('eft_try', { zone: 'UTC', now, overrides: closed(days) });
    expect(following(2)).toMatchObject({ execution_date: '2026-11-27', missed_today: false });
    expect(following(59)?.execution_date).toBe(undefined);
    expect(following(58)?.execution_date).toBe('2027-01-22');
    const half = new Map([['2026-11-25', { kind: 'half', name: null } as const]]);
    expect(schedule('eft_try', { zone: 'UTC', now, overrides: half })?.cut_off_at).toEqual(
      new Date('2026-11-25T12:30:00Z'),
    );
  });
});

/** Compares with the oracle, which takes another way and other data. */
function compare(id: string, asked: Question): void {
  const method = METHODS.find((one) => one.id === id) ?? METHODS[0];
  const found = schedule(id, asked);
  const told = found && {
    execution: found.execution_date,
    cutOff: found.cut_off_at.getTime(),
    missedToday: found.missed_today,
    value: found.value_date,
    skipped: found.days_skipped.map(({ date }) => date),
  };
  const { cut_off: cutOff = '', half_day_cut_off: halfDayCutOff = '' } = method ?? {};
  const { weekend: always = false, settlement_days: settlementDays = 0 } = method ?? {};
  const calendar: CalendarId = method?.calendar ?? 'tr';
  const { zone, date: wanted, overrides: set = new Map() } = asked;
  const now = asked.now.getTime();
  const question = { calendar, zone, now, wanted, cutOff, halfDayCutOff, always, settlementDays, set };
  expect(told, `${id} ${JSON.stringify({ ...asked, overrides: [...set] })}`).toEqual(askOracle(question));
}

const ZONES = [
  ...Object.values(ZONE),
  'UTC',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'America/St_Johns',
  'Asia/Beirut',
  'America/Nuuk',
  'Antarctica/Troll',
];
const KINDS = ['business', 'half', 'holiday'] as const;

/** Returns numbers of the generator of Park and Miller. */
function generator(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647;
  return (below) => {
    state = (state * 48_271 + 11) % 2_147_483_647;
    return state % below;
  };
}

describe('a second implementation', () => {
  it('agrees about the minutes around the cut-offs of every day in Türkiye from 2024 to 2027', () => {
    const around = rounds({ sample: 1, full: 30 });
    for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2028, 0, 1); day += 86_400_000)
      for (const cutOff of [570, 840])
        for (let minute = -around; minute < around; minute++)
          compare('eft_try', { zone: ZONE.IST, now: new Date(day + (cutOff + minute) * 60_000) });
  });

  it('agrees about random moments, zones, dates and days that the workspace sets', () => {
    const random = generator(seedOf('schedules'));
    const ids = METHODS.map(({ id }) => id);
    for (let round = 0; round < rounds({ sample: 1500, full: 60_000 }); round++) {
      const now = Date.UTC(2024, 0, 2) + random(4 * 365 * 1440) * 60_000;
      const near = () => new Date(now + (random(40) - 5) * 86_400_000).toISOString().slice(0, 10);
      const overrides = new Map(
        Array.from({ length: random(9) }, () => [near(), { kind: KINDS[random(3)] ?? 'half', name: null }]),
      );
      const zone = ZONES[random(ZONES.length)] ?? 'UTC';
      const date = random(2) === 0 ? {} : { date: near() };
      compare(ids[random(ids.length)] ?? '', { zone, now: new Date(now), ...date, overrides });
    }
  });

  it('agrees about every quarter of an hour around the changes of clocks', () => {
    const years = rounds({ sample: 1, full: 4 });
    for (const zone of ZONES)
      for (const change of changesOf(zone, 2027 - years + 1))
        for (let quarter = -120; quarter < 120; quarter++)
          compare(quarter % 2 === 0 ? 'eft_try' : 'bank_transfer_try_fast', {
            zone,
            now: new Date(change + quarter * 900_000),
          });
  });
});

/** Returns the hours in which the clocks of a zone change, from a year to the end of 2027. */
function changesOf(zone: string, from: number): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (time: number) => format.format(time).split('GMT')[1];
  const changes: number[] = [];
  for (let time = Date.UTC(from, 0, 1); time < Date.UTC(2028, 0, 1); time += 3_600_000)
    if (offset(time) !== offset(time + 3_600_000)) changes.push(time);
  return changes;
}

describe('a local time', () => {
  it.each([
    ['Europe/Istanbul', '2026-11-25', 1020, '2026-11-25T14:00:00.000Z'],
    ['Europe/Istanbul', '2026-11-25', 1440, '2026-11-25T21:00:00.000Z'],
    ['America/New_York', '2026-03-08', 119, '2026-03-08T06:59:00.000Z'],
    // Clocks go from 02:00 to 03:00 at 07:00 UTC.
    ['America/New_York', '2026-03-08', 120, '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-03-08', 150, '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-03-08', 180, '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-03-08', 181, '2026-03-08T07:01:00.000Z'],
    // Clocks show 01:30 at 05:30 UTC and again at 06:30.
    ['America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-11-01', 120, '2026-11-01T07:00:00.000Z'],
    // Clocks skip midnight.
    ['Africa/Cairo', '2026-04-23', 1440, '2026-04-23T22:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', 0, '2025-12-31T10:00:00.000Z'],
  ])('begins when clocks first show it or skip it: %s %s %i', (zone, day, minutes, expected) => {
    expect(instantOf(zone, day, minutes).toISOString()).toBe(expected);
  });
});
