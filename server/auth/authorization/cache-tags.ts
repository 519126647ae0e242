import type { Facts } from './authorization-facts.ts';
import { isKey, type Principal, userOf } from '../authentication/principal.ts';
import type { Credential } from '../authentication/credential-lookup.ts';

/*
 * Under which subjects changes are told that concern a credential or a decision. What is remembered is forgotten by them,
 * and what takes access away is kept apart from changes under way by locks on them (migrations 0009, 0013 and 0016).
 */

const inTenant = (tenantId: string, userId: string | null) =>
  userId === null ? [tenantId] : [tenantId, `${tenantId} ${userId}`];

const existing = (...ids: ReadonlyArray<string | null | undefined>) => ids.filter((id) => id != null);

/** Those of a credential. */
export const subjectsOfCredential = ({ facts: row }: Credential): string[] => [
  row.subject_id,
  ...(row.workspace_id === null ? [] : inTenant(row.workspace_id, row.key_user_id)),
  ...existing(row.session_user_id, row.organization_id, row.grant_organization_id),
];

/**
 * Those of facts. Whoever comes into an organization comes into all that it manages, which is told of them alone; so what
 * they are anywhere is forgotten then.
 */
export const subjectsOfFacts = (facts: Facts, userId: string | null): string[] => {
  const places = existing(facts.workspace?.id, facts.organization?.id, ...facts.organizationIds);
  return [
    ...places.flatMap((id) => inTenant(id, userId)),
    ...existing(facts.project?.id, userId),
    // An organization asks for the password again when one of its workspaces does.
    ...(facts.workspace === undefined ? ['organizations'] : []),
  ];
};

function subjectsOfPrincipal(principal: Principal): string[] {
  if (principal.type === 'operator') return [];
  if (!isKey(principal)) return [principal.id, principal.userId];
  const { id, tenantId, userId, grant } = principal;
  return [id, ...inTenant(tenantId, userId), ...existing(grant?.organizationId)];
}

/** Names for many things at once have no underscore, as ids do. One tenant must not hold up all others by a lock on one. */
const isOne = (subject: string) => subject.includes('_');

/** Those of a decision about a request, for locks on them: of its credential and of where it is about. */
export function subjectsOfDecision(principal: Principal | null, facts: Facts | undefined): string[] {
  const ofFacts = facts === undefined ? [] : subjectsOfFacts(facts, principal && userOf(principal));
  const all = [...(principal === null ? [] : subjectsOfPrincipal(principal)), ...ofFacts];
  return [...new Set(all)].filter(isOne).sort();
}
