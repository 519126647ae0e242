import type { Knex } from 'knex';
import { newId } from '../api/ids.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { MailRow } from '../database/schema/mail-tables.ts';
import { yieldToEventLoop } from '../jobs/time-slices.ts';
import { mailKinds } from './mail-kinds.ts';
import { mailRepository, type NewMail } from './repository.ts';
import type { TemplateData, TemplateName } from './templates.ts';
import { asUserText } from './user-text.ts';

/** A mail to send, with the data of its template. */
export type Mail = {
  [Name in TemplateName]: {
    template: Name;
    data: TemplateData[Name];
    to: string;
    language: MailRow['language'];
    workspaceId?: string;
    /** Id of the user or key on whose behalf it is sent; omitted when the server sends it itself. */
    sender?: string | null;
    /** Of two mails with the same key, only the first is sent. */
    dedupeKey?: string;
  };
}[TemplateName];

/** Not a client's secret: the content of a mail is encrypted under the pepper alone. */
const SEAL_PURPOSE = 'mail';

const toRow = (secrets: Secrets, mail: Mail): NewMail => ({
  id: newId('mail'),
  dedupe_key: mail.dedupeKey ?? null,
  tenant_id: mail.workspaceId ?? null,
  recipient: mail.to,
  template: mail.template,
  language: mail.language,
  sender: mail.sender ?? null,
  rank: mailKinds[mail.template].rank,
  useful_minutes: mailKinds[mail.template].usefulMinutes,
  sealed_data: secrets.encrypt(SEAL_PURPOSE, JSON.stringify(mail.data)),
});

/** Number of mails inserted in one statement. */
const CHUNK = 200;

/**
 * Queues mails, thousands if necessary, in the transaction of the change. Their content may contain a token, so it is
 * encrypted. An unverified address only gets verification, reset and invitation mails.
 */
export async function enqueueMails(db: Knex, secrets: Secrets, mails: readonly Mail[]): Promise<void> {
  for (let start = 0; start < mails.length; start += CHUNK) {
    if (start > 0) await yieldToEventLoop();
    const rows = mails.slice(start, start + CHUNK).map((mail) => toRow(secrets, mail));
    await mailRepository(db).insert(rows);
  }
}

/**
 * Fields that the server itself fills in: links to its own pages, addresses, times and ids. All other text was written
 * by users.
 */
const OWN: ReadonlySet<string> = new Set([
  'url',
  'unsubscribe',
  'action',
  'address',
  'ranges',
  'at',
  'expiresAt',
  'keyId',
  'endpointId',
]);

/** Decrypts the content of a queued mail, with text by users made harmless. */
export const decryptMail = (secrets: Secrets, sealed: Buffer): unknown =>
  JSON.parse(secrets.decrypt(SEAL_PURPOSE, sealed), (key, value: unknown) =>
    typeof value === 'string' && !OWN.has(key) ? asUserText(value) : value,
  );
