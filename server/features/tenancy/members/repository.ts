import { normalizeEmail } from '../../../api/normalize.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { MemberRow, Provenance } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../external-ids/service.ts';

/** A membership with the displayed properties of its user. */
export interface MemberWithUser extends MemberRow {
  email: string;
  email_verified_at: Date | null;
  name: string;
  user_version: number;
}

export const memberRepository = (scope: TenantScope) => {
  const withUser = () =>
    scope
      .rows('members')
      .join('users', 'users.id', 'members.user_id')
      .select<MemberWithUser[]>(
        'members.*',
        'users.email',
        'users.email_verified_at',
        'users.name',
        'users.version as user_version',
      );
  const named = ({ user_id, email = '' }: { user_id?: string; email?: string }) =>
    user_id === undefined
      ? withUser().where('users.email_key', normalizeEmail(email))
      : withUser().where('members.user_id', user_id);

  return {
    find: (userId: string): Promise<MemberWithUser | undefined> =>
      withUser().where('members.user_id', userId).first(),

    /** Returns the membership, locked until the transaction ends. */
    lock: (userId: string): Promise<MemberWithUser | undefined> =>
      withUser().where('members.user_id', userId).forUpdate('members').first(),

    /**
     * Returns the membership, locked against changes until the transaction ends. The lock is exclusive: with a shared
     * lock, a steady stream of new keys could block a deactivation indefinitely.
     */
    lockRow: (userId: string): Promise<MemberWithUser | undefined> =>
      withUser().where('members.user_id', userId).forNoKeyUpdate('members').first(),

    /** Finds the membership of a user by id or address. */
    findBy: (who: { user_id?: string; email?: string }): Promise<MemberWithUser | undefined> =>
      named(who).first(),

    /** Finds and locks the membership of a user with a verified address, until the transaction ends. */
    lockConfirmed: (who: { user_id?: string; email?: string }): Promise<MemberWithUser | undefined> =>
      named(who).whereNotNull('users.email_verified_at').forNoKeyUpdate('members').first(),

    list(
      filters: { status?: string | undefined; role?: string | undefined; externalId: ExternalIdFilter },
      page: PageRequest,
    ): Promise<MemberWithUser[]> {
      const query = withUser();
      if (filters.status !== undefined) query.where('members.status', filters.status);
      if (filters.role !== undefined) query.where('members.role', filters.role);
      for (const [column, value] of Object.entries(filters.externalId ?? {}))
        query.where(`members.${column}`, value);
      return applyKeyset(query, ['members.created_at', 'members.user_id'], page);
    },

    async add(userId: string, role: string, made: Provenance & Partial<Joined>): Promise<void> {
      await scope.insert('members', { user_id: userId, role, ...made });
    },

    async update(
      userId: string,
      changes: Partial<
        Pick<
          MemberRow,
          'role' | 'status' | 'deactivated_at' | 'role_given_by' | 'grant_id' | 'managed_by' | keyof Joined
        >
      >,
    ): Promise<void> {
      await scope
        .rows('members')
        .where({ user_id: userId })
        .update({ ...changes, ...incrementVersion(scope.db) });
    },

    /** Whether a member has an external id of the same party. */
    async hasExternalId({ external_id, external_id_party }: Joined): Promise<boolean> {
      if (external_id === null) return false;
      const row = await scope.rows('members').where({ external_id, external_id_party }).first('user_id');
      return row !== undefined;
    },

    async remove(userId: string): Promise<void> {
      await scope.rows('members').where({ user_id: userId }).delete();
    },

    /** Records that a user left voluntarily. */
    async recordDeparture(userId: string): Promise<void> {
      await scope.insert('departures', { user_id: userId });
    },

    async hasLeft(userId: string): Promise<boolean> {
      return (await scope.rows('departures').where({ user_id: userId }).first()) !== undefined;
    },

    async forgetDeparture(userId: string): Promise<void> {
      await scope.rows('departures').where({ user_id: userId }).delete();
    },

    owners: (): Promise<MemberWithUser[]> => withUser().where('members.role', 'owner'),

    /** Counts the other active owners. */
    async otherOwners(userId: string): Promise<number> {
      const owners = await scope
        .rows('members')
        .where({ role: 'owner', status: 'active' })
        .whereNot({ user_id: userId })
        .limit(1)
        .select('user_id');
      return owners.length;
    },
  };
};
