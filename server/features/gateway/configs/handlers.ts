import { newId } from '../../../api/ids.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toConfig, toConfigSummary, toVersion, toVersionSummary } from './serializers.ts';
import { addVersion, assertConfigUnused, assertConfigUsable, latestOf, versionWith } from './service.ts';

/** Enough for a config of each customer of a platform. */
const MAX_CONFIGS = 10_000;

export const configHandlers = {
  async 'configs.create'({ body }, context) {
    const { slug, name, note = null, config: content } = body;
    const { configs, settings } = context.tenant;
    await assertConfigUsable(context, content);
    // Concurrent creations wait here, so that the count is exact.
    assertFound(await settings.lock(), 'workspace');
    if ((await configs.count()) >= MAX_CONFIGS)
      throw context.refuse(
        'limit_reached',
        `A workspace has at most ${MAX_CONFIGS} configs. Delete one first.`,
      );
    const row = await configs.insert({ id: newId('cfg'), slug, name, note });
    const version = await addVersion(context, { id: row.id, latest: 0 }, content);
    context.emit('config.created', toConfigSummary(row));
    return toConfig(row, version);
  },

  async 'configs.list'({ query }, { tenant, pager }) {
    const rows = await tenant.configs.list(pager.request(query));
    return pager.page(query, rows, toConfigSummary, (row) => [row.id]);
  },

  async 'configs.get'({ params }, context) {
    const row = assertFound(await context.tenant.configs.find(params.config_id), 'config');
    return toConfig(row, await latestOf(context, row));
  },

  async 'configs.update'({ params, body }, context) {
    const { config: content, ...changes } = body;
    const { configs } = context.tenant;
    if (content !== undefined) await assertConfigUsable(context, content);
    const current = await lockCurrent(context, configs, params.config_id, 'config');
    const version = await versionWith(context, current, content);
    const row = await configs.update(current.id, { ...changes, latest: version.number });
    const config = toConfig(assertFound(row, 'config'), version);
    context.emit('config.updated', toConfigSummary(assertFound(row, 'config')));
    return config;
  },

  async 'configs.delete'({ params }, context) {
    const { configs } = context.tenant;
    const row = await lockCurrent(context, configs, params.config_id, 'config');
    await assertConfigUnused(context, row);
    await configs.remove(row.id);
    context.emit('config.deleted', toConfigSummary(row));
    return undefined;
  },

  async 'configVersions.list'({ params, query }, { tenant, pager }) {
    const { id } = assertFound(await tenant.configs.find(params.config_id), 'config');
    const rows = await tenant.configs.listVersions(id, pager.request(query));
    return pager.page(query, rows, toVersionSummary, (row) => [String(row.number)]);
  },

  async 'configVersions.get'({ params }, { tenant }) {
    const { id } = assertFound(await tenant.configs.find(params.config_id), 'config');
    return toVersion(assertFound(await tenant.configs.findVersion(id, params.version), 'version'));
  },

  async 'configVersions.restore'({ params }, context) {
    const { configs } = context.tenant;
    const current = assertFound(await configs.lock(params.config_id), 'config');
    const former = assertFound(await configs.findVersion(current.id, params.version), 'version');
    if (former.number === current.latest)
      throw context.refuse('invalid_state', `Calls are routed by version ${former.number} already.`);
    // The grammar may have become stricter since, and virtual keys may be gone.
    await assertConfigUsable(context, former.content);
    const version = await addVersion(context, current, former.content, former.number);
    const row = assertFound(await configs.update(current.id, { latest: version.number }), 'config');
    context.emit('config.updated', toConfigSummary(row));
    return toConfig(row, version);
  },
} satisfies Partial<Handlers>;
