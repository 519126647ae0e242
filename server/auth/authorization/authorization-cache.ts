import type { ApiDocument } from '../../api/api-document.ts';
import type { Database } from '../../database/connect.ts';
import {
  type Credential,
  findCredential,
  type TokenResolution,
  toResolution,
  usedAgain,
} from '../authentication/credential-lookup.ts';
import { withoutExpired } from '../authentication/proofs.ts';
import { ANY_TENANT, type FactsTarget, type TargetInWorkspace } from './authorization-facts.ts';
import type { Authorizer } from './authorizer.ts';
import { tagsOfCredential } from './cache-tags.ts';
import { CATALOGUE_TAG } from './catalogue.ts';
import { canSeeResource, resolveEffectiveRoles } from './effective-roles.ts';
import type { AuthorizationFacts } from './facts.ts';
import { type CacheStatistics, TaggedCache } from './tagged-cache.ts';

/** A value that is in the cache, or the promise of one that has to be loaded. */
export type Cached<Value> = Value | Promise<Value>;

/** Caches the inputs of authentication and decisions until one of them changes. */
export interface AuthorizationCache {
  /** Resolves a token by its digest. */
  resolveToken(digest: string, now: Date): Cached<TokenResolution>;
  /** Resolves a token that is in the cache; `undefined` for any other. */
  resolveCachedToken(digest: string, now: Date): TokenResolution | undefined;
  /**
   * Loads the facts of a decision.
   * @returns facts that are at most half a second old
   */
  loadFacts(target: FactsTarget): Cached<AuthorizationFacts>;
  /** Returns the contract with the permissions of the application, which facts carry as well. */
  loadContract(): Cached<ApiDocument>;
  /**
   * Loads the facts for many questions about one workspace, with at most one statement.
   * @param workspace its id
   * @returns facts in the order of the questions
   */
  loadFactsOfQuestions(
    workspace: string,
    questions: readonly TargetInWorkspace[],
  ): Promise<AuthorizationFacts[]>;
  /** Returns how often each cache was asked. While the change feed is late, none is. */
  statistics(): Array<CacheStatistics & { cache: 'credentials' | 'facts' }>;
}

const MAX_CREDENTIALS = 50_000;
const MAX_FACTS = 50_000;
/** Updates of `last_used_at` are not published, so cached sessions expire after a while. */
const CREDENTIAL_TTL_SECONDS = 30;
const MAX_UNKNOWN_TOKENS = 10_000;
const UNKNOWN_TOKEN_TTL_SECONDS = 5;

const keyOf = ({ organization = '', workspace = '', project = '', userId, within = '' }: FactsTarget) =>
  `${organization}\n${workspace}\n${project}\n${userId ?? ''}\n${within}`;

/** A missing row has no cache tag that its creation would invalidate, so negative results are never cached. */
const exists = ({ workspace, organization, project }: AuthorizationFacts) =>
  workspace !== null && project !== null && (workspace !== undefined || organization !== null);

/**
 * Whether the caller can access the target of the facts. Facts about inaccessible targets are not cached and are loaded
 * each time, as for targets that do not exist; a shorter response time would otherwise reveal that the target exists.
 */
function isAccessible(facts: AuthorizationFacts, { userId, within }: FactsTarget, now: Date): boolean {
  const { contract } = facts;
  if (within === ANY_TENANT) return true;
  if (within !== undefined) return facts.workspace?.id === within || facts.organization?.id === within;
  if (userId === null || !canSeeResource(contract, facts, now)) return false;
  const { inProject, workspace: inWorkspace } = resolveEffectiveRoles(contract, facts, now);
  return facts.project === undefined || inProject || inWorkspace?.allProjects === true;
}

/** Uses of a session within this interval count as one. */
const MIN_USE_INTERVAL_MS = 1000;

/** A session whose only proofs have expired has ended as well. */
function withoutExpiredProofs(resolution: TokenResolution, now: Date): TokenResolution {
  if (resolution.state !== 'live' || resolution.principal.type !== 'session') return resolution;
  const { proofs } = resolution.principal;
  if (proofs === null) return resolution;
  const left = withoutExpired(proofs, now);
  if (left === proofs) return resolution;
  if (left.length === 0) return { state: 'ended', code: 'credential_expired', principal: undefined };
  return { state: 'live', principal: { ...resolution.principal, proofs: left } };
}

/** Resolves a token that is being used now. The idle time of a session restarts with this use. */
function resolveUse(credential: Credential | undefined, now: Date): TokenResolution {
  const resolution = toResolution(credential, now);
  if (credential?.principal?.type !== 'session' || resolution.state !== 'live') return resolution;
  if (now.getTime() - credential.principal.lastUsedAt.getTime() >= MIN_USE_INTERVAL_MS) {
    credential.principal = usedAgain(credential.principal, now);
  }
  return withoutExpiredProofs(resolution, now);
}

