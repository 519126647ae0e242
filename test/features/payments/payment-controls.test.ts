import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentBatchId } from '../../../sdk/src/index.ts';
import { pathOf, send } from '../../support/every-operation/operations.ts';
import { statusOrCode } from '../../support/keys.ts';
import { cardNumberCases } from '../../support/payments/card-number-cases.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTeam(server);
}, 60_000);
afterAll(() => server.stop());

describe('calendars', () => {
  it('are the built-in ones, and begin today in the time zone of the workspace', async () => {
    const { workspace, people } = acme;
    const { calendars, settings } = people.viewer.api;
    const { data } = await calendars.list({ workspace });
    expect(data.map(({ id }) => id)).toEqual(['tr', 'target2', 'us_fed', 'uk']);
    await people.owner.api.settings.update({ workspace, timezone: 'Pacific/Kiritimati' });
    const { timezone } = await settings.get({ workspace });
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(new Date());
    const { days } = await calendars.get({ workspace, calendar: 'uk' });
    expect(days).toHaveLength(31);
    expect(days[0]?.date).toBe(today);
  });

  it('have the days that an administrator sets until they are reset, in one workspace', async () => {
    const { workspace, people } = acme;
    const { calendars, auditEvents } = people.admin.api;
    const at = { workspace, calendar: 'tr' } as const;
    const days = async (of = workspace, api = people.viewer.api) =>
      (
        await api.calendars.get({ workspace: of, calendar: 'tr', from: '2026-10-30', to: '2026-10-31' })
      ).days.map(({ kind, name, source }) => `${kind} ${name} ${source}`);
    const untouched = ['business null built_in', 'holiday null weekend'];
    expect(await days()).toEqual(untouched);
    const bridge = await calendars.setDay({ ...at, date: '2026-10-30', kind: 'half', name: 'Bridge day' });
    expect(bridge).toMatchObject({ date: '2026-10-30', kind: 'half', source: 'workspace' });
    await calendars.setDay({ ...at, date: '2026-10-30', kind: 'holiday', name: 'Bridge day' });
    await calendars.setDay({ ...at, date: '2026-10-31', kind: 'business' });
    expect(await days()).toEqual(['holiday Bridge day workspace', 'business null workspace']);
    const other = await createTeam(server);
    expect(await days(other.workspace, other.people.owner.api)).toEqual(untouched);
    await calendars.unsetDay({ ...at, date: '2026-10-30' });
    expect(await statusOrCode(calendars.unsetDay({ ...at, date: '2026-10-30' }))).toBe('not_found');
    expect(await days()).toEqual(['business null built_in', 'business null workspace']);
    const { data } = await auditEvents.list({ workspace, limit: 2 });
    expect(data.map(({ action, target }) => [action, target?.id])).toEqual([
      ['calendar.day_unset', 'tr'],
      ['calendar.day_set', 'tr'],
    ]);
  });

  it('refuse periods that they do not have', async () => {
    const { workspace, people } = acme;
    const get = async (period: { from?: string; to?: string }) =>
      (await expectProblem(people.viewer.api.calendars.get({ workspace, calendar: 'tr', ...period })))
        .errors?.[0];
    expect(await get({ from: '2023-12-31' })).toMatchObject({ path: 'from', code: 'range' });
    expect(await get({ from: '2032-12-01', to: '2033-01-01' })).toMatchObject({ path: 'to', code: 'range' });
    expect(await get({ from: '2026-02-02', to: '2026-02-01' })).toMatchObject({
      path: 'to',
      code: 'minimum',
    });
    expect(await get({ from: '2026-01-01', to: '2027-01-02' })).toMatchObject({
      path: 'to',
      code: 'maximum',
    });
    const day = { workspace, calendar: 'tr', date: '2033-01-01', kind: 'holiday' } as const;
    expect((await expectProblem(people.owner.api.calendars.setDay(day))).errors?.[0]).toMatchObject({
      path: 'date',
    });
  });
});

