import type { Knex } from 'knex';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { InvitationRow, InvitationTokenRow } from '../../../database/schema/invitation-tables.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { MailRow } from '../../../database/schema/mail-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { DELETE_CONTENT_SQL } from '../../../mail/repository.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../external-ids/service.ts';

/** The existing memberships and invitations of an address. */
export interface AddressStatus {
  email_key: string;
  /** Language of the user with this address, if set. */
  language: MailRow['language'] | null;
  member: boolean;
  invited: boolean;
}

/** An invitation to create, with the digest of its token. */
export type NewInvitation = Pick<
  InvitationRow,
  | 'id'
  | 'email'
  | 'email_key'
  | 'role'
  | 'project_ids'
  | 'first_name'
  | 'last_name'
  | 'invited_by'
  | 'created_with'
  | 'import_id'
  | 'grant_id'
  | 'expires_at'
> &
  Partial<Joined> & { hash: Buffer };

/** Filter for pending invitations to cancel. All given conditions must match. */
export type CancelFilter = Partial<
  Pick<InvitationRow, 'id' | 'role' | 'invited_by' | 'created_with' | 'import_id' | 'grant_id'>
>;

type Changes = Partial<
  Pick<
    InvitationRow,
    | 'status'
    | 'expires_at'
    | 'invited_by'
    | 'created_with'
    | 'grant_id'
    | 'accepted_at'
    | 'accepted_by'
    | 'sends'
  >
>;

/** Returns the key of one sending of an invitation, so that its mail is queued once and can be withdrawn. */
export const mailDeduplicationKey = ({ id, sends }: Pick<InvitationRow, 'id' | 'sends'>): string =>
  `invitation:${id}:${sends}`;

const STATUS_SQL = "case when status = 'pending' and expires_at <= now() then 'expired' else status end";

const ADDRESS_STATUS_SQL = `
  select k.email_key, u.language, m.user_id is not null as member,
    exists (select from invitations i where i.tenant_id = :tenantId and i.email_key = k.email_key
      and i.status = 'pending' and i.expires_at > now()) as invited
  from jsonb_array_elements_text(cast(:keys as jsonb)) as k (email_key)
    left join users u on u.email_key = k.email_key
    left join members m on m.tenant_id = :tenantId and m.user_id = u.id`;

/** If two requests invite the same address, the unique index lets only the first succeed. */
const INSERT_SQL = `
  with given as (
    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (id text, email text, email_key text, role text,
      project_ids text[], first_name text, last_name text, invited_by text, created_with text, import_id text, grant_id text,
      expires_at timestamptz, external_id text, external_id_party text, metadata text, hash text)
  ), made as (
    insert into invitations (tenant_id, id, email, email_key, role, project_ids, first_name, last_name, invited_by, created_with,
      import_id, grant_id, expires_at, external_id, external_id_party, metadata)
    select :tenantId, id, email, email_key, role, project_ids, first_name, last_name, invited_by, created_with, import_id, grant_id,
      expires_at, external_id, external_id_party, coalesce(metadata::jsonb, '{}')
    from given order by email_key
    on conflict (tenant_id, email_key) where status = 'pending' do nothing
    returning *
  ), tokens as (
    insert into invitation_tokens (hash, tenant_id, invitation_id)
    select decode(given.hash, 'hex'), :tenantId, made.id from made join given using (id)
  )
  select * from made`;

const CANCEL_MAILS_SQL = `
  update mails set next_attempt_at = null, ${DELETE_CONTENT_SQL} from invitations i
  where i.tenant_id = :tenantId and i.id in (select jsonb_array_elements_text(cast(:ids as jsonb)))
    and mails.dedupe_key = 'invitation:' || i.id || ':' || i.sends and mails.sent_at is null`;

interface InvitationFilters {
  status?: string | undefined;
  importId?: string | undefined;
  externalId: ExternalIdFilter;
}