export function createAuthorizationCache(
  { knex, changes }: Database,
  authorizer: Authorizer,
): AuthorizationCache {
  const credentials = new TaggedCache<Credential>(MAX_CREDENTIALS, CREDENTIAL_TTL_SECONDS);
  const unknown = new TaggedCache<true>(MAX_UNKNOWN_TOKENS, UNKNOWN_TOKEN_TTL_SECONDS);
  const cachedFacts = new TaggedCache<AuthorizationFacts>(MAX_FACTS, CREDENTIAL_TTL_SECONDS);
  let contract: ApiDocument | undefined;
  let changed = 0;
  changes.onChange((tags) => {
    changed += 1;
    credentials.invalidate(tags);
    const ofCatalogue = tags === 'all' || tags.includes(CATALOGUE_TAG);
    // The roles in all facts are those of the catalogue.
    cachedFacts.invalidate(ofCatalogue ? 'all' : tags);
    if (ofCatalogue) contract = undefined;
  });

  /** Loads a value, and caches it unless a change was published in the meantime. */
  async function loadAndCache<Value>(
    find: () => Promise<Value>,
    store: (value: Value) => void,
  ): Promise<Value> {
    const before = changed;
    const isCurrent = changes.isFresh();
    const value = await find();
    if (isCurrent && changed === before) store(value);
    return value;
  }

  const findCached = (target: FactsTarget): AuthorizationFacts | undefined =>
    changes.isFresh() ? cachedFacts.get(keyOf(target)) : undefined;

  function cacheFacts(target: FactsTarget, facts: AuthorizationFacts): void {
    if (!exists(facts) || !isAccessible(facts, target, new Date())) return;
    cachedFacts.set(keyOf(target), facts, authorizer.tagsOfFacts(facts, target.userId));
  }

  const loadQuestions = (
    workspace: string,
    targets: readonly (FactsTarget & TargetInWorkspace)[],
  ): Promise<AuthorizationFacts[]> =>
    loadAndCache(
      () => authorizer.loadFactsOfQuestions(knex, workspace, targets),
      (found) => {
        for (const [index, facts] of found.entries()) {
          const target = targets[index];
          if (target !== undefined) cacheFacts(target, facts);
        }
      },
    );

  function resolveCachedToken(digest: string, now: Date): TokenResolution | undefined {
    // A new secret never equals a token that was guessed before, so an unknown token stays unknown.
    if (unknown.get(digest)) return { state: 'unknown' };
    const cached = changes.isFresh() ? credentials.get(digest) : undefined;
    if (cached === undefined) return undefined;
    const resolution = resolveUse(cached, now);
    // A session that appears to have expired by idling may have been used since it was cached.
    return cached.facts.kind !== 'session' || resolution.state === 'live' ? resolution : undefined;
  }

  async function loadToken(digest: string, now: Date): Promise<TokenResolution> {
    const credential = await loadAndCache(
      () => findCredential(knex, Buffer.from(digest, 'base64')),
      (found) =>
        found === undefined
          ? unknown.set(digest, true, [])
          : credentials.set(digest, found, tagsOfCredential(found)),
    );
    return resolveUse(credential, now);
  }

  return {
    resolveCachedToken,
    resolveToken: (digest, now) => resolveCachedToken(digest, now) ?? loadToken(digest, now),

    loadFacts(target) {
      return (
        findCached(target) ??
        loadAndCache(
          () => authorizer.loadFacts(knex, target),
          (facts) => cacheFacts(target, facts),
        )
      );
    },

    loadContract() {
      if (contract !== undefined && changes.isFresh()) return contract;
      return loadAndCache(
        () => authorizer.loadContract(knex),
        (loaded) => {
          contract = loaded;
        },
      );
    },

    statistics: () => [
      { cache: 'credentials', ...credentials.statistics() },
      { cache: 'facts', ...cachedFacts.statistics() },
    ],

    async loadFactsOfQuestions(workspace, questions) {
      // Questions about keys concern the keys of this workspace only.
      const targets = questions.map((question) => ({
        workspace,
        ...question,
        within: question.userId === null ? workspace : undefined,
      }));
      const cached = targets.map(findCached);
      const missing = targets.filter((_, index) => cached[index] === undefined);
      const found = missing.length === 0 ? [] : await loadQuestions(workspace, missing);
      const loaded = found.values();
      return cached.flatMap((facts) => facts ?? loaded.next().value ?? []);
    },
  };
}
