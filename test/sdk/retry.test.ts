import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  AbortedError,
  ApiError,
  ConflictError,
  ConnectionError,
  InternalServerError,
  NotFoundError,
  PreconditionFailedError,
  RateLimitError,
  TimeoutError,
  UnavailableError,
} from '../../sdk/src/index.ts';
import { type Answer, clientOf, empty, failure, json, problem } from './support.ts';

const here = { workspace: 'acme', project: 'billing' };
const fresh = { workspace: 'acme', name: 'Billing', slug: 'billing', environment: 'production' } as const;
const broken = () => new TypeError('fetch failed');

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets all the time pass that the call wants to wait, and gives back how it ended. */
async function settle<Call extends Promise<unknown>>(call: Call): Promise<Awaited<Call>> {
  call.catch(() => {});
  await vi.runAllTimersAsync();
  return await call;
}

describe('a retry', () => {
  const passing: [string, Answer][] = [
    ['a broken connection', broken()],
    ['408', empty(408)],
    ['429', problem(429, 'rate_limited')],
    ['500', problem(500, 'internal_error')],
    ['502', empty(502)],
    ['503', problem(503, 'unavailable')],
    ['504', empty(504)],
  ];

  test.each(passing)('repeats a GET after %s', async (_, answer) => {
    const { tenantry, attempts } = clientOf([answer, json({ id: 'prj_1' })]);
    expect(await settle(tenantry.projects.get(here))).toEqual({ id: 'prj_1' });
    expect(attempts).toHaveLength(2);
  });

  test.each(passing)('repeats a POST after %s, with the same key and the same body', async (_, answer) => {
    const { tenantry, attempts } = clientOf([answer, answer, json({ id: 'prj_1' }, 201)]);
    await settle(tenantry.projects.create(fresh));
    const keys = new Set(attempts.map(({ request }) => request.headers.get('idempotency-key')));
    expect(keys.size).toBe(1);
    expect([...keys][0]).toMatch(/^[\da-f-]{36}$/);
    expect(attempts.map(({ body }) => body)).toEqual(Array(3).fill(attempts[0]?.body));
    expect(attempts[0]?.body).toContain('"slug":"billing"');
  });

  test.each(passing)(
    'repeats a PATCH, a PUT and a DELETE after %s, each with its own key',
    async (_, answer) => {
      const { tenantry, attempts } = clientOf([answer, json({}), answer, json({}), answer, empty(204)]);
      await settle(tenantry.projects.update({ ...here, name: 'New' }));
      await settle(tenantry.projectMembers.set({ ...here, user_id: 'usr_1', role: null }));
      await settle(tenantry.projectMembers.remove({ ...here, user_id: 'usr_1' }));
      expect(attempts.map(({ request }) => request.method)).toEqual([
        'PATCH',
        'PATCH',
        'PUT',
        'PUT',
        'DELETE',
        'DELETE',
      ]);
      const keys = attempts.map(({ request }) => request.headers.get('idempotency-key'));
      expect(new Set(keys).size).toBe(3);
      expect([keys[0], keys[2], keys[4]]).toEqual([keys[1], keys[3], keys[5]]);
    },
  );

  test('repeats a request whose connection breaks inside the body', async () => {
    const torn = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"id":'));
            controller.error(new TypeError('terminated'));
          },
        }),
      );
    const { tenantry, attempts } = clientOf([torn, json({ id: 'prj_1' })]);
    expect(await settle(tenantry.projects.get(here))).toEqual({ id: 'prj_1' });
    expect(attempts).toHaveLength(2);
  });
});

describe('the client never retries', () => {
  test.each([400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 501])('a %s', async (status) => {
    const { tenantry, attempts } = clientOf([problem(status, 'invalid_state')]);
    expect(await failure(settle(tenantry.projects.create(fresh)))).toBeInstanceOf(ApiError);
    expect(attempts).toHaveLength(1);
  });

  test('a change whose key was removed, after a 500, which may be half done', async () => {
    const { tenantry, attempts } = clientOf([problem(500, 'internal_error')]);
    const bare = { headers: { 'idempotency-key': null } };
    const calls = [
      () => tenantry.projects.update({ ...here, name: 'New' }, bare),
      () => tenantry.projectMembers.set({ ...here, user_id: 'usr_1', role: null }, bare),
      () => tenantry.projects.delete(here, bare),
    ];
    for (const call of calls) expect(await failure(settle(call()))).toBeInstanceOf(InternalServerError);
    expect(attempts).toHaveLength(3);
  });

  test('a POST whose key was removed, unless it was refused before anything happened', async () => {
    const bare = { headers: { 'idempotency-key': null } };
    const lost = clientOf([broken()]);
    await failure(settle(lost.tenantry.projects.create(fresh, bare)));
    expect(lost.attempts).toHaveLength(1);
    const refused = clientOf([problem(429, 'rate_limited'), json({}, 201)]);
    await settle(refused.tenantry.projects.create(fresh, bare));
    expect(refused.attempts).toHaveLength(2);
  });

  test('anything, when maxRetries is 0, for the client or for the call', async () => {
    const client = clientOf([empty(503)], { maxRetries: 0 });
    await failure(settle(client.tenantry.projects.get(here)));
    expect(client.attempts).toHaveLength(1);
    await failure(settle(client.tenantry.projects.get(here, { maxRetries: 1 })));
    expect(client.attempts).toHaveLength(3);
  });
});

