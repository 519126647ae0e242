import { serviceKey } from '../every-operation/operations.ts';
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../server.ts';
import { createTeam, type TestTeam } from '../users.ts';

/** A workspace whose key calls a fake provider. */
export interface RelayScene {
  server: TestServer;
  provider: FakeUpstream;
  team: TestTeam;
  key: string;
  /** Makes a virtual key of the fake provider. */
  virtualKey(slug: string, more?: object): Promise<{ id: string }>;
  /** Makes another key that calls. */
  newKey(): Promise<{ id: string; secret: string }>;
  /** Asks for a chat completion, as a provider's client does. */
  chat(model: string, more?: object, headers?: Record<string, string>, token?: string): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * @param env settings of the server besides the usual ones
 * @param engine the one of the suite by default
 */
export async function startRelayScene(
  env: Record<string, string> = {},
  engine?: TestServerOptions['engine'],
): Promise<RelayScene> {
  const provider = await startFakeUpstream();
  const server = await startTestServer({
    ...(engine !== undefined && { engine }),
    env: { GATEWAY_PRIVATE_UPSTREAMS: 'loopback=*', BACKGROUND_WORK: 'false', ...env },
  });
  const team = await createTeam(server);
  const { owner } = team.people;
  const newKey = () => serviceKey(owner, team.workspace, 'read-write');
  const { secret: key } = await newKey();
  return {
    server,
    provider,
    team,
    key,
    newKey,
    virtualKey: (slug, more = {}) =>
      owner.api.virtualKeys.create({
        ...{ workspace: team.workspace, slug, name: slug, provider: 'openai-compatible' as const },
        ...{ base_url: provider.url, secret: 'sk-canary-scene-0123456789abcdef', ...more },
      }),
    chat: (model, more = {}, headers = {}, token = key) =>
      fetch(`${server.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
        body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }], ...more }),
      }),
    async stop() {
      await server.stop();
      await provider.close();
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the tests read any field
export const bodyOf = async (response: Response): Promise<any> => response.json();
