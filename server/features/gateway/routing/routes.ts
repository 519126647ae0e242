import { createHash } from 'node:crypto';
import { invalidField, notFound, type Refuser } from '../../../api/problem.ts';
import { type ConfigPlace, configOfKey, type RoutingConfig } from '../configs/policies.ts';
import { readRoutingConfig } from '../configs/service.ts';
import type { RoutingRequest } from './conditions.ts';

/** A version of a config of the workspace. */
export interface StoredConfig {
  id: string;
  slug: string;
  version: number;
  config: RoutingConfig;
}

/** Ids of the configs that calls use which name none. */
export interface DefaultConfigs {
  key: string | null;
  project: string | null;
  workspace: string | null;
}

/** Looks up what a route is made of, in the workspace and for the project of a call. */
export interface RouteSources {
  /** @param version the latest one if it is absent */
  find(reference: string, version: number | undefined): Promise<StoredConfig | undefined>;
  defaults(): Promise<DefaultConfigs>;
}

/** What a call says of its route. */
export interface AskedRoute {
  /** A slug or an id, also with `@` and a version. */
  config?: string | undefined;
  /** A config that the call itself contains. */
  inlineConfig?: { json: unknown; place: ConfigPlace } | undefined;
  /** Slug or id of a virtual key. */
  virtualKey?: string | undefined;
  /** The model as the body names it, which may begin with `@` and the slug of a virtual key. */
  model: string;
}

export interface Route {
  config: RoutingConfig;
  /** Names the config, as breakers and sessions know it. */
  id: RoutingRequest['config'];
  /** Slug and version of a stored config; `null` for another one. */
  name: string | null;
  source: 'request' | 'key' | 'project' | 'workspace' | 'virtual_key';
  /** The name that the provider gave the model. */
  model: string;
}

const QUALIFIED = /^@([^/]+)\/(.+)$/s;

/** Splits `@slug/model`. The model may have slashes of its own, as in `meta-llama/llama-3`. */
export function splitModel(model: string): { slug: string | undefined; model: string } {
  const [, slug, name] = QUALIFIED.exec(model) ?? [];
  return slug === undefined || name === undefined ? { slug: undefined, model } : { slug, model: name };
}

/** Returns the virtual key that a call names itself. With the header the model is the provider's own name. */
function namedKey({ virtualKey, model }: AskedRoute): { slug: string | undefined; model: string } {
  return virtualKey === undefined ? splitModel(model) : { slug: virtualKey, model };
}

/**
 * Reads a config that the call itself contains.
 * @throws invalid_config
 */
function inlineRoute(
  context: Refuser<'invalid_config'>,
  { json, place }: NonNullable<AskedRoute['inlineConfig']>,
): Pick<Route, 'config' | 'id' | 'name'> {
  const config = readRoutingConfig(context, json, place);
  const digest = createHash('sha256').update(JSON.stringify(json)).digest('base64url');
  return { config, id: { id: `inline_${digest}`, version: 0 }, name: null };
}

const REFERENCE = /^([^@]+)(?:@(\d{1,9}))?$/;

async function storedRoute(
  reference: string,
  sources: RouteSources,
): Promise<Pick<Route, 'config' | 'id' | 'name'>> {
  const [, name, version] = REFERENCE.exec(reference) ?? [];
  const found =
    name === undefined
      ? undefined
      : await sources.find(name, version === undefined ? undefined : Number(version));
  if (found === undefined) throw notFound('config');
  const { config, id, slug, version: number } = found;
  return { config, id: { id, version: number }, name: `${slug}@${number}` };
}

/**
 * Decides how a call is routed: by the config that it names, else to the virtual key that it names, else by the default
 * config of its key, its project or its workspace.
 * @throws invalid_config, invalid_request or not_found
 */
export async function chooseRoute(
  context: Refuser<'invalid_config'>,
  asked: AskedRoute,
  sources: RouteSources,
): Promise<Route> {
  const { slug, model } = namedKey(asked);
  const { config, inlineConfig } = asked;
  if ([config, inlineConfig, slug].filter((one) => one !== undefined).length > 1)
    throw invalidField(
      '',
      'unexpected',
      'Name one config or one virtual key: a config names its virtual keys.',
    );
  if (inlineConfig !== undefined) return { ...inlineRoute(context, inlineConfig), source: 'request', model };
  if (config !== undefined) return { ...(await storedRoute(config, sources)), source: 'request', model };
  if (slug !== undefined)
    return {
      config: configOfKey(slug),
      id: { id: slug, version: 0 },
      name: null,
      source: 'virtual_key',
      model,
    };
  const defaults = await sources.defaults();
  for (const source of ['key', 'project', 'workspace'] as const) {
    const id = defaults[source];
    if (id !== null) return { ...(await storedRoute(id, sources)), source, model };
  }
  throw invalidField(
    'model',
    'virtual_key',
    'Name a virtual key or a config, or set a default_config: write the model as @slug/model.',
  );
}