describe('after the last attempt', () => {
  test('the last response is the error, with the number of attempts', async () => {
    const { tenantry, attempts } = clientOf([problem(503, 'unavailable')]);
    const error = await failure(settle(tenantry.projects.get(here)));
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error).toMatchObject({ status: 503, attempts: 3 });
    expect(attempts).toHaveLength(3);
  });

  test('a broken connection is a ConnectionError with its cause', async () => {
    const cause = broken();
    const error = await failure(settle(clientOf([cause]).tenantry.projects.get(here)));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ name: 'ConnectionError', attempts: 3, cause });
  });

  test('a delete whose response was lost says that it may be done', async () => {
    const { tenantry } = clientOf([broken(), problem(404, 'not_found')]);
    const error = await failure(settle(tenantry.projectMembers.remove({ ...here, user_id: 'usr_1' })));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ attempts: 2 });
  });

  test('a conditional change whose response was lost says that it may be done', async () => {
    const { tenantry } = clientOf(['silence', problem(412, 'precondition_failed')]);
    const error = await failure(
      settle(tenantry.projects.update({ ...here, name: 'New' }, { ifMatch: 'v1' })),
    );
    expect(error).toBeInstanceOf(PreconditionFailedError);
    expect(error).toMatchObject({ attempts: 2 });
  });

  test('an error at the first attempt says that it was the only one', async () => {
    expect(
      await failure(clientOf([problem(409, 'slug_taken')]).tenantry.projects.create(fresh)),
    ).toMatchObject({
      attempts: 1,
    });
  });
});

describe('the pause before a retry', () => {
  const waits = (attempts: { after: number }[]) =>
    attempts.slice(1).map(({ after }, index) => after - (attempts[index]?.after ?? 0));

  test('is half a second, then twice as long each time, up to 8 seconds', async () => {
    const { tenantry, attempts } = clientOf([empty(503)], { maxRetries: 7 });
    await failure(settle(tenantry.projects.get(here)));
    expect(waits(attempts)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  test('is up to a quarter less, so that clients do not return together', async () => {
    vi.mocked(Math.random).mockReturnValue(1);
    const { tenantry, attempts } = clientOf([empty(503)], { maxRetries: 2 });
    await failure(settle(tenantry.projects.get(here)));
    expect(waits(attempts)).toEqual([375, 750]);
  });

  test.each([
    ['seconds', '7', 7000],
    ['none', '0', 0],
    ['a date', 'Sun, 22 Nov 2026 12:00:20 GMT', 20_000],
    ['a date that has passed', 'Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['the longest that is waited for', '60', 60_000],
    ['nonsense', 'soon', 500],
  ])('follows Retry-After: %s', async (_, value, expected) => {
    const { tenantry, attempts } = clientOf([
      problem(429, 'rate_limited', {}, { 'retry-after': value }),
      json({}),
    ]);
    await settle(tenantry.projects.get(here));
    expect(waits(attempts)).toEqual([expected]);
  });

  test('ends the call at once when Retry-After is more than a minute', async () => {
    const { tenantry, attempts } = clientOf([problem(429, 'rate_limited', {}, { 'retry-after': '61' })]);
    const error = await failure(tenantry.projects.get(here));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfter: 61 });
    expect(attempts).toHaveLength(1);
  });
});

describe('a timeout', () => {
  test('applies to each attempt, with 30 seconds by default', async () => {
    const { tenantry, attempts } = clientOf(['silence'], { maxRetries: 1 });
    const error = await failure(settle(tenantry.projects.get(here)));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      name: 'TimeoutError',
      message: 'No response within 30000 ms.',
      attempts: 2,
    });
    expect(attempts.map(({ after }) => after)).toEqual([0, 30_500]);
    expect(attempts.every(({ request }) => request.signal.aborted)).toBe(true);
  });

  test('can be set for the client and for the call', async () => {
    const { tenantry } = clientOf(['silence'], { timeout: 5000, maxRetries: 0 });
    await expect(settle(tenantry.projects.get(here))).rejects.toThrow('No response within 5000 ms.');
    await expect(settle(tenantry.projects.get(here, { timeout: 50 }))).rejects.toThrow(
      'No response within 50 ms.',
    );
  });

  test('covers a body that never ends', async () => {
    const endless = () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) }));
    const { tenantry } = clientOf([endless], { maxRetries: 0 });
    expect(await failure(settle(tenantry.projects.get(here)))).toBeInstanceOf(TimeoutError);
  });

  test.each([0, Number.POSITIVE_INFINITY])('is off with %s', async (timeout) => {
    const slow = () =>
      new Promise<Response>((resolve) => setTimeout(resolve, 3_600_000, json({ id: 'prj_1' })));
    const { tenantry, attempts } = clientOf([slow], { timeout });
    expect(await settle(tenantry.projects.get(here))).toEqual({ id: 'prj_1' });
    expect(attempts).toHaveLength(1);
  });

  test('leaves no timer and no listener behind', async () => {
    const { signal } = new AbortController();
    const listening = vi.spyOn(signal, 'addEventListener');
    const stopping = vi.spyOn(signal, 'removeEventListener');
    const { tenantry } = clientOf([empty(503), json({})]);
    await settle(tenantry.projects.get(here, { signal }));
    expect(vi.getTimerCount()).toBe(0);
    expect(listening.mock.calls.length).toBe(3);
    expect(stopping.mock.calls).toEqual(listening.mock.calls);
  });
});

