import type { ApiDocument } from '../../api/api-document.ts';
import type { Database } from '../../database/connect.ts';
import {
  type Credential,
  findCredential,
  type TokenResolution,
  toResolution,
  usedAgain,
} from '../authentication/credential-lookup.ts';
import {
  ANY_TENANT,
  type FactsTarget,
  loadFacts,
  loadFactsOfQuestions,
  type TargetInWorkspace,
} from './authorization-facts.ts';
import { tagsOfCredential, tagsOfFacts } from './cache-tags.ts';
import { canSeeResource, resolveEffectiveRoles } from './effective-roles.ts';
import type { AuthorizationFacts } from './facts-types.ts';
import { TaggedCache } from './tagged-cache.ts';

/** Caches the inputs of authentication and decisions until one of them changes. */
export interface AuthorizationCache {
  /** Resolves a token by its digest. */
  resolveToken(digest: string, now: Date): Promise<TokenResolution>;
  /**
   * Loads the facts of a decision.
   * @returns facts that are at most half a second old
   */
  loadFacts(where: FactsTarget): Promise<AuthorizationFacts>;
  /**
   * Loads the facts for many questions about one workspace, with at most one statement.
   * @param workspace its id
   * @returns facts in the order of the questions
   */
  loadFactsOfQuestions(
    workspace: string,
    questions: readonly TargetInWorkspace[],
  ): Promise<AuthorizationFacts[]>;
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
function isReached(
  contract: ApiDocument,
  facts: AuthorizationFacts,
  { userId, within }: FactsTarget,
  now: Date,
): boolean {
  if (within === ANY_TENANT) return true;
  if (within !== undefined) return facts.workspace?.id === within || facts.organization?.id === within;
  if (userId === null || !canSeeResource(contract, facts, now)) return false;
  const { inProject, workspace: inWorkspace } = resolveEffectiveRoles(contract, facts, now);
  return facts.project === undefined || inProject || inWorkspace?.allProjects === true;
}

/** Uses of a session within this interval count as one. */
const ONE_USE_MS = 1000;

/** Resolves a token that is being used now. The idle time of a session restarts with this use. */
function resolveUse(credential: Credential | undefined, now: Date): TokenResolution {
  const resolution = toResolution(credential, now);
  if (credential?.principal?.type !== 'session' || resolution.state !== 'live') return resolution;
  if (now.getTime() - credential.principal.lastUsedAt.getTime() >= ONE_USE_MS) {
    credential.principal = usedAgain(credential.principal, now);
  }
  return resolution;
}

export function createAuthorizationCache(
  { knex, changes }: Database,
  contract: ApiDocument,
): AuthorizationCache {
  const credentials = new TaggedCache<Credential>(MAX_CREDENTIALS, CREDENTIAL_TTL_SECONDS);
  const unknown = new TaggedCache<true>(MAX_UNKNOWN_TOKENS, UNKNOWN_TOKEN_TTL_SECONDS);
  const places = new TaggedCache<AuthorizationFacts>(MAX_FACTS, CREDENTIAL_TTL_SECONDS);
  let changed = 0;
  changes.onChange((subjects) => {
    changed += 1;
    credentials.invalidate(subjects);
    places.invalidate(subjects);
  });

  /** Loads a value, and caches it unless a change was published in the meantime. */
  async function look<Value>(find: () => Promise<Value>, remember: (value: Value) => void): Promise<Value> {
    const before = changed;
    const isCurrent = changes.isFresh();
    const value = await find();
    if (isCurrent && changed === before) remember(value);
    return value;
  }

  const recall = (where: FactsTarget): AuthorizationFacts | undefined =>
    changes.isFresh() ? places.get(keyOf(where)) : undefined;

  function keep(where: FactsTarget, facts: AuthorizationFacts): void {
    if (!exists(facts) || !isReached(contract, facts, where, new Date())) return;
    places.set(keyOf(where), facts, tagsOfFacts(facts, where.userId));
  }

  const lookUp = (
    workspace: string,
    wheres: readonly (FactsTarget & TargetInWorkspace)[],
  ): Promise<AuthorizationFacts[]> =>
    look(
      () => loadFactsOfQuestions(knex, contract, workspace, wheres),
      (found) => {
        for (const [index, facts] of found.entries()) {
          const where = wheres[index];
          if (where !== undefined) keep(where, facts);
        }
      },
    );

  return {
    async resolveToken(digest, now) {
      // A new secret never equals a token that was guessed before, so an unknown token stays unknown.
      if (unknown.get(digest)) return { state: 'unknown' };
      const known = changes.isFresh() ? credentials.get(digest) : undefined;
      if (known !== undefined) {
        const resolution = resolveUse(known, now);
        // A session that appears to have expired by idling may have been used since it was cached.
        if (known.facts.kind !== 'session' || resolution.state === 'live') return resolution;
      }
      const credential = await look(
        () => findCredential(knex, Buffer.from(digest, 'base64')),
        (found) =>
          found === undefined
            ? unknown.set(digest, true, [])
            : credentials.set(digest, found, tagsOfCredential(found)),
      );
      return resolveUse(credential, now);
    },

    async loadFacts(where) {
      return (
        recall(where) ??
        look(
          () => loadFacts(knex, contract, where),
          (facts) => keep(where, facts),
        )
      );
    },

    async loadFactsOfQuestions(workspace, questions) {
      // Questions about keys concern the keys of this workspace only.
      const wheres = questions.map((question) => ({
        workspace,
        ...question,
        within: question.userId === null ? workspace : undefined,
      }));
      const known = wheres.map(recall);
      const open = wheres.filter((_, index) => known[index] === undefined);
      const found = open.length === 0 ? [] : await lookUp(workspace, open);
      const rest = found.values();
      return known.flatMap((facts) => facts ?? rest.next().value ?? []);
    },
  };
}
