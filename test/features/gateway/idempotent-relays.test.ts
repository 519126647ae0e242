import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceKey } from '../../support/every-operation/operations.ts';
import { chatEvents } from '../../support/fake-upstream.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { unique } from '../../support/users.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('fake');
}, 60_000);
afterAll(() => scene.stop());

/** Asks with an `Idempotency-Key`. */
const ask = (
  model: string,
  key: string,
  more: object = {},
  { headers = {}, token }: { headers?: Record<string, string>; token?: string } = {},
) => scene.chat(`@fake/${model}`, more, { 'idempotency-key': key, ...headers }, token);
const streamed = { stream: true };
const replayed = (response: Response) => response.headers.get('idempotency-replayed');
const callsOf = (model: string) => scene.provider.callsOf(model).length;
const rowsOf = (model: string) => scene.server.knex('gateway_calls').where({ model });
/** A model and a key that no other test uses. */
const fresh = () => ({ model: unique('m'), key: unique('key') });

describe('a repetition of a request with its Idempotency-Key', () => {
  it('gets the bytes of the first answer, also while that is under way, and costs nothing', async () => {
    const { model, key } = fresh();
    scene.provider.answer(model, {
      delayMs: 150,
      body: { id: model, choices: [], usage: { prompt_tokens: 7 } },
    });
    const twins = await Promise.all(Array.from({ length: 6 }, () => ask(model, key)));
    twins.push(await ask(model, key));
    const texts = await Promise.all(twins.map((one) => one.text()));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain(model);
    expect(twins.map(replayed).filter((value) => value === 'true')).toHaveLength(6);
    expect(callsOf(model)).toBe(1);
    await expect.poll(async () => (await rowsOf(model)).length).toBe(1);
    expect(await rowsOf(model)).toMatchObject([{ input_tokens: '7' }]);
  });

  it('gets the bytes of a stream, as soon as that has ended', async () => {
    const { model, key } = fresh();
    scene.provider.answer(model, { events: chatEvents(['a', 'ß', '🙂']), pieces: 7 });
    const first = await ask(model, key, streamed);
    const text = await first.text();
    expect(text).toContain('[DONE]');
    const second = await ask(model, key, streamed);
    expect(await second.text()).toBe(text);
    expect([replayed(first), replayed(second)]).toEqual([null, 'true']);
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(callsOf(model)).toBe(1);
    await expect.poll(async () => (await rowsOf(model)).length).toBe(1);
  });

  it('is refused while a stream is under way, whose client gets all of it', async () => {
    const { model, key } = fresh();
    scene.provider.answer(model, { events: chatEvents(), everyMs: 60 });
    const first = await ask(model, key, streamed);
    const twin = await ask(model, key, streamed);
    expect(await bodyOf(twin)).toMatchObject({ status: 409, code: 'idempotency_key_in_use' });
    expect(await first.text()).toContain('[DONE]');
    expect(callsOf(model)).toBe(1);
  });

  it('is refused with another body, another destination, or other values that the call depends on', async () => {
    const { model, key } = fresh();
    const headers = { 'x-portkey-forward-headers': 'x-tag', 'x-tag': 'blue' };
    await ask(model, key, {}, { headers });
    const others = [
      ask(model, key, { seed: 1 }, { headers }),
      ask(model, key, {}, { headers: { ...headers, 'x-tag': 'red' } }),
      ask(model, key, {}, { headers: { ...headers, 'x-portkey-metadata': '{"plan":"paid"}' } }),
      ask(model, key, {}, { headers: { ...headers, 'x-tenantry-project': scene.team.project.slug } }),
      ask(model, key, streamed, { headers }),
    ];
    for (const other of await Promise.all(others))
      expect(await bodyOf(other)).toMatchObject({ code: 'idempotency_key_reused' });
    expect(replayed(await ask(model, key, {}, { headers }))).toBe('true');
    expect(callsOf(model)).toBe(1);
  });

  it('is another request when another caller sends it, or for another operation', async () => {
    const { model, key } = fresh();
    const other = await scene.newKey();
    expect(replayed(await ask(model, key))).toBeNull();
    expect(replayed(await ask(model, key, {}, { token: other.secret }))).toBeNull();
    expect(callsOf(model)).toBe(2);
    const response = await fetch(`${scene.server.url}/v1/embeddings`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', authorization: `Bearer ${scene.key}` },
        'idempotency-key': key,
      },
      body: JSON.stringify({ model: `@fake/${model}`, input: 'Hi' }),
    });
    expect(await bodyOf(response)).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('gets no answer any more when the key of the caller is revoked', async () => {
    const { model, key } = fresh();
    const { workspace, people } = scene.team;
    const caller = await serviceKey(people.owner, workspace, 'read-write');
    await ask(model, key, {}, { token: caller.secret });
    await people.owner.api.apiKeys.revoke({ workspace, key_id: caller.id });
    expect((await ask(model, key, {}, { token: caller.secret })).status).toBe(401);
  });
});

