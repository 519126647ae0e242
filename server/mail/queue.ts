import type { Knex } from 'knex';
import { newId } from '../api/ids.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { MailRow } from '../database/schema/mail-tables.ts';
import { yieldToEventLoop } from '../jobs/time-slices.ts';
import { mailKinds } from './mail-kinds.ts';
import { mailRepository, type NewMail } from './repository.ts';
import type { TemplateData, TemplateName } from './templates.ts';
import { asUserText } from './user-text.ts';

/** A mail to be sent, in one of the templates. */
export type Mail = {
  [Name in TemplateName]: {
    template: Name;
    data: TemplateData[Name];
    to: string;
    language: MailRow['language'];
    workspaceId?: string;
    /** Id of the person or the key on whose behalf it is sent; left out when the server sends it by itself. */
    sender?: string | null;
    /** Of two mails with the same one, only the first is sent. */
    dedupeKey?: string;
  };
}[TemplateName];

/** Not the client's, but ours: what a mail says is sealed under the pepper alone. */
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

/** How many mails are put there in one statement. */
const CHUNK = 200;

/**
 * Puts mails into the outbox, thousands if need be, in the transaction of what they are about. What they say may hold a
 * token, so it is sealed. An address that nobody has confirmed gets verification, reset and invitation mails only.
 */
export async function enqueueMails(db: Knex, secrets: Secrets, mails: readonly Mail[]): Promise<void> {
  for (let start = 0; start < mails.length; start += CHUNK) {
    if (start > 0) await yieldToEventLoop();
    const rows = mails.slice(start, start + CHUNK).map((mail) => toRow(secrets, mail));
    await mailRepository(db).insert(rows);
  }
}

/** What the server itself puts into a mail: links to its own pages, addresses, times and ids. All other text is what users wrote. */
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

/** Returns what a mail in the outbox says, with the text of users made harmless. */
export const decryptMail = (secrets: Secrets, sealed: Buffer): unknown =>
  JSON.parse(secrets.decrypt(SEAL_PURPOSE, sealed), (key, value: unknown) =>
    typeof value === 'string' && !OWN.has(key) ? asUserText(value) : value,
  );