describe('payment methods', () => {
  it('say when a payment that is made now is executed, and which cannot be used', async () => {
    const { workspace, people } = acme;
    const { data } = await people.viewer.api.paymentMethods.list({ workspace });
    const available = data.filter((method) => method.available);
    expect(available.map(({ id }) => id)).toEqual([
      'eft_try',
      'bank_transfer_try',
      'bank_transfer_try_internal',
      'bank_transfer_try_fast',
      'bank_transfer_eur_sepa',
    ]);
    for (const { next, enabled } of available) {
      expect(enabled).toBe(true);
      expect(Date.parse(next?.cut_off_at ?? '')).toBeGreaterThan(Date.now());
    }
    for (const { enabled, next } of data.filter((method) => !method.available))
      expect([enabled, next]).toEqual([false, null]);
    const closed = { workspace, payment_method_id: 'card_try', enabled: true };
    expect(await statusOrCode(people.owner.api.paymentMethods.update(closed))).toBe('method_unavailable');
    const unknown = { workspace, payment_method_id: 'eft_usd', enabled: true };
    expect(await statusOrCode(people.owner.api.paymentMethods.update(unknown))).toBe('not_found');
  });

  it('change in the fields that are given, in one workspace, and count the days that it sets', async () => {
    const { people } = acme;
    const { workspace } = await createTeam(server);
    const { paymentMethods, calendars, settings } = server.operator;
    await settings.update({ workspace, timezone: 'Asia/Tokyo' });
    const at = { workspace, payment_method_id: 'eft_try' } as const;
    const changed = await paymentMethods.update({ ...at, opens: '00:00', cut_off: '24:00', max: 5 });
    expect(changed).toMatchObject({ cut_off: '24:00', half_day_cut_off: '12:30', max: 5, etag: '1' });
    const free = await paymentMethods.update(
      { ...at, half_day_cut_off: '24:00', max: null },
      { ifMatch: '1' },
    );
    expect(free).toMatchObject({ cut_off: '24:00', half_day_cut_off: '24:00', max: null, etag: '2' });
    expect(await statusOrCode(paymentMethods.update({ ...at, min: 2 }, { ifMatch: '1' }))).toBe(
      'precondition_failed',
    );
    const next = async () => (await paymentMethods.list({ workspace })).data[0]?.next;
    const before = await next();
    expect(before?.cut_off_at).toMatch(/T15:00:00.000Z$/);
    const date = before?.execution_date ?? '';
    await calendars.setDay({ workspace, calendar: 'tr', date, kind: 'holiday', name: 'Strike' });
    const after = await next();
    expect(after?.days_skipped).toContainEqual({
      date,
      reason: 'holiday',
      name: 'Strike',
      provisional: false,
    });
    expect((after?.execution_date ?? '') > date).toBe(true);
    const theirs = await people.owner.api.paymentMethods.list({ workspace: acme.workspace });
    expect(theirs.data[0]).toMatchObject({ cut_off: '17:00', etag: '0' });
  });

  it('refuse times and amounts that contradict each other', async () => {
    const { workspace, people } = acme;
    const paths = async (change: object) => {
      const at = { workspace, payment_method_id: 'eft_try', ...change };
      const { errors } = await expectProblem(people.owner.api.paymentMethods.update(at));
      return errors?.map(({ path, code }) => `${path} ${code}`);
    };
    expect(await paths({ cut_off: '08:00' })).toEqual(['cut_off minimum', 'half_day_cut_off maximum']);
    expect(await paths({ opens: '13:00' })).toEqual(['half_day_cut_off minimum']);
    expect(await paths({ half_day_cut_off: '17:01' })).toEqual(['half_day_cut_off maximum']);
    expect(await paths({ min: 10, max: 9 })).toEqual(['max minimum']);
    const internal = { payment_method_id: 'bank_transfer_try_internal', settlement_days: 1 };
    expect(await paths(internal)).toEqual(['settlement_days maximum']);
  });
});

describe('exchange rates', () => {
  it('are set once for each pair, in the version that the caller has seen', async () => {
    const { workspace, people } = acme;
    const { exchangeRates } = people.admin.api;
    const set = (pair: string, numerator: number, ifMatch?: string) =>
      exchangeRates.set(
        { workspace, pair, numerator, denominator: 100, date: '2026-01-15' },
        ...(ifMatch === undefined ? [] : [{ ifMatch }]),
      );
    expect(await set('USD-TRY', 4125)).toMatchObject({ numerator: 4125, denominator: 100, etag: '1' });
    await set('EUR-TRY', 4800);
    expect(await set('USD-TRY', 4130, '1')).toMatchObject({ numerator: 4130, etag: '2' });
    expect(await statusOrCode(set('USD-TRY', 1, '1'))).toBe('precondition_failed');
    expect(await statusOrCode(set('GBP-TRY', 1, '1'))).toBe('precondition_failed');
    expect(await statusOrCode(set('TRY-TRY', 1))).toBe('invalid_request');
    const { data } = await people.viewer.api.exchangeRates.list({ workspace });
    expect(data.map(({ pair, numerator }) => [pair, numerator])).toEqual([
      ['USD-TRY', 4130],
      ['EUR-TRY', 4800],
    ]);
  });
});

describe('card numbers', () => {
  it('could be in many texts of the contract', () => {
    expect(cardNumberCases.length).toBeGreaterThan(30);
  });

  /** Rows of a batch are answered on their own. */
  type RowsAnswer = { id: PaymentBatchId; code?: string; results?: Array<{ code: string }> };
  const codeOf = async (operation: string, body: RowsAnswer) => {
    if (operation === 'paymentBatches.preview') return body.results?.[0]?.code;
    if (operation !== 'paymentBatches.create') return body.code;
    const at = { workspace: acme.workspace, project: acme.project.id, batch_id: body.id };
    const { data } = await server.operator.paymentBatches.listResults(at);
    return data[0]?.code;
  };

  it.each(cardNumberCases)('are refused in $name', async ({ operation, body }) => {
    const params = {
      ...Object.fromEntries(operation.parameters.path.map((name) => [name, 'unknown'])),
      ...{ workspace: acme.workspace, project: acme.project.id, calendar: 'tr', date: '2026-10-30' },
    };
    const path = pathOf(operation, { params });
    const answer = await send(server, operation.method, path, { token: server.operatorKey, body });
    expect(await codeOf(operation.id, answer.body)).toBe('card_data_not_allowed');
  });
});
