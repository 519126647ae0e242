import type { FactSource } from '../../../auth/authorization/authorization-registry.ts';
import { membershipTags } from '../../../auth/authorization/cache-tags.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import {
  GRANTOR_ENTITLED_SQL,
  type GrantJson,
  toGrantFacts,
} from '../../../auth/authorization/management-grants.ts';

/** The grants by which organizations of the user manage the workspace. */
export const grantsFact: FactSource<AuthorizationFacts['grants']> = {
  absent: [],
  inWorkspace: {
    select: ({ user }) => ({
      columns: `(
      select jsonb_agg(to_jsonb(g) order by g.id) from manager_grants g
        join organizations go on go.id = g.organization_id and go.archived_at is null
        join members gm on gm.tenant_id = g.organization_id and gm.user_id = ${user}
      where g.workspace_id = w.id and g.ended_at is null and ${GRANTOR_ENTITLED_SQL}) as grants`,
    }),
    read: (row: { grants: GrantJson[] | null } | undefined) => (row?.grants ?? []).map(toGrantFacts),
  },
};

/** The organizations that own or manage the workspace. A change to one of them makes facts about the workspace stale. */
export const organizationIdsFact: FactSource<AuthorizationFacts['organizationIds']> = {
  absent: [],
  inWorkspace: {
    select: () => ({
      columns: `array(
      select w.organization_id where w.organization_id is not null
      union all
      select g.organization_id from manager_grants g where g.workspace_id = w.id and g.ended_at is null) as organization_ids`,
    }),
    read: (row: { organization_ids: string[] } | undefined) => row?.organization_ids ?? [],
  },
  tags: ({ organizationIds }, userId) => organizationIds.flatMap((id) => membershipTags(id, userId)),
};
