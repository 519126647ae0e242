import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../sdk/src/index.ts';
import { serviceKey, userKey } from '../support/every-operation/operations.ts';
import { chatEvents, type FakeUpstream, startFakeUpstream } from '../support/fake-upstream.ts';
import { pollUntil } from '../support/poll.ts';
import { hasPostgres } from '../support/postgres.ts';
import { rounds } from '../support/scale.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createTeam, createUser, type TestTeam, unique } from '../support/users.ts';

/** Streams of each change, half of them on each replica. */
const STREAMS = rounds({ sample: 20, full: 200 });
/** The guarantee is a second. A sample runs beside other tests, on few cores. */
const MOST_MS = rounds({ sample: 10_000, full: 1000 });

let server: TestServer;
let replica: { url: string; stop(): Promise<void> };
let provider: FakeUpstream;
let team: TestTeam;

/** A stream of a client, and when content came last. */
interface Stream {
  model: string;
  text: string;
  lastContentAt: number;
  ended: Promise<void>;
  endedAt: number | undefined;
}

async function startStream(url: string, token: string, slug: string): Promise<Stream> {
  const model = unique('endless');
  const texts = Array.from({ length: 2000 }, () => 'word');
  provider.answer(model, { events: chatEvents(texts), everyMs: 100 });
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      ...{ model: `@${slug}/${model}`, stream: true, messages: [{ role: 'user', content: 'Hi' }] },
    }),
  });
  expect(response.status).toBe(200);
  const stream: Stream = { model, text: '', lastContentAt: 0, ended: Promise.resolve(), endedAt: undefined };
  stream.ended = (async () => {
    for await (const chunk of Readable.fromWeb(response.body as WebStream)) {
      const text = Buffer.from(chunk).toString();
      stream.text += text;
      if (text.includes('"word"')) stream.lastContentAt = performance.now();
    }
    stream.endedAt = performance.now();
  })();
  return stream;
}

const startStreams = (token: string, slug: string, count = STREAMS): Promise<Stream[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      startStream(index % 2 === 0 ? server.url : replica.url, token, slug),
    ),
  );

/** Makes a virtual key of the fake provider. */
const virtualKey = (api: Tenantry, workspace: string) =>
  api.virtualKeys.create({
    ...{ workspace, slug: unique('vk'), name: 'Fake', provider: 'openai-compatible' as const },
    ...{ base_url: provider.url, secret: 'sk-canary-revocation-0123456789' },
  });

/** What a change ends: the streams of a key and a virtual key, and what their clients receive. */
interface Change {
  token: string;
  slug: string;
  code: RegExp;
  change(): Promise<unknown>;
}

/** A member with a key of their own. */
async function memberWithKey() {
  const { workspace } = team;
  const member = await createUser(server, 'Leaving');
  await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
  const { secret } = await userKey(member, workspace, 'read-write');
  return { at: { workspace, user_id: member.id }, token: secret };
}

const ownerApi = () => team.people.owner.api;
const newKey = () => serviceKey(team.people.owner, team.workspace, 'read-write');
const GONE = /credential_revoked|invalid_credentials|insufficient_permissions|not_found/;

