import type { Credential } from '../authentication/credential-lookup.ts';
import { isKey, type Principal, userOf } from '../authentication/principal.ts';
import type { AuthorizationFacts } from './facts-types.ts';

/*
 * The tags of what a credential or a decision depends on. A change to access carries the tags of what it affects. Replicas drop
 * the cached entries with these tags, and advisory locks on them order changes that take access away and requests in progress
 * (see record_access_change() and access_changed() in the migrations).
 */

const membershipTag = (tenantId: string, userId: string | null) =>
  userId === null ? [tenantId] : [tenantId, `${tenantId} ${userId}`];

const definedTags = (...ids: ReadonlyArray<string | null | undefined>) => ids.filter((id) => id != null);

/** Returns the cache tags of a credential. */
export const tagsOfCredential = ({ facts: row }: Credential): string[] => [
  row.subject_id,
  ...(row.tenant_id === null ? [] : membershipTag(row.tenant_id, row.key_user_id)),
  ...definedTags(row.session_user_id, row.organization_id, row.grant_organization_id),
];

/**
 * Returns the cache tags of facts. A user who joins an organization gains access to everything that it manages, but the
 * change is tagged with the user only. The user's tag therefore invalidates all facts about that user.
 */
export const tagsOfFacts = (facts: AuthorizationFacts, userId: string | null): string[] => {
  const tenants = definedTags(facts.workspace?.id, facts.organization?.id, ...facts.organizationIds);
  return [
    ...tenants.flatMap((id) => membershipTag(id, userId)),
    ...definedTags(facts.project?.id, userId),
    // An organization requires reauthentication when one of its workspaces does.
    ...(facts.workspace === undefined ? ['organizations'] : []),
  ];
};

function tagsOfPrincipal(principal: Principal): string[] {
  if (principal.type === 'operator') return [];
  if (!isKey(principal)) return [principal.id, principal.userId];
  const { id, tenantId, userId, grant } = principal;
  return [id, ...membershipTag(tenantId, userId), ...definedTags(grant?.organizationId)];
}

/**
 * Only ids contain an underscore; names of collections do not. One tenant must not block all others by locking a
 * collection.
 */
const isId = (subject: string) => subject.includes('_');

/** Returns the tags to lock for a decision about a request: those of its credential and of its target. */
export function tagsOfDecision(principal: Principal | null, facts: AuthorizationFacts | undefined): string[] {
  const ofFacts = facts === undefined ? [] : tagsOfFacts(facts, principal && userOf(principal));
  const all = [...(principal === null ? [] : tagsOfPrincipal(principal)), ...ofFacts];
  return [...new Set(all)].filter(isId).sort();
}
