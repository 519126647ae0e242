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

/** The tags of a credential. */
export const tagsOfCredential = ({ facts: row }: Credential): string[] => [
  row.subject_id,
  ...(row.tenant_id === null ? [] : membershipTag(row.tenant_id, row.key_user_id)),
  ...definedTags(row.session_user_id, row.organization_id, row.grant_organization_id),
];

/**
 * The tags of facts. A person who joins an organization gains access to everything that it manages. Such a change carries the
 * tag of the person alone, so it drops all facts about that person.
 */
export const tagsOfFacts = (facts: AuthorizationFacts, userId: string | null): string[] => {
  const places = definedTags(facts.workspace?.id, facts.organization?.id, ...facts.organizationIds);
  return [
    ...places.flatMap((id) => membershipTag(id, userId)),
    ...definedTags(facts.project?.id, userId),
    // An organization asks for the password again when one of its workspaces does.
    ...(facts.workspace === undefined ? ['organizations'] : []),
  ];
};

function tagsOfPrincipal(principal: Principal): string[] {
  if (principal.type === 'operator') return [];
  if (!isKey(principal)) return [principal.id, principal.userId];
  const { id, tenantId, userId, grant } = principal;
  return [id, ...membershipTag(tenantId, userId), ...definedTags(grant?.organizationId)];
}

/** Names for many things at once have no underscore, as ids do. One tenant must not hold up all others by a lock on one. */
const isOne = (subject: string) => subject.includes('_');

/** Those of a decision about a request, for locks on them: of its credential and of where it is about. */
export function tagsOfDecision(principal: Principal | null, facts: AuthorizationFacts | undefined): string[] {
  const ofFacts = facts === undefined ? [] : tagsOfFacts(facts, principal && userOf(principal));
  const all = [...(principal === null ? [] : tagsOfPrincipal(principal)), ...ofFacts];
  return [...new Set(all)].filter(isOne).sort();
}
