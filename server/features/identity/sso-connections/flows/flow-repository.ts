import type { Knex } from 'knex';
import type { Secrets } from '../../../../auth/secrets/secrets.ts';
import type { SsoCodeRow, SsoFlowRow, SsoLinkRow } from '../../../../database/schema/sso-tables.ts';
import { enqueueMails, type Mail } from '../../../../mail/queue.ts';

/** How often the code of a mail may be tried. */
const MAX_TRIES = 5;
/** Number of old rows deleted in one statement. */
const PURGE_BATCH = 1000;

const purgeSql = (table: string, key: string) => `
  delete from ${table} where (${key}) in (
    select ${key} from ${table} where expires_at < now() - interval '1 day' order by expires_at limit ${PURGE_BATCH})`;
const PURGES = [
  purgeSql('sso_flows', 'hash'),
  purgeSql('sso_codes', 'hash'),
  purgeSql('sso_links', 'hash'),
  purgeSql('identity_undos', 'hash'),
  purgeSql('sso_assertions', 'tenant_id, connection_id, hash'),
  `delete from sso_sign_ins where (tenant_id, connection_id, id) in (
    select tenant_id, connection_id, id from sso_sign_ins
    where created_at < now() - interval '30 days' order by created_at limit ${PURGE_BATCH})`,
];

type NewFlow = Omit<SsoFlowRow, 'browser_hash' | 'created_at' | 'used_at'>;

/** Sign-ins that are under way, and those that have come back from their identity provider. */
export const ssoFlowRepository = (db: Knex) => ({
  async insert(row: NewFlow): Promise<void> {
    await db('sso_flows').insert(row);
  },

  /** Binds a flow to the browser that begins it. @returns the flow; `undefined` if one has begun it, or it is over */
  async begin(
    hash: Buffer,
    connection_id: string,
    browser_hash: Buffer,
    at: Date,
  ): Promise<SsoFlowRow | undefined> {
    const [row] = await db('sso_flows')
      .where({ hash, connection_id })
      .whereNull('browser_hash')
      .where('expires_at', '>', at)
      .update({ browser_hash })
      .returning('*');
    return row;
  },

  /** Uses a flow up, for the browser that has begun it. @returns the flow; `undefined` if it is over, or of another browser */
  async take(hash: Buffer, browser_hash: Buffer, at: Date): Promise<SsoFlowRow | undefined> {
    const [row] = await db('sso_flows')
      .where({ hash, browser_hash })
      .whereNull('used_at')
      .where('expires_at', '>', at)
      .update({ used_at: at })
      .returning('*');
    return row;
  },

  /** Remembers an assertion until it expires. @returns whether it is new */
  async remember(row: {
    tenant_id: string;
    connection_id: string;
    hash: Buffer;
    expires_at: Date;
  }): Promise<boolean> {
    const inserted = await db('sso_assertions').insert(row).onConflict().ignore().returning('hash');
    return inserted.length === 1;
  },

  async insertCode(
    row: Pick<SsoCodeRow, 'hash' | 'tenant_id' | 'connection_id' | 'grant_data' | 'expires_at'>,
  ): Promise<void> {
    await db('sso_codes').insert(row);
  },

  /** Returns a code that can still be used. */
  findCode: (hash: Buffer, at: Date): Promise<SsoCodeRow | undefined> =>
    db('sso_codes').where({ hash }).whereNull('used_at').where('expires_at', '>', at).first(),

  /** Uses a code up. @returns whether it was still unused */
  async useCode(hash: Buffer, at: Date): Promise<boolean> {
    return (await db('sso_codes').where({ hash }).whereNull('used_at').update({ used_at: at })) === 1;
  },

  /** Stores a link together with the mail that has its code. */
  async insertLink(
    row: Omit<SsoLinkRow, 'tries' | 'created_at' | 'used_at'>,
    secrets: Secrets,
    mail: Mail,
  ): Promise<void> {
    await db('sso_links').insert(row);
    await enqueueMails(db, secrets, [mail]);
  },

  /** Returns how many codes were mailed to an address since a time. */
  async countLinks(email_key: string, since: Date): Promise<number> {
    const [row] = await db('sso_links')
      .where({ email_key })
      .where('created_at', '>', since)
      .count({ count: '*' });
    return Number(row?.count);
  },

  /** Counts a try of a mailed code. @returns the link; `undefined` if it is over, or was tried too often */
  async countTry(hash: Buffer, at: Date): Promise<SsoLinkRow | undefined> {
    const [row] = await db('sso_links')
      .where({ hash })
      .whereNull('used_at')
      .where('expires_at', '>', at)
      .where('tries', '<', MAX_TRIES)
      .increment('tries')
      .returning('*');
    return row;
  },

  /** Uses a link up. @returns whether it was still unused */
  async useLink(hash: Buffer, at: Date): Promise<boolean> {
    return (await db('sso_links').where({ hash }).whereNull('used_at').update({ used_at: at })) === 1;
  },

  /** Deletes batches of what has expired, and of sign-ins that are 30 days old. @returns whether there is more */
  async purgeExpired(): Promise<boolean> {
    const counts: number[] = [];
    for (const sql of PURGES) counts.push((await db.raw<{ rowCount: number }>(sql)).rowCount);
    return counts.some((count) => count === PURGE_BATCH);
  },
});