describe('an aborted signal', () => {
  test('ends every call that was made with it, through one listener', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const listening = vi.spyOn(signal, 'addEventListener');
    const { tenantry, attempts } = clientOf(['silence']);
    const calls = Array.from({ length: 50 }, () => failure(tenantry.projects.get(here, { signal })));
    await vi.advanceTimersByTimeAsync(100);
    expect(attempts).toHaveLength(50);
    expect(listening).toHaveBeenCalledTimes(1);
    controller.abort();
    for (const error of await Promise.all(calls)) expect(error).toBeInstanceOf(AbortedError);
  });

  test('sends nothing when it was aborted before', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    const error = await failure(
      tenantry.projects.get(here, { signal: AbortSignal.abort('changed my mind') }),
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ name: 'AbortedError', cause: 'changed my mind' });
    expect(attempts).toHaveLength(0);
  });

  test('aborts a request under way, which is not repeated', async () => {
    const controller = new AbortController();
    const { tenantry, attempts } = clientOf(['silence']);
    const call = tenantry.projects.get(here, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect(await failure(call)).toBeInstanceOf(AbortedError);
    await vi.runAllTimersAsync();
    expect(attempts).toHaveLength(1);
    expect(attempts[0]?.request.signal.aborted).toBe(true);
  });

  test('ends a call at once that waits for its next attempt', async () => {
    const controller = new AbortController();
    const { tenantry, attempts } = clientOf([empty(503)]);
    const call = tenantry.projects.get(here, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect(await failure(call)).toBeInstanceOf(AbortedError);
    expect(vi.getTimerCount()).toBe(0);
    expect(attempts).toHaveLength(1);
  });

  test('ends an iteration between the pages of a list', async () => {
    const controller = new AbortController();
    const { tenantry, attempts } = clientOf([
      json({ data: [{ id: 'prj_1' }], has_more: true, next_cursor: 'c1' }),
    ]);
    const error = await failure(
      (async () => {
        for await (const _ of tenantry.projects.list({ workspace: 'acme' }, { signal: controller.signal })) {
          controller.abort();
        }
      })(),
    );
    expect(error).toBeInstanceOf(AbortedError);
    expect(attempts).toHaveLength(1);
  });
});

test('a conflict is reported, not repeated, although the POST has a key', async () => {
  const { tenantry, attempts } = clientOf([problem(409, 'slug_taken'), json({}, 201)]);
  expect(await failure(settle(tenantry.projects.create(fresh)))).toBeInstanceOf(ConflictError);
  expect(attempts).toHaveLength(1);
});

test('each call has its own idempotency key, and a given one is used', async () => {
  const { tenantry, attempts } = clientOf([json({}, 201)]);
  await tenantry.projects.create(fresh);
  await tenantry.projects.create(fresh);
  await tenantry.projects.create(fresh, { idempotencyKey: 'order-4711' });
  const keys = attempts.map(({ request }) => request.headers.get('idempotency-key'));
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe('order-4711');
});
