import { isDeepStrictEqual } from 'node:util';
import {
  invalidField,
  type ProblemError,
  type Refuser,
  type Violation,
  violation,
} from '../../../api/problem.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { visibleTo } from '../virtual-keys/service.ts';
import { type ConfigPlace, parseConfig, type RoutingConfig } from './policies.ts';
import type { ConfigRow, ConfigVersionRow } from './repository.ts';

export type { LatestConfigRow } from './repository.ts';

/** Shown of the projects or keys that use a config. */
const MAX_NAMED = 5;

const someOf = (names: readonly string[]): string =>
  names.slice(0, MAX_NAMED).join(', ') +
  (names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '');

type Content = ConfigVersionRow['content'];

/**
 * Returns the config that JSON describes.
 * @throws invalid_config with all that is wrong
 */
export function readRoutingConfig(
  context: Refuser<'invalid_config'>,
  json: unknown,
  place?: ConfigPlace,
): RoutingConfig {
  const { config, violations = [] } = parseConfig(json, place);
  if (config === undefined) throw refusal(context, violations);
  return config;
}

function refusal(context: Refuser<'invalid_config'>, violations: readonly Violation[]): ProblemError {
  const [first, ...others] = violations;
  const more = others.length > 0 ? ` And ${others.length} more: see errors.` : '';
  const detail = `The config is not valid. ${first?.path}: ${first?.message}${more}`;
  return context.refuse('invalid_config', detail, { errors: [...violations] });
}

/**
 * Asserts that the virtual keys of a config exist, so that a mistake is not found out by calls.
 * @throws invalid_config
 */
async function assertKeysExist(
  context: HandlerContext<'invalid_config'>,
  { leaves }: RoutingConfig,
): Promise<void> {
  const slugs = leaves.map(({ target }) => target.slug);
  const existing = await context.tenant.virtualKeys.filterExisting(slugs, visibleTo(context));
  const missing = leaves.filter(({ target }) => !existing.has(target.slug));
  if (missing.length > 0)
    throw refusal(
      context,
      missing.map(({ path }) => missingKey(path)),
    );
}

const missingKey = (path: string): Violation =>
  violation(
    path.replaceAll(/[.[]/g, '/').replaceAll(']', ''),
    'unknown',
    'There is no such virtual key in this workspace. Create it first, or name another one.',
  );

/**
 * Asserts that calls can be routed by a config.
 * @throws invalid_config with all that is wrong
 */
export const assertConfigUsable = (context: HandlerContext<'invalid_config'>, json: unknown): Promise<void> =>
  assertKeysExist(context, readRoutingConfig(context, json));

/** Adds a version to a locked config, and routes calls by it. */
export async function addVersion(
  context: HandlerContext,
  { id, latest }: Pick<ConfigRow, 'id' | 'latest'>,
  content: Content,
  restored_from: number | null = null,
): Promise<ConfigVersionRow> {
  const { created_by, created_with } = await context.provenance();
  const number = latest + 1;
  const { configs } = context.tenant;
  return configs.addVersion({ config_id: id, number, content, restored_from, created_by, created_with });
}

/** Returns the latest version of a config. */
export const latestOf = async (
  { tenant }: Pick<HandlerContext, 'tenant'>,
  { id, latest }: Pick<ConfigRow, 'id' | 'latest'>,
): Promise<ConfigVersionRow> => assertFound(await tenant.configs.findVersion(id, latest), 'version');

/** Returns the version with the given content: the latest one if it has the same, or else a new one. */
export async function versionWith(
  context: HandlerContext,
  config: ConfigRow,
  content: Content | undefined,
): Promise<ConfigVersionRow> {
  const latest = await latestOf(context, config);
  return content === undefined || isDeepStrictEqual(content, latest.content)
    ? latest
    : addVersion(context, config, content);
}

/**
 * Returns the column of a setting that names a config, which stays while the transaction lasts.
 * @param reference slug or id; `null` for none, and `undefined` for no change
 * @param field where the body has it
 * @throws invalid_request
 */
export async function defaultConfigColumns(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  reference: string | null | undefined,
  field = 'default_config',
): Promise<{ default_config_id?: string | null }> {
  if (reference === undefined) return {};
  if (reference === null) return { default_config_id: null };
  const config = await tenant.configs.lockShared(reference);
  if (config === undefined)
    throw invalidField(field, 'unknown', 'There is no such config in this workspace.');
  return { default_config_id: config.id };
}

/**
 * Asserts that calls do not use a locked config by default: without it they would be refused.
 * @throws config_in_use
 */
export async function assertConfigUnused(
  context: HandlerContext<'config_in_use'>,
  { id }: Pick<ConfigRow, 'id'>,
): Promise<void> {
  const { isOfWorkspace, projects, keys } = await context.tenant.configs.defaultUses(id);
  const uses = [
    ...(isOfWorkspace ? ['of the workspace'] : []),
    ...(projects.length > 0 ? [`of the projects ${someOf(projects)}`] : []),
    ...(keys.length > 0 ? [`of the keys ${someOf(keys)}`] : []),
  ];
  if (uses.length === 0) return;
  throw context.refuse(
    'config_in_use',
    `It is the default config ${uses.join(' and ')}. Choose another default there first.`,
  );
}
