import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as sdk from '../../sdk/src/index.ts';
import { clientOf, failure, json, problem } from './support.ts';

const fresh = { workspace: 'acme', name: 'Billing', slug: 'billing', environment: 'production' } as const;
const once = { maxRetries: 0 };

test.each([
  [400, 'invalid_request', sdk.BadRequestError],
  [401, 'invalid_credentials', sdk.AuthenticationError],
  [403, 'insufficient_role', sdk.PermissionDeniedError],
  [404, 'not_found', sdk.NotFoundError],
  [405, 'method_not_allowed', sdk.MethodNotAllowedError],
  [409, 'slug_taken', sdk.ConflictError],
  [412, 'precondition_failed', sdk.PreconditionFailedError],
  [413, 'payload_too_large', sdk.PayloadTooLargeError],
  [415, 'unsupported_media_type', sdk.UnsupportedMediaTypeError],
  [422, 'idempotency_key_reused', sdk.UnprocessableEntityError],
  [429, 'rate_limited', sdk.RateLimitError],
  [500, 'internal_error', sdk.InternalServerError],
  [503, 'unavailable', sdk.UnavailableError],
] as const)('%i %s is an error of its own class', async (status, code, Class) => {
  const error = await failure(clientOf([problem(status, code)], once).tenantry.projects.create(fresh));
  expect(error).toBeInstanceOf(Class);
  expect(error).toBeInstanceOf(sdk.ApiError);
  expect(error).toBeInstanceOf(sdk.TenantryError);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ status, code, request_id: 'req_1' });
  expect(error).toHaveProperty('name', Object.entries(sdk).find(([, value]) => value === Class)?.[0]);
});

test('every exported error is named as it is exported', () => {
  for (const [name, value] of Object.entries(sdk)) {
    if (name.endsWith('Error')) expect(value).toHaveProperty('name', name);
  }
});

test('statuses without a class of their own are an ApiError, or a ServerError', async () => {
  const teapot = await failure(clientOf([problem(418, 'invalid_state')], once).tenantry.me.get());
  const gateway = await failure(clientOf([problem(504, 'unavailable')], once).tenantry.me.get());
  expect(Object.getPrototypeOf(teapot)).toBe(sdk.ApiError.prototype);
  expect(Object.getPrototypeOf(gateway)).toBe(sdk.ServerError.prototype);
});

test('everything of the problem is on the error', async () => {
  const errors = [{ location: 'body', path: 'slug', code: 'pattern', message: 'Use lower-case letters.' }];
  const sent = problem(403, 'insufficient_role', {
    errors,
    required_permission: 'projects:create',
    users: ['usr_1'],
  });
  const error = await failure(clientOf([sent]).tenantry.projects.create(fresh));
  expect(error).toMatchObject({
    message: '403 insufficient_role: A sentence that helps. (request req_1)',
    type: 'https://api.test/errors/insufficient_role',
    title: 'A title',
    detail: 'A sentence that helps.',
    errors,
    required_permission: 'projects:create',
    problem: { users: ['usr_1'], instance: '/v1/somewhere' },
  });
});

test('headers and the seconds of Retry-After are on the error', async () => {
  const sent = problem(429, 'rate_limited', {}, { 'retry-after': '12', ratelimit: '"default";r=0;t=12' });
  const error = await failure(clientOf([sent], once).tenantry.me.get());
  if (!(error instanceof sdk.RateLimitError)) throw error;
  expect(error.retryAfter).toBe(12);
  expect(error.headers.get('ratelimit')).toBe('"default";r=0;t=12');
});

describe('a response that is no problem document', () => {
  const html = (status: number) =>
    new Response('<html>Bad gateway, token tn_svc_secret</html>', {
      status,
      headers: { 'content-type': 'text/html', 'x-request-id': 'proxy-7' },
    });

  test.each([
    [404, sdk.NotFoundError],
    [502, sdk.ServerError],
    [503, sdk.UnavailableError],
  ])('is still an error of the right class: %i in HTML', async (status, Class) => {
    const error = await failure(clientOf([html(status)], once).tenantry.me.get());
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      status,
      code: 'unknown',
      type: 'about:blank',
      title: `HTTP ${status}`,
      errors: [],
      request_id: 'proxy-7',
      problem: undefined,
      message: `${status} unknown: The server responded with ${status}, but not with a problem document. (request proxy-7)`,
    });
  });

  test.each([null, 'text', [], { message: 'Forbidden' }])('is not mistaken for one: %j', async (body) => {
    const error = await failure(clientOf([json(body, 403)]).tenantry.me.get());
    expect(error).toBeInstanceOf(sdk.PermissionDeniedError);
    expect(error).toMatchObject({ code: 'unknown', request_id: undefined });
  });

  test('with status 200 is an error, too, and its body is not repeated', async () => {
    const error = await failure(clientOf([html(200)]).tenantry.me.get());
    expect(error).toBeInstanceOf(sdk.TenantryError);
    expect(inspect(error)).toContain('Is baseUrl a Tenantry server?');
    expect(inspect(error)).not.toContain('tn_svc_secret');
  });
});

test('an error never shows the credential or the body that was sent', async () => {
  const secret = {
    workspace: 'acme',
    name: 'hidden-name',
    slug: 'hidden-slug',
    environment: 'production',
  } as const;
  const answers = [
    problem(400, 'invalid_request'),
    problem(500, 'internal_error'),
    new TypeError('fetch failed'),
  ];
  for (const answer of answers) {
    const { tenantry } = clientOf([answer], { ...once, token: 'tn_svc_hidden' });
    const error = await failure(tenantry.projects.create(secret, { idempotencyKey: 'hidden-key' }));
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain('hidden');
  }
});

test.each([
  [{ token: 'tn_svc_hid\nden' }, {}],
  [{ token: 'tn_svc_hidden€' }, {}],
  [{}, { idempotencyKey: 'hidd\u0000en' }],
  [{}, { idempotencyKey: '' }],
])('a header that cannot be sent is refused without showing it: %#', async (options, callOptions) => {
  const { tenantry, attempts } = clientOf([json({})], options);
  const error = await failure(tenantry.projects.create(fresh, callOptions));
  expect(error).toBeInstanceOf(sdk.TenantryError);
  expect(inspect(error)).not.toMatch(/hid/);
  expect(attempts).toHaveLength(0);
});

test('a client does not show its credential when it is printed', () => {
  const { tenantry } = clientOf([], { token: 'tn_svc_hidden' });
  expect(inspect(tenantry, { depth: 9, showHidden: true }) + JSON.stringify(tenantry)).not.toContain(
    'hidden',
  );
});

test('a class that a program derives has its own instances alone', () => {
  class OwnError extends sdk.ApiError {}
  const response = new Response(null, { status: 404 });
  expect(new OwnError(response, '', 1)).toBeInstanceOf(OwnError);
  expect(new OwnError(response, '', 1)).toBeInstanceOf(sdk.ApiError);
  expect(new sdk.ApiError(response, '', 1)).not.toBeInstanceOf(OwnError);
  for (const value of [null, undefined, 'NotFoundError', 404, {}, new Error('No.')])
    expect(value).not.toBeInstanceOf(sdk.TenantryError);
});
