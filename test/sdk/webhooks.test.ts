import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { ApiKey, Project, WebhookEvent } from '../../sdk/src/index.ts';
import { testHeaders, unwrap, WebhookVerificationError } from '../../sdk/src/webhooks.ts';
import { createSecret, signatureHeaders } from '../../server/features/records/webhooks/signature.ts';

const secret = createSecret();
const event = {
  id: 'evt_01kah4x8v5ezf9w2m4n6qc1pb0',
  type: 'workspace.updated',
  created_at: '2026-01-15T09:30:00.000Z',
  workspace_id: 'ws_01kah4x8v5ezf9w2m4n68xj7wh',
  data: { name: 'Öykü & Ö 🚀' },
};
const body = JSON.stringify(event);
const now = () => Math.floor(Date.now() / 1000);

/** As the public package signs, which shares no code with ours. */
const signed = (by: string, timestamp = now(), text = body, id = event.id) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': new Webhook(by).sign(id, new Date(timestamp * 1000), text),
});

const refused = (call: Promise<unknown>) => expect(call).rejects.toBeInstanceOf(WebhookVerificationError);

describe('unwrap', () => {
  test('accepts what the standardwebhooks package signs', async () => {
    expect(await unwrap(body, signed(secret), secret)).toEqual(event);
  });

  test('accepts the body as bytes, and every form of headers', async () => {
    const headers = signed(secret);
    expect(await unwrap(new TextEncoder().encode(body), new Headers(headers), secret)).toEqual(event);
    expect(await unwrap(Buffer.from(body), headers, [secret])).toEqual(event);
    const lists = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]);
    expect(await unwrap(body, Object.fromEntries(lists), secret)).toEqual(event);
  });

  test('accepts either secret while one is rotated, on either side', async () => {
    const old = createSecret();
    expect(await unwrap(body, signed(old), [secret, old])).toEqual(event);
    const both = signatureHeaders({ id: event.id, timestamp: now(), body, secrets: [secret, old] });
    expect(await unwrap(body, both, old)).toEqual(event);
    expect(await unwrap(body, both, secret)).toEqual(event);
    await refused(unwrap(body, both, createSecret()));
  });

  test('refuses a changed body, id or time', async () => {
    const headers = signed(secret);
    await refused(unwrap(body.replace('updated', 'deleted'), headers, secret));
    await refused(unwrap(body, { ...headers, 'webhook-id': 'evt_other' }, secret));
    await refused(
      unwrap(
        body,
        { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 1) },
        secret,
      ),
    );
    await refused(unwrap(`${body} `, headers, secret));
  });

  test.each([-301, 301])('refuses what was signed %i seconds from now', async (seconds) => {
    await refused(unwrap(body, signed(secret, now() + seconds), secret));
    expect(await unwrap(body, signed(secret, now() + Math.sign(seconds) * 290), secret)).toEqual(event);
  });

  test.each(['', 'v1,', 'v1,%%%', 'v1', 'v2,abc', ' ', 'v1,AAAA', 'v1a,AAAA'])(
    'refuses the signature "%s"',
    async (signature) => {
      await refused(unwrap(body, { ...signed(secret), 'webhook-signature': signature }, secret));
    },
  );

  test.each(['', 'soon', 'NaN', 'Infinity'])('refuses the time "%s"', async (timestamp) => {
    await refused(unwrap(body, { ...signed(secret), 'webhook-timestamp': timestamp }, secret));
  });

  test('refuses a request without headers, and says which is missing', async () => {
    await refused(unwrap(body, {}, secret));
    await expect(unwrap(body, {}, secret)).rejects.toThrow('webhook-timestamp is missing');
  });

  test.each(['', 'whsec_', 'whsec_%%%', 'tn_svc_x'])('never accepts a webhook with the secret "%s"', (bad) =>
    refused(unwrap(body, signed(secret), bad)),
  );

  const mistake = (value: unknown) => value as never;
  test.each([
    ['a parsed body', () => unwrap(mistake(event), signed(secret), secret), /raw body.*express\.raw/],
    ['no body', () => unwrap(mistake(undefined), signed(secret), secret), /raw body/],
    ['no headers', () => unwrap(body, mistake(undefined), secret), /headers of the request/],
    ['headers as text', () => unwrap(body, mistake('webhook-id: 1'), secret), /headers of the request/],
    ['no secret', () => unwrap(body, signed(secret), mistake(undefined)), /begins with whsec_/],
    ['an empty list of secrets', () => unwrap(body, signed(secret), []), /begins with whsec_/],
    ['a key for a secret', () => unwrap(body, signed(secret), 'tn_svc_x'), /begins with whsec_/],
    [
      'a body that is not JSON',
      () => unwrap('s3cret', signed(secret, now(), 's3cret'), secret),
      /^The webhook is signed with this secret, but its body is not JSON\.$/,
    ],
  ])('names the mistake in a WebhookVerificationError: %s', async (_, call, said) => {
    const error = await call().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(String(Reflect.get(Object(error), 'message'))).toMatch(said);
  });

  test('accepts the body as an ArrayBuffer', async () => {
    const bytes = new TextEncoder().encode(body);
    expect(await unwrap(bytes.buffer, signed(secret), secret)).toEqual(event);
  });
});

describe('testHeaders', () => {
  test('are those that the server sends, so that they pass every verification', async () => {
    const headers = await testHeaders(body, secret);
    expect(headers['webhook-id']).toBe(event.id);
    const timestamp = Number(headers['webhook-timestamp']);
    expect(headers).toMatchObject(signatureHeaders({ id: event.id, timestamp, body, secrets: [secret] }));
    expect(new Webhook(secret).verify(body, headers)).toEqual(event);
    expect(await unwrap(body, new Headers(headers), secret)).toEqual(event);
  });

  test('make a webhook that is too old, of another id or with another secret', async () => {
    const old = await testHeaders(body, secret, { timestamp: new Date(Date.now() - 400_000) });
    await refused(unwrap(body, old, secret));
    expect(await testHeaders('{}', secret, { id: 'evt_7' })).toHaveProperty('webhook-id', 'evt_7');
    await refused(unwrap(body, await testHeaders(body, createSecret()), secret));
  });

  test('names a parsed body and a wrong secret as mistakes', async () => {
    // @ts-expect-error it is parsed
    await expect(testHeaders(event, secret)).rejects.toThrow('Pass the raw body of the request');
    await expect(testHeaders(body, 'tn_svc_x')).rejects.toThrow('begins with whsec_');
  });
});

test('the standardwebhooks package accepts what the server signs', () => {
  for (let length = 0; length < 50; length += 1) {
    const text = JSON.stringify({ ...event, data: randomBytes(length).toString('latin1') });
    const headers = signatureHeaders({ id: event.id, timestamp: now(), body: text, secrets: [secret] });
    expect(new Webhook(secret).verify(text, headers)).toEqual(JSON.parse(text));
  }
});

test('the type of an event determines the type of its data', () => {
  const use = (one: WebhookEvent) => {
    if (one.type === 'project.created') expectTypeOf(one.data).toEqualTypeOf<Project>();
    if (one.type === 'api_key.revoked') expectTypeOf(one.data).toEqualTypeOf<ApiKey>();
    // @ts-expect-error there is no such event
    return one.type === 'project.exploded';
  };
  expectTypeOf(use).returns.toBeBoolean();
  expectTypeOf(unwrap).returns.resolves.toEqualTypeOf<WebhookEvent>();
});
