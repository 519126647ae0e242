import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { RenderedMail } from './render.ts';

export interface OutgoingMail extends RenderedMail {
  /** The same at every attempt, so that a receiver recognises a second copy. */
  id: string;
  to: string;
}

/** Hands a mail over. @throws when it was not taken, so that it is tried again */
export type SendMail = (mail: OutgoingMail) => Promise<void>;

/** Loaded with the first mail, and not on every start. */
const nodemailer = () => import('nodemailer');

/** By SMTP; or, without a server to hand them to, into files that any mail program opens. */
export function createMailTransport(config: Config, logger: Logger): SendMail {
  const message = ({ id, to, subject, text, html, headers }: OutgoingMail) => ({
    from: config.MAIL_FROM,
    messageId: `<${id}@tenantry>`,
    ...{ to, subject, text, html, headers },
  });
  const { SMTP_URL } = config;
  if (SMTP_URL !== undefined) {
    return async (mail) => {
      const { createTransport } = await nodemailer();
      const smtp = createTransport({ url: SMTP_URL, connectionTimeout: 10_000, socketTimeout: 20_000 });
      await smtp.sendMail(message(mail));
    };
  }
  const folder = path.join(config.DATA_DIR, 'outbox');
  return async (mail) => {
    const { createTransport } = await nodemailer();
    const files = createTransport({ streamTransport: true, buffer: true });
    const { message: eml } = await files.sendMail(message(mail));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${mail.id}.eml`);
    // With `buffer` it is one, though the type allows for a stream.
    writeFileSync(file, eml as Buffer, { mode: 0o600 });
    // The link in it is a secret, so the log says where it is, not what it says.
    logger.info({ to: mail.to, subject: mail.subject, file }, 'mail written to a file: there is no SMTP_URL');
  };
}
