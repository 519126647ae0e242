import type { Knex } from 'knex';
import { newId } from '../api/ids.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Vault } from '../auth/secrets/vault.ts';
import type { MailRow } from '../database/schema/mail-tables.ts';
import type { SealedSecret } from '../database/schema/sealed-secrets.ts';
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
    tenantId?: string;
    /** Id of the user or key on whose behalf it is sent; omitted when the server sends it itself. */
    sender?: string | null;
    /** Of two mails with the same key, only the first is sent. */
    dedupeKey?: string;
  };
}[TemplateName];

/** What the content of a mail is bound to: the mail and its recipient. */
const identityOf = ({ id, tenant_id, recipient }: Pick<MailRow, 'id' | 'tenant_id' | 'recipient'>) => ({
  tenantId: tenant_id,
  kind: 'mail' as const,
  rowId: id,
  version: 1,
  destination: recipient,
});

const toRow = (vault: Vault, mail: Mail): NewMail => {
  const bound = { id: newId('mail'), tenant_id: mail.tenantId ?? null, recipient: mail.to };
  return {
    ...bound,
    ...vault.seal(identityOf(bound), JSON.stringify(mail.data)),
    dedupe_key: mail.dedupeKey ?? null,
    template: mail.template,
    language: mail.language,
    sender: mail.sender ?? null,
    rank: mailKinds[mail.template].rank,
    useful_minutes: mailKinds[mail.template].usefulMinutes,
  };
};

/** Number of mails inserted in one statement. */
const CHUNK = 200;

/**
 * Queues mails, thousands if necessary, in the transaction of the change. Their content may contain a token, so it is sealed. An unverified address only gets verification, reset and invitation mails.
 */
export async function enqueueMails(db: Knex, secrets: Secrets, mails: readonly Mail[]): Promise<void> {
  for (let start = 0; start < mails.length; start += CHUNK) {
    if (start > 0) await yieldToEventLoop();
    const rows = mails.slice(start, start + CHUNK).map((mail) => toRow(secrets.vault, mail));
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

/** A queued mail whose content has not been deleted. */
export type SealedMail = Pick<MailRow, 'id' | 'tenant_id' | 'recipient'> & SealedSecret;

/**
 * Opens the content of a queued mail, with text by users made harmless.
 * @throws UnreadableSecretError without its vault key
 */
export const openMail = ({ vault }: Pick<Secrets, 'vault'>, mail: SealedMail): unknown =>
  JSON.parse(vault.open(identityOf(mail), mail), (key, value: unknown) =>
    typeof value === 'string' && !OWN.has(key) ? asUserText(value) : value,
  );