const CHANGES: Record<string, () => Promise<Change>> = {
  'a key that is revoked': async () => {
    const { workspace } = team;
    const [key, { slug }] = [await newKey(), await virtualKey(ownerApi(), workspace)];
    const change = () => ownerApi().apiKeys.revoke({ workspace, key_id: key.id });
    return { token: key.secret, slug, code: /credential_revoked/, change };
  },
  'the old secret of a key whose rotation is finished': async () => {
    const { workspace } = team;
    const [key, { slug }] = [await newKey(), await virtualKey(ownerApi(), workspace)];
    await ownerApi().apiKeys.rotate({ workspace, key_id: key.id });
    const change = () => ownerApi().apiKeys.finishRotation({ workspace, key_id: key.id });
    return { token: key.secret, slug, code: GONE, change };
  },
  'a member who is deactivated': async () => {
    const [{ at, token }, { slug }] = [await memberWithKey(), await virtualKey(ownerApi(), team.workspace)];
    return { token, slug, code: GONE, change: () => ownerApi().members.deactivate(at) };
  },
  'a member who is removed': async () => {
    const [{ at, token }, { slug }] = [await memberWithKey(), await virtualKey(ownerApi(), team.workspace)];
    return { token, slug, code: GONE, change: () => ownerApi().members.remove(at) };
  },
  'a member who becomes a viewer': async () => {
    const [{ at, token }, { slug }] = [await memberWithKey(), await virtualKey(ownerApi(), team.workspace)];
    const change = () => ownerApi().members.update({ ...at, role: 'viewer' });
    return { token, slug, code: /insufficient/, change };
  },
  ...Object.fromEntries(
    (['deleted', 'disabled', 'rotated'] as const).map((kind) => [
      `a virtual key that is ${kind}`,
      async (): Promise<Change> => {
        const { workspace } = team;
        const [key, made] = [await newKey(), await virtualKey(ownerApi(), workspace)];
        const at = { workspace, virtual_key: made.id };
        const changes = {
          deleted: () => ownerApi().virtualKeys.delete(at),
          disabled: () => ownerApi().virtualKeys.update({ ...at, status: 'disabled' }),
          rotated: () => ownerApi().virtualKeys.rotate({ ...at, secret: 'sk-canary-second', force: true }),
        };
        const code = kind === 'deleted' ? /not_found/ : /virtual_key_unavailable/;
        return { token: key.secret, slug: made.slug, code, change: changes[kind] };
      },
    ]),
  ),
  'a project that is archived': async () => {
    const { workspace } = team;
    const project = await ownerApi().projects.create({
      ...{ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' as const },
    });
    const key = await serviceKey(team.people.owner, workspace, 'read-write', [project.id]);
    const { slug } = await virtualKey(ownerApi(), workspace);
    const change = () => ownerApi().projects.delete({ workspace, project: project.id });
    return { token: key.secret, slug, code: GONE, change };
  },
  'a workspace that is archived': async () => {
    const { owner } = team.people;
    const { slug: workspace } = await owner.api.workspaces.create({ name: 'W', slug: unique('w') });
    const key = await serviceKey(owner, workspace, 'read-write');
    const { slug } = await virtualKey(owner.api, workspace);
    const change = () => owner.api.workspaces.delete({ workspace, confirm: workspace });
    return { token: key.secret, slug, code: GONE, change };
  },
};

describe.runIf(hasPostgres())('running streams on two replicas', () => {
  beforeAll(async () => {
    provider = await startFakeUpstream();
    server = await startTestServer({ engine: 'postgres', env: { BACKGROUND_WORK: 'false' } });
    replica = await server.replica();
    team = await createTeam(server);
  }, 120_000);
  afterAll(async () => {
    await replica?.stop();
    await server?.stop();
    await provider?.close();
  });

  it.each(Object.keys(CHANGES))('%s ends them all, and no other ones', async (name) => {
    const prepare = CHANGES[name] ?? expect.fail(`There is no change ${name}.`);
    const { token, slug, code, change } = await prepare();
    const bystander = await newKey();
    const { slug: other } = await virtualKey(ownerApi(), team.workspace);
    const others = await startStreams(bystander.secret, other, 2);
    const streams = await startStreams(token, slug);
    await pollUntil(
      () => streams.filter(({ text }) => text.includes('"word"')).length,
      (begun) => begun === STREAMS,
      { what: 'content of each stream', timeout: 30_000 },
    );
    await change();
    const answeredAt = performance.now();
    await Promise.all(streams.map(({ ended }) => ended));
    const late = Math.max(...streams.map(({ lastContentAt }) => lastContentAt)) - answeredAt;
    const last = Math.max(...streams.map(({ endedAt = 0 }) => endedAt)) - answeredAt;
    process.stdout.write(
      `${name}: content ${Math.round(late)} ms, the end ${Math.round(last)} ms after the answer\n`,
    );
    expect(late).toBeLessThan(MOST_MS);
    expect(last).toBeLessThan(MOST_MS);
    for (const { text } of streams) {
      const [content = '', end = ''] = text.split('event: error\n');
      expect(content).toContain('"word"');
      expect(end).toMatch(code);
      expect(end).not.toContain('"word"');
      expect(text).not.toContain('[DONE]');
    }
    const models = streams.map(({ model }) => model);
    const aborted = () => models.filter((model) => provider.callsOf(model)[0]?.wasAborted === true).length;
    await pollUntil(aborted, (count) => count === STREAMS, { what: 'the ends of all calls' });
    const rows = () => server.knex('gateway_calls').whereIn('model', models).select('usage_source');
    expect(
      await pollUntil(rows, ({ length }) => length >= STREAMS, { what: 'a row of each stream' }),
    ).toEqual(models.map(() => ({ usage_source: 'estimated' })));
    expect(others.map(({ endedAt }) => endedAt)).toEqual([undefined, undefined]);
    await ownerApi().apiKeys.revoke({ workspace: team.workspace, key_id: bystander.id });
    await Promise.all(others.map(({ ended }) => ended));
  });
});
