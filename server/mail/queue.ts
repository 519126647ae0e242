import type { Knex } from 'knex';
import type { Secrets } from '../access/secrets.ts';
import { newId } from '../contract/ids.ts';
import type { MailRow } from '../database/tables.ts';
import type { TemplateData, TemplateName } from './templates.ts';

/** A mail to be sent, in one of the templates. */
export type Mail = {
  [Name in TemplateName]: {
    template: Name;
    data: TemplateData[Name];
    to: string;
    language: MailRow['language'];
    workspaceId?: string;
    /** Of two mails with the same one, only the first is sent. */
    dedupeKey?: string;
  };
}[TemplateName];

/** Not the client's, but ours: what a mail says is sealed under the pepper alone. */
const PASSWORD = 'mail';

/** Puts a mail into the outbox, in the transaction of what it is about. What it says may hold a token, so is sealed. */
export async function queueMail(db: Knex, secrets: Secrets, mail: Mail): Promise<void> {
  await db('mails')
    .insert({
      id: newId('mail'),
      dedupe_key: mail.dedupeKey ?? null,
      workspace_id: mail.workspaceId ?? null,
      recipient: mail.to,
      template: mail.template,
      language: mail.language,
      sealed_data: secrets.seal(PASSWORD, JSON.stringify(mail.data)),
    })
    .onConflict('dedupe_key')
    .ignore();
}

/** What a mail in the outbox says. */
export const openMail = (secrets: Secrets, sealed: Buffer): unknown =>
  JSON.parse(secrets.open(PASSWORD, sealed));
