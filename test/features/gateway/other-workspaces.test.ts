import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceKey } from '../../support/every-operation/operations.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { createTeam, type TestTeam } from '../../support/users.ts';

let scene: RelayScene;
let other: TestTeam;
/** A key of the other workspace. */
let stranger: string;
let virtualKey: string;
let config: { id: string; slug: string };
const CACHED = { virtual_key: 'fake', cache: { mode: 'simple' } };

beforeAll(async () => {
  scene = await startRelayScene();
  ({ id: virtualKey } = await scene.virtualKey('fake'));
  const { workspace, people } = scene.team;
  config = await people.owner.api.configs.create({
    workspace,
    slug: 'routes',
    name: 'Routes',
    config: CACHED,
  });
  other = await createTeam(scene.server);
  ({ secret: stranger } = await serviceKey(other.people.owner, other.workspace, 'read-write'));
}, 60_000);
afterAll(() => scene.stop());

/** What of a refusal differs for each request. */
const withoutRequest = ({ request_id: _id, ...problem }: Record<string, unknown>) => problem;

/** Calls as the stranger, and returns the refusal as it is, but for what names the thing. */
async function refusalOf(model: string, headers: Record<string, string>, named: string) {
  const response = await scene.chat(model, {}, headers, stranger);
  const text = JSON.stringify(withoutRequest(await bodyOf(response)));
  return { status: response.status, text: text.replaceAll(named, 'NAME') };
}

describe('what another workspace has', () => {
  const inline = (target: object) => ({ 'x-portkey-config': JSON.stringify(target) });
  it.each<[string, () => string, string, (name: string) => [model: string, headers: Record<string, string>]]>(
    [
      ['a virtual key in the model', () => virtualKey, 'vk_absent', (name) => [`@${name}/m`, {}]],
      ['a virtual key by its slug', () => 'fake', 'absent', (name) => [`@${name}/m`, {}]],
      [
        'a virtual key in a header',
        () => virtualKey,
        'vk_absent',
        (name) => ['m', { 'x-portkey-virtual-key': name }],
      ],
      [
        'a provider in a header',
        () => 'fake',
        'absent',
        (name) => ['m', { 'x-portkey-provider': `@${name}` }],
      ],
      ['a config by its id', () => config.id, 'cfg_absent', (name) => ['m', { 'x-portkey-config': name }]],
      ['a config by its slug', () => config.slug, 'absent', (name) => ['m', { 'x-portkey-config': name }]],
      [
        'a version of a config',
        () => config.slug,
        'absent',
        (name) => ['m', { 'x-portkey-config': `${name}@1` }],
      ],
      [
        'a target of an inline config',
        () => virtualKey,
        'vk_absent',
        (name) => ['m', inline({ virtual_key: name })],
      ],
    ],
  )('%s is as if it did not exist', async (_, nameOf, absent, ask) => {
    const calls = scene.provider.calls.length;
    const refused = await refusalOf(...ask(nameOf()), nameOf());
    expect(refused).toEqual(await refusalOf(...ask(absent), absent));
    expect(refused.status).toBe(404);
    expect(scene.provider.calls.length).toBe(calls);
  });

  it('answers no equal call here, and no repetition, though all names are the same', async () => {
    await other.people.owner.api.virtualKeys.create({
      ...{ workspace: other.workspace, slug: 'fake', name: 'fake', provider: 'openai-compatible' },
      ...{ base_url: scene.provider.url, secret: 'sk-canary-scene-0123456789abcdef' },
    });
    const headers = { 'x-portkey-config': JSON.stringify(CACHED), 'idempotency-key': 'same-in-both' };
    const statusOf = async (token: string, more: Record<string, string>) => {
      const response = await scene.chat('cached', {}, more, token);
      await response.text();
      return [response.headers.get('x-portkey-cache-status'), response.headers.get('idempotency-replayed')];
    };
    await statusOf(scene.key, headers);
    const { 'idempotency-key': _key, ...unrepeated } = headers;
    await expect.poll(() => statusOf(scene.key, unrepeated)).toEqual(['HIT', null]);
    expect(await statusOf(stranger, headers)).toEqual(['MISS', null]);
    expect(scene.provider.callsOf('cached').length).toBeGreaterThan(1);
  });
});
