import type { Knex } from 'knex';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import { DELETE_CONTENT_SQL } from '../../../mail/repository.ts';
import type { MemberWithUser } from './repository.ts';

const OWNED_SQL = 'select id from workspaces where organization_id = :organizationId';

/** The grants under which the organization manages other workspaces. */
const GRANTS_SQL =
  'select id from manager_grants where organization_id = :organizationId and ended_at is null';

const MEMBERSHIPS_SQL = `
  select m.*, u.email, u.email_verified_at, u.name, u.version as user_version
  from members m join users u on u.id = m.user_id
  where m.user_id = :userId and m.tenant_id in (${OWNED_SQL}) order by m.tenant_id`;
const KEYS_SQL = `
  select * from api_keys
  where user_id = :userId and revoked_at is null and tenant_id in (${OWNED_SQL}) order by id`;
const ORGANIZATION_KEYS_SQL = `
  select * from api_keys
  where tenant_id = :organizationId and created_by = :userId and revoked_at is null order by id`;
const SERVICE_KEYS_SQL = `
  select k.* from api_keys k left join manager_grants g on g.workspace_id = k.tenant_id and g.id = k.grant_id
  where k.kind = 'service' and k.created_by = :userId and k.revoked_at is null
    and (k.tenant_id in (${OWNED_SQL}) or g.organization_id = :organizationId and g.ended_at is null)
  order by k.id`;
const PENDING_SQL = `
  invited_by = :userId and status = 'pending' and expires_at > now()
    and (tenant_id = :organizationId or tenant_id in (${OWNED_SQL}) or grant_id in (${GRANTS_SQL}))`;
const INVITATIONS_SQL = `select * from invitations where ${PENDING_SQL} order by id`;
const CANCEL_SQL = `
  with cancelled as (
    update invitations set status = 'cancelled', cancelled_at = :at, version = version + 1, updated_at = now()
    where ${PENDING_SQL} returning *
  ), withdrawn as (
    update mails set next_attempt_at = null, ${DELETE_CONTENT_SQL} from cancelled c
    where mails.dedupe_key = 'invitation:' || c.id || ':' || c.sends and mails.sent_at is null
  )
  select * from cancelled`;
const END_KEYS_SQL = `
  with ended as (
    update api_keys set revoked_at = :at, version = version + 1, updated_at = now()
    where user_id = :userId and revoked_at is null and tenant_id in (${OWNED_SQL})
    returning id
  )
  update credentials set ended_at = :at where subject_id in (select id from ended) and ended_at is null`;
const END_MEMBERSHIPS_SQL = `delete from members where user_id = :userId and tenant_id in (${OWNED_SQL})`;

/** Everything that a user has in the workspaces that an organization owns, in single statements. */
export const offboardingRepository = (db: Knex) => (organizationId: string, userId: string) => {
  const who = { organizationId, userId };
  async function rows<Row>(sql: string, more: Record<string, Date> = {}): Promise<Row[]> {
    return (await db.raw<{ rows: Row[] }>(sql, { ...who, ...more })).rows;
  }

  return {
    memberships: () => rows<MemberWithUser>(MEMBERSHIPS_SQL),
    keys: () => rows<ApiKeyRow>(KEYS_SQL),
    organizationKeys: () => rows<ApiKeyRow>(ORGANIZATION_KEYS_SQL),
    serviceKeys: () => rows<ApiKeyRow>(SERVICE_KEYS_SQL),
    /** Invitations that the user has sent, including those into the organization itself. */
    invitations: () => rows<InvitationRow>(INVITATIONS_SQL),
    cancelInvitations: (at: Date) => rows<InvitationRow>(CANCEL_SQL, { at }),

    /** Ends the memberships and with them the keys. */
    async end(at: Date): Promise<void> {
      await rows(END_KEYS_SQL, { at });
      await rows(END_MEMBERSHIPS_SQL);
    },
  };
};
