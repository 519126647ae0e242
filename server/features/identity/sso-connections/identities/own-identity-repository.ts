import type { Knex } from 'knex';
import type { IdentityRow } from '../../../../database/schema/sso-tables.ts';
import { applyKeyset } from '../../../../operations/keyset.ts';
import type { PageRequest } from '../../../../operations/pagination.ts';

/** The identities of a person, in all tenants. */
export const ownIdentityRepository = (db: Knex) => ({
  list: (userId: string, page: PageRequest): Promise<IdentityRow[]> =>
    applyKeyset(db('identities').where({ user_id: userId }).select('*'), ['id'], page),

  find: (userId: string, id: string): Promise<IdentityRow | undefined> =>
    db('identities').where({ user_id: userId, id }).first(),
});
