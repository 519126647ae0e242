import type { TestServer } from '../server.ts';
import { unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name things of the gateway. */
export const GATEWAY_FIELDS = ['config_id', 'virtual_key_id'] as const;

/** @param virtual_key slug or id of one that exists */
export const configBody = (virtual_key = '') => ({
  slug: unique('walk'),
  name: 'Walk',
  config: { virtual_key, retry: { attempts: 1 } },
});

/** A virtual key at an address where no server listens, so that a test of it ends at once. */
export const virtualKeyBody = () =>
  ({
    slug: unique('walk'),
    name: 'Walk',
    provider: 'openai-compatible',
    base_url: 'http://127.0.0.1:9/v1',
    secret: 'sk-walk-0123456789',
  }) as const;

/** What the gateway has in a workspace. The config has two versions, so that the first can be restored. */
export async function newGatewayThings({ operator }: TestServer, workspace: string) {
  const { id: virtual_key } = await operator.virtualKeys.create({ workspace, ...virtualKeyBody() });
  const { id: config_id } = await operator.configs.create({ workspace, ...configBody(virtual_key) });
  await operator.configs.update({ workspace, config_id, config: { virtual_key } });
  return { config_id, virtual_key_id: virtual_key };
}

/** Things of the gateway for a request that ends one of them. */
export const freshGatewayThings: Prepare = ({ server, place }) => newGatewayThings(server, place.workspaceId);

let multiplier = 1;
/** Another discount each time, so that setting it is a change. */
export const overrideBody = () => {
  multiplier += 1;
  return { provider: 'openai', model: 'gpt-4o*', multiplier_ppm: multiplier };
};

/** The price overrides that requests change or remove. */
export const freshPriceOverrides: Prepare = async ({ server: { operator }, place }) => {
  const { workspaceId: workspace, ids } = place;
  await operator.priceOverrides.set({ workspace, override: 'walk', ...overrideBody() });
  const organization = ids.organizationId;
  await operator.organizationPriceOverrides.set({ organization, override: 'walk', ...overrideBody() });
  return {};
};