export const invitationRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;
  const rows = () => scope.rows('invitations');

  /** Cancels the unsent mails of invitations. */
  async function cancelMails(ids: readonly string[]): Promise<void> {
    await db.raw(CANCEL_MAILS_SQL, { tenantId, ids: JSON.stringify(ids) });
  }

  return {
    find: (id: string): Promise<InvitationRow | undefined> => rows().where({ id }).first(),

    /** Returns the invitation, locked until the transaction ends. */
    lock: (id: string): Promise<InvitationRow | undefined> => rows().where({ id }).forUpdate().first(),

    list(
      { status, importId, externalId = {} }: InvitationFilters,
      page: PageRequest,
    ): Promise<InvitationRow[]> {
      const query = rows().select('*').where(externalId);
      if (status !== undefined) query.whereRaw(`(${STATUS_SQL}) = ?`, [status]);
      if (importId !== undefined) query.where({ import_id: importId });
      return applyKeyset(query, ['id'], page);
    },

    /** Returns the pending invitation of an address. */
    openFor: (email_key: string, at: Date): Promise<InvitationRow | undefined> =>
      rows().where({ email_key, status: 'pending' }).where('expires_at', '>', at).first(),

    async statusesOf(emailKeys: readonly string[]): Promise<AddressStatus[]> {
      const bindings = { tenantId, keys: JSON.stringify(emailKeys) };
      const { rows } = await db
        .raw<{ rows: AddressStatus[] }>(ADDRESS_STATUS_SQL, bindings)
        .options(UNPREPARED);
      return rows;
    },

    /** Marks expired invitations, so that their addresses can be invited again, and their external ids used. */
    async markExpired(emailKeys: readonly string[], externalIds: readonly string[]): Promise<void> {
      await rows()
        .where((taken) =>
          taken.whereIn('email_key', [...emailKeys]).orWhereIn('external_id', [...externalIds]),
        )
        .where({ status: 'pending' })
        .whereRaw('expires_at <= now()')
        .update({ status: 'expired' });
    },

    /**
     * Inserts invitations.
     * @returns the inserted ones, without addresses that have a pending invitation
     */
    async insert(invitations: readonly NewInvitation[]): Promise<InvitationRow[]> {
      const encoded = invitations.map((row) => ({ ...row, hash: row.hash.toString('hex') }));
      const inserted = await db.raw<{ rows: InvitationRow[] }>(INSERT_SQL, {
        tenantId,
        rows: JSON.stringify(encoded),
      });
      return inserted.rows;
    },

    async update(id: string, changes: Changes): Promise<InvitationRow | undefined> {
      const [row] = await rows()
        .where({ id })
        .update({ ...changes, ...incrementVersion(db) })
        .returning('*');
      return row;
    },

    async replaceToken(id: string, hash: Buffer): Promise<void> {
      await scope.rows('invitation_tokens').where({ invitation_id: id }).delete();
      await scope.insert('invitation_tokens', { hash, invitation_id: id });
    },

    cancelMails,

    /** Returns the pending invitations that match a filter. */
    pending: (which: CancelFilter): Promise<InvitationRow[]> =>
      rows()
        .where({ ...which, status: 'pending' })
        .whereRaw('expires_at > now()')
        .orderBy('id')
        .select('*'),

    /** Cancels pending invitations, and withdraws their unsent mails. */
    async cancel(which: CancelFilter, at: Date): Promise<InvitationRow[]> {
      const cancelled = await rows()
        .where({ ...which, status: 'pending' })
        .whereRaw('expires_at > now()')
        .update({ status: 'cancelled', cancelled_at: at, ...incrementVersion(db) })
        .returning('*');
      await cancelMails(cancelled.map(({ id }) => id));
      return cancelled;
    },

    /** Whether a pending, unexpired invitation grants the role. */
    async grantsRole(roleId: string): Promise<boolean> {
      const open = () => rows().where({ custom_role_id: roleId, status: 'pending' });
      await open().whereRaw('expires_at <= now()').update({ status: 'expired' });
      return (await open().select('id').limit(1)).length > 0;
    },
  };
};

/** Maps tokens to invitations: the only lookup without a known tenant. */
export const invitationTokenRepository = (db: Knex) => ({
  find: (hash: Buffer): Promise<InvitationTokenRow | undefined> =>
    db('invitation_tokens').where({ hash }).first(),
});
