import type { Credential } from '../authentication/credential-lookup.ts';
import { authorityOf, isKey, type Principal } from '../authentication/principal.ts';
import type { FactSource, FactSources } from './authorization-registry.ts';
import type { AuthorizationFacts } from './facts.ts';

/*
 * The tags of the inputs of a credential or a decision. A change to access carries the tags of what it affects.
 * Replicas drop the cached entries with these tags, and advisory locks on them order revocations and requests in
 * progress (see record_access_change() and access_changed() in the migrations).
 */

/** The tags of a tenant, and of the membership of a user in it. */
export const membershipTags = (tenantId: string, userId: string | null): string[] =>
  userId === null ? [tenantId] : [tenantId, `${tenantId} ${userId}`];

const definedTags = (...ids: ReadonlyArray<string | null | undefined>) => ids.filter((id) => id != null);

/** Returns the cache tags of a credential. */
export const tagsOfCredential = ({ facts: row }: Credential): string[] => [
  row.subject_id,
  ...(row.tenant_id === null ? [] : membershipTags(row.tenant_id, row.key_user_id)),
  ...definedTags(row.source_id, row.session_user_id, row.organization_id, row.grant_organization_id),
];

function tagsOfPrincipal(principal: Principal): string[] {
  if (principal.type === 'operator') return [];
  if (principal.type === 'session') return [principal.id, principal.userId];
  if (!isKey(principal)) return [principal.id];
  const { id, tenantId, userId, grant } = principal;
  return [id, ...membershipTags(tenantId, userId), ...definedTags(grant?.organizationId)];
}

/**
 * Only ids contain an underscore; names of collections do not. One tenant must not block all others by locking a
 * collection.
 */
const isId = (tag: string) => tag.includes('_');

/** The cache tags of facts and decisions. */
export interface DecisionTags {
  tagsOfFacts(facts: AuthorizationFacts, userId: string | null): string[];
  /** Returns the tags to lock for a decision about a request: those of its credential and of its target. */
  tagsOfDecision(principal: Principal | null, facts: AuthorizationFacts | undefined): string[];
}

export function createDecisionTags(sources: FactSources): DecisionTags {
  const tagged = Object.values<FactSource<unknown>>(sources);

  // A user who joins an organization gains access to everything that it manages, but the change is tagged with the user
  // only. The user's tag therefore invalidates all facts about that user.
  const tagsOfFacts: DecisionTags['tagsOfFacts'] = (facts, userId) => [
    ...tagged.flatMap((source) => source.tags?.(facts, userId) ?? []),
    ...definedTags(userId),
  ];

  return {
    tagsOfFacts,
    tagsOfDecision(principal, facts) {
      const ofFacts = facts === undefined ? [] : tagsOfFacts(facts, principal && authorityOf(principal));
      const all = [...(principal === null ? [] : tagsOfPrincipal(principal)), ...ofFacts];
      return [...new Set(all)].filter(isId).sort();
    },
  };
}
