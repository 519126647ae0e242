import type { Refuser } from '../../../api/problem.ts';
import { TaggedCache } from '../../../auth/authorization/tagged-cache.ts';
import type { Database } from '../../../database/connect.ts';
import { parseConfig } from '../configs/policies.ts';
import { type RouteCaller, type RouteConfigRow, routeRepository } from './route-repository.ts';
import {
  type AskedRoute,
  chooseRoute,
  type DefaultConfigs,
  type Route,
  type StoredConfig,
} from './routes.ts';

/**
 * Finds the route of a call, from memory after the first one. A change of a config or of the default of a workspace or a key waits
 * until every replica has dropped it; replicas hear of the default of a project within half a second.
 * @throws invalid_config, invalid_request or not_found
 */
export type FindRoute = (
  context: Refuser<'invalid_config'>,
  caller: RouteCaller,
  asked: AskedRoute,
) => Promise<Route>;

const CACHED = 20_000;
const CACHED_SECONDS = 300;

const NO_DEFAULTS: DefaultConfigs = { key: null, project: null, workspace: null };

/** Returns a stored config as routing uses it; `undefined` if the grammar has become stricter since it was written. */
function toStored({ content, ...row }: RouteConfigRow): StoredConfig | undefined {
  const { config } = parseConfig(content);
  return config && { ...row, config };
}

/** Creates the look-up of routes. */
export function createFindRoute({ knex, changes }: Pick<Database, 'knex' | 'changes'>): FindRoute {
  const configs = new TaggedCache<StoredConfig>(CACHED, CACHED_SECONDS);
  const defaults = new TaggedCache<DefaultConfigs>(CACHED, CACHED_SECONDS);
  const routes = routeRepository(knex);
  let changed = 0;
  changes.onChange((tags) => {
    changed += 1;
    configs.invalidate(tags);
    defaults.invalidate(tags);
  });

  /** Returns a value from memory, or loads it and keeps it until one of its tags changes. */
  async function remembered<Value>(
    cache: TaggedCache<Value>,
    key: string,
    load: () => Promise<{ value: Value; tags: readonly string[] } | undefined>,
  ): Promise<Value | undefined> {
    const isFresh = changes.isFresh();
    const known = isFresh ? cache.get(key) : undefined;
    if (known !== undefined) return known;
    const before = changed;
    const loaded = await load();
    if (loaded !== undefined && isFresh && changed === before) cache.set(key, loaded.value, loaded.tags);
    return loaded?.value;
  }

  const findConfig = (workspaceId: string, reference: string, version: number | undefined) =>
    remembered(configs, `${workspaceId}\n${reference}@${version ?? ''}`, async () => {
      const row = await routes.findConfig(workspaceId, reference, version);
      const value = row && toStored(row);
      return value && { value, tags: [value.id] };
    });

  const findDefaults = (caller: RouteCaller) => {
    const { workspaceId, projectId, principal } = caller;
    return remembered(defaults, `${workspaceId}\n${projectId ?? ''}\n${principal.id}`, async () => {
      const value = await routes.findDefaults(caller);
      return value && { value, tags: [workspaceId, principal.id] };
    });
  };

  return (context, caller, asked) =>
    chooseRoute(context, asked, {
      find: (reference, version) => findConfig(caller.workspaceId, reference, version),
      defaults: async () => (await findDefaults(caller)) ?? NO_DEFAULTS,
    });
}
