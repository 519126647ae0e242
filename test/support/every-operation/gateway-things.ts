import type { TestServer } from '../server.ts';
import { unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name things of the gateway. */
export const GATEWAY_FIELDS = ['config_id'] as const;

export const configBody = () => ({
  slug: unique('walk'),
  name: 'Walk',
  config: { virtual_key: 'openai', retry: { attempts: 1 } },
});

/** What the gateway has in a workspace. The config has two versions, so that the first can be restored. */
export async function newGatewayThings({ operator }: TestServer, workspace: string) {
  const { id } = await operator.configs.create({ workspace, ...configBody() });
  await operator.configs.update({ workspace, config_id: id, config: { virtual_key: 'openai' } });
  return { config_id: id };
}

/** Things of the gateway for a request that ends one of them. */
export const freshGatewayThings: Prepare = ({ server, place }) => newGatewayThings(server, place.workspaceId);