describe('a first request that failed', () => {
  it.each([
    ['an error of the provider', { status: 500, body: { error: { message: 'no' } } }, {}],
    ['a refusal of the provider', { status: 429, body: { error: { message: 'later' } } }, {}],
    ['an answer that breaks off', { body: { choices: [] }, cutAfter: 5 }, {}],
    ['a stream that breaks off', { events: chatEvents(), cutAfter: 300 }, streamed],
    ['a stream that ends without its end', { events: chatEvents().slice(0, 3) }, streamed],
    ['a stream that begins with an error', { events: ['data: {"error":{"message":"no"}}\n\n'] }, streamed],
    [
      'a stream with an error in it',
      { events: [...chatEvents().slice(0, 2), 'data: {"error":{"message":"no"}}\n\n', 'data: [DONE]\n\n'] },
      streamed,
    ],
  ])('by %s is sent to the provider again', async (_, failure, more) => {
    const { model, key } = fresh();
    const events = chatEvents(['again']);
    scene.provider.answer(model, failure, 'stream' in more ? { events } : { body: { choices: [] } });
    await (await ask(model, key, more)).text();
    // A stream is let go when its response has closed.
    const again = async () => {
      const response = await ask(model, key, more);
      await response.text();
      return response.status;
    };
    await expect.poll(again, { timeout: 5000 }).toBe(200);
    const third = await ask(model, key, more);
    expect([third.status, replayed(third)]).toEqual([200, 'true']);
    expect(await third.text()).toContain('stream' in more ? 'again' : 'choices');
    expect(callsOf(model)).toBe(2);
  });

  it('by its client, who left the stream, is sent to the provider again', async () => {
    const { model, key } = fresh();
    scene.provider.answer(model, { events: chatEvents(), stallAfter: 2 }, { events: chatEvents() });
    const first = await ask(model, key, streamed);
    await first.body?.cancel();
    await expect.poll(async () => (await ask(model, key, streamed)).text()).toContain('[DONE]');
    expect(replayed(await ask(model, key, streamed))).toBe('true');
    expect(callsOf(model)).toBe(2);
  });

  it('by its server, which was killed, is sent to the provider again when its claim has expired', async () => {
    const { model, key } = fresh();
    const first = await ask(model, key, streamed);
    await first.text();
    const record = () => scene.server.knex('idempotency_records').orderBy('created_at', 'desc').limit(1);
    const [own] = await record();
    const at = { principal: own?.principal ?? '', key_hash: own?.key_hash ?? Buffer.alloc(0) };
    // As a server leaves it that was killed.
    await scene.server.knex('idempotency_records').where(at).update({ reply: null });
    expect((await ask(model, key, streamed)).status).toBe(409);
    await scene.server.knex.raw(
      `update idempotency_records set created_at = now() - interval '61 seconds' where key_hash = :key_hash`,
      at,
    );
    expect(await (await ask(model, key, streamed)).text()).toContain('[DONE]');
    expect(callsOf(model)).toBe(2);
  });
});
