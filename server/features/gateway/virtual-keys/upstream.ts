import type { Dispatcher } from 'undici';
import type { Schemas } from '../../../api/types.ts';
import { TaggedCache } from '../../../auth/authorization/tagged-cache.ts';
import type { Vault } from '../../../auth/secrets/vault.ts';
import type { Database } from '../../../database/connect.ts';
import type { Provider, Wire } from '../providers/provider.ts';
import { PROVIDERS } from '../providers/table.ts';
import { headersOf, urlAt } from './destination.ts';
import type { UpstreamNetwork } from './network.ts';
import { allowsModel } from './policies.ts';
import { openSecret, scrub } from './secret.ts';
import { type OwnStatus, statusOf } from './serializers.ts';
import { type UpstreamRow, upstreamRepository } from './upstream-repository.ts';
import type { UseRecorder } from './use-recorder.ts';

/** A virtual key as calls use it. */
export interface Upstream {
  readonly virtualKeyId: string;
  readonly slug: string;
  /** Another one after each change of the secret. */
  readonly secretVersion: number;
  readonly provider: Provider;
  /** As it is now. Only an `active` virtual key can be used. */
  readonly status: OwnStatus;
  /** The projects whose calls may use it; `null` for all. */
  readonly projectIds: readonly string[] | null;
  /** Whether the workspace chose the address, so that connections are checked. */
  readonly isCustomDestination: boolean;
  /** The most that its calls are recorded with; `null` for what the workspace allows. */
  readonly log: Schemas['GatewayLogLevel'] | null;
  /** What sends its requests. It checks each connection to an address that the workspace chose. */
  readonly dispatcher: Dispatcher;
  /** Returns the URL of a path, such as `chat/completions`. */
  url(wire: Wire, path: string): URL;
  /**
   * Returns the headers with the secret, and those that the provider needs. Notes the use.
   * @throws UnreadableSecretError when the status is `unreadable`
   */
  secretHeaders(): Record<string, string>;
  /** Returns a text of the provider without the secret, and without tokens of this server. */
  scrub(text: string): string;
  /** Whether the workspace allows a model, by the provider's name of it. */
  allowsModel(model: string): boolean;
}

/**
 * Finds a virtual key of a workspace by slug or id, from memory after the first call. A change of it waits until every
 * replica has dropped it, so look it up again for each attempt instead of keeping it.
 */
export type FindUpstream = (workspaceId: string, slugOrId: string) => Promise<Upstream | undefined>;

const CACHED = 20_000;
const CACHED_SECONDS = 300;

interface UpstreamTools {
  database: Pick<Database, 'knex' | 'changes'>;
  vault: Vault;
  network: UpstreamNetwork;
  uses: UseRecorder;
}

class VirtualKeyUpstream implements Upstream {
  readonly provider: Provider;
  readonly dispatcher: Dispatcher;
  readonly #row: UpstreamRow;
  readonly #tools: UpstreamTools;

  constructor(row: UpstreamRow, tools: UpstreamTools) {
    this.#row = row;
    this.#tools = tools;
    this.provider = PROVIDERS[row.provider];
    const { workspace_id, organization_id } = row;
    const tenants = organization_id === null ? [workspace_id] : [workspace_id, organization_id];
    this.dispatcher = tools.network.dispatcherFor(this.isCustomDestination ? tenants : null);
  }

  get virtualKeyId() {
    return this.#row.id;
  }
  get slug() {
    return this.#row.slug;
  }
  get secretVersion() {
    return this.#row.secret_version;
  }
  get status() {
    return statusOf(this.#row, this.#tools.vault, new Date());
  }
  get projectIds() {
    return this.#row.project_ids;
  }
  get log() {
    return this.#row.log;
  }
  get isCustomDestination() {
    return this.#row.base_url !== null;
  }
  url(wire: Wire, path: string) {
    return urlAt(this.#row, path, wire);
  }
  secretHeaders() {
    const { workspace_id, id } = this.#row;
    const headers = headersOf(this.provider, openSecret(this.#tools.vault, this.#row));
    this.#tools.uses.record(workspace_id, id);
    return headers;
  }
  scrub(text: string) {
    return scrub(text, openSecret(this.#tools.vault, this.#row));
  }
  allowsModel(model: string) {
    return allowsModel(this.#row.models, model);
  }
}

/** Creates the look-up of virtual keys. */
export function createFindUpstream(tools: UpstreamTools): FindUpstream {
  const { knex, changes } = tools.database;
  const upstreams = upstreamRepository(knex);
  const cache = new TaggedCache<Upstream>(CACHED, CACHED_SECONDS);
  let changed = 0;
  changes.onChange((tags) => {
    changed += 1;
    cache.invalidate(tags);
  });

  return async (workspaceId, reference) => {
    const key = `${workspaceId}\n${reference}`;
    const isFresh = changes.isFresh();
    const cached = isFresh ? cache.get(key) : undefined;
    if (cached !== undefined) return cached;
    const before = changed;
    const row = await upstreams.find(workspaceId, reference);
    if (row === undefined) return undefined;
    const upstream = new VirtualKeyUpstream(row, tools);
    // The workspace is a tag because the operator may allow hosts to its organization.
    if (isFresh && changed === before) cache.set(key, upstream, [row.id, workspaceId]);
    return upstream;
  };
}
