import { openMail, type SealedMail } from '../../server/mail/queue.ts';
import type { TemplateData, TemplateName } from '../../server/mail/templates.ts';
import type { TestServer } from './server.ts';
import { secretsOf } from './tokens.ts';

/** Returns the data of the newest mail of a kind to an address that waits to be sent, for servers that send none. */
export async function queuedMail<Name extends TemplateName>(
  server: TestServer,
  recipient: string,
  template: Name,
): Promise<TemplateData[Name]> {
  const mail = await server
    .knex('mails')
    .where({ recipient, template })
    .orderBy('created_at', 'desc')
    .first();
  if (mail === undefined) throw new Error(`No ${template} is queued to ${recipient}.`);
  return openMail(secretsOf(server), mail as SealedMail) as TemplateData[Name];
}
