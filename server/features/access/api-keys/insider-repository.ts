import type { Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

/** A person to whom a secret of a key was shown, or who has changed what the key may do. */
export interface KeyInsiderRow {
  tenant_id: string;
  key_id: string;
  user_id: string;
  kind: 'shown' | 'changed';
  at: Date;
  /** When the secret ended that was shown. */
  ended_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    key_insiders: Table<KeyInsiderRow, 'tenant_id' | 'key_id' | 'user_id' | 'kind' | 'at'>;
  }
}

export const keyInsiderRepository = (scope: TenantScope) => {
  const of = (keyId: string) => scope.rows('key_insiders').where({ key_id: keyId });
  /** A key of an organization acts in its workspaces too, and its rows belong to the organization. */
  const ofAnyTenant = () => scope.db('key_insiders');

  return {
    async add(row: Omit<KeyInsiderRow, 'tenant_id' | 'ended_at'>): Promise<void> {
      await scope.insert('key_insiders', row);
    },

    /** Returns all who ever had a part in keys. */
    list: async (keyIds: readonly string[]): Promise<KeyInsiderRow[]> =>
      keyIds.length === 0
        ? []
        : ofAnyTenant()
            .whereIn('key_id', [...new Set(keyIds)])
            .select('*'),

    /** Returns the people who know a secret of a key that is live, or that ends at this moment, as when it is rotated. */
    async knowing(keyId: string, now: Date): Promise<string[]> {
      const rows = await of(keyId)
        .where({ kind: 'shown' })
        .where((live) => live.whereNull('ended_at').orWhere('ended_at', '>=', now))
        .distinct('user_id');
      return rows.map(({ user_id }) => user_id);
    },

    /** Records that the previous secret has ended. */
    async endPrevious(keyId: string, now: Date): Promise<void> {
      await of(keyId).where('ended_at', '>', now).update({ ended_at: now });
    },

    /** Records that the current secret becomes the previous one, which ends later. */
    async demote(keyId: string, endsAt: Date): Promise<void> {
      await of(keyId).where({ kind: 'shown' }).whereNull('ended_at').update({ ended_at: endsAt });
    },
  };
};
