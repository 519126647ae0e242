import type { Knex } from 'knex';
import type { PreviousSecretUseRow } from './schema/credential-tables.ts';

/** How often and from where the previous secret of a key is used, as far as the addresses are shown. */
export interface KeyUsage {
  previous_uses: number;
  previous_sources: Array<Pick<PreviousSecretUseRow, 'ip_address' | 'uses'> & { last_used_at: string }>;
}

/** Maximum number of addresses that the representation of a rotating key shows. */
const MAX_USAGE_SOURCES = 10;

/** Computed from the times of a key, so that no job has to maintain it. */
export const KEY_STATUS_SQL = `case
  when revoked_at is not null then 'revoked'
  when expires_at <= now() then 'expired'
  when rotation_ends_at > now() then 'rotating'
  else 'active' end`;

/**
 * Returns the columns of `KeyUsage`.
 * @param uses the table `u` of uses and the condition that selects those of a key
 */
export function keyUsageColumns(db: Knex, uses: string): Knex.Raw[] {
  const over = (columns: string, order = '') =>
    `(select ${columns} from (select u.ip_address, u.uses, u.last_used_at from ${uses} ${order}) u)`;
  const latest = `order by u.last_used_at desc limit ${MAX_USAGE_SOURCES}`;
  return [
    db.raw(`${over('coalesce(sum(u.uses), 0)::int')} as previous_uses`),
    db.raw(`${over("coalesce(jsonb_agg(to_jsonb(u)), '[]')", latest)} as previous_sources`),
  ];
}
