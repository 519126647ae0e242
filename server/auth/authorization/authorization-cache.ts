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

/** What authentication and decisions are made from, remembered for as long as nothing about it has changed. */
export interface AuthorizationCache {
  /** What became of a token, by its digest. */
  resolveToken(digest: string, now: Date): Promise<TokenResolution>;
  /** @returns facts as they were half a second ago at the oldest */
  loadFacts(where: FactsTarget): Promise<AuthorizationFacts>;
  /**
   * The same for many questions about one workspace, with at most one statement.
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
/** A session's last use moves on without a change that would be told. */
const CREDENTIAL_TTL_SECONDS = 30;
const MAX_UNKNOWN_TOKENS = 10_000;
const UNKNOWN_TOKEN_TTL_SECONDS = 5;

const keyOf = ({ organization = '', workspace = '', project = '', userId, within = '' }: FactsTarget) =>
  `${organization}\n${workspace}\n${project}\n${userId ?? ''}\n${within}`;

/** What is not there may come to be without a change to anything that is. */
const exists = ({ workspace, organization, project }: AuthorizationFacts) =>
  workspace !== null && project !== null && (workspace !== undefined || organization !== null);

/**
 * Whether the asker reaches what the facts are about. What they do not reach is looked up each time, as what does not exist
 * is: if it were remembered, it would be told by the time of the answer.
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

/** How long uses of a session that follow each other are one. */
const ONE_USE_MS = 1000;

/** What became of a token that is used now. The next pause of a session is counted from this use. */
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

  /** Looks something up, and lets it be remembered unless anything has changed meanwhile. */
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
      // No new secret equals one that was guessed before, so an unknown token stays unknown.
      if (unknown.get(digest)) return { state: 'unknown' };
      const known = changes.isFresh() ? credentials.get(digest) : undefined;
      if (known !== undefined) {
        const resolution = resolveUse(known, now);
        // A session that seems to have ended for want of use may have been used since it was looked up.
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
      // Questions about keys are about those of the workspace.
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
