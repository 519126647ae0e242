import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { RenderedMail } from './render.ts';

/** Settings of mail delivery. */
export interface MailSettings {
  MAIL_FROM: string;
  SMTP_URL?: string | undefined;
  SMTP_CONNECTIONS?: number | undefined;
  DATA_DIR: string;
}

/** Returns the folder of mail files, used without a mail server. */
export const outboxFolder = (dataDir: string): string => path.join(dataDir, 'outbox');

interface OutgoingMail extends RenderedMail {
  /** Equal in every attempt, so that a receiver recognises a duplicate. */
  id: string;
  to: string;
}

export interface MailTransport {
  /** Maximum number of mails sent in parallel. */
  connections: number;
  /** Delivers a mail. @throws when it was not accepted: see `classifyFailure` */
  send(mail: OutgoingMail): Promise<void>;
  /** Closes the connections; mails being sent fail. */
  close(): void;
}

/** Loaded with the first mail, not at every start. */
const nodemailer = () => import('nodemailer');

const messageFrom =
  ({ MAIL_FROM }: MailSettings) =>
  ({ id, to, subject, text, html, headers }: OutgoingMail) => ({
    from: MAIL_FROM,
    messageId: `<${id}@tenantry>`,
    ...{ to, subject, text, html, headers },
  });

/** Most mail servers accept this many connections of one client. */
const CONNECTIONS = 5;
/** Servers limit the number of mails per connection. */
const MAILS_PER_CONNECTION = 100;

/** Pool settings in the URL apply to the one pool that all mails share. */
export function smtpSettings({
  SMTP_URL = '',
  SMTP_CONNECTIONS,
}: Pick<MailSettings, 'SMTP_URL' | 'SMTP_CONNECTIONS'>) {
  const url = new URL(SMTP_URL);
  const configured = Number(url.searchParams.get('maxConnections'));
  for (const name of ['pool', 'maxConnections', 'maxRequeues']) url.searchParams.delete(name);
  const connections =
    SMTP_CONNECTIONS ?? (Number.isInteger(configured) && configured > 0 ? configured : CONNECTIONS);
  return { url: url.href, connections };
}

function smtpTransport(config: MailSettings): MailTransport {
  const { url, connections } = smtpSettings(config);
  const message = messageFrom(config);
  const open = async () => {
    const { createTransport } = await nodemailer();
    return createTransport({
      ...{ url, pool: true, maxConnections: connections, maxMessages: MAILS_PER_CONNECTION },
      // Refusals must be visible here, because they slow down all sending.
      ...{ maxRequeues: 1, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
    });
  };
  let pool: ReturnType<typeof open> | undefined;
  return {
    connections,
    async send(mail) {
      pool ??= open();
      await (await pool).sendMail(message(mail));
    },
    close() {
      void pool?.then((opened) => opened.transporter.close?.({ force: true }));
    },
  };
}

/** Number of mail files written in parallel. */
const FILES_AT_ONCE = 10;

/** Writes mails as readable files: text in 8 bits without wrapping, so that links can be copied from a terminal. */
function fileTransport(config: MailSettings, logger: Logger, mailboxUrl: string | undefined): MailTransport {
  const folder = outboxFolder(config.DATA_DIR);
  const message = messageFrom(config);
  let warned = false;
  return {
    connections: FILES_AT_ONCE,
    async send(mail) {
      const eml = await toEml(message(mail));
      const file = path.join(folder, `${mail.id}.eml`);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(file, eml, { mode: 0o600 });
      } catch (error) {
        if (!warned)
          logger.warn(
            { err: error, folder },
            'mails cannot be written to the outbox folder: set SMTP_URL, or make it writable',
          );
        warned = true;
        throw new OutboxNotWritableError(folder, { cause: error });
      }
      warned = false;
      // The link in the mail is a secret, so the log names the file and not its content.
      const location = mailboxUrl === undefined ? { file } : { mailbox: mailboxUrl };
      const { to, subject } = mail;
      logger.info({ to, subject, ...location }, 'mail written to a file: there is no SMTP_URL');
    },
    close: () => undefined,
  };
}

/** Thrown when the outbox folder is not writable. The transport logs it once. */
export class OutboxNotWritableError extends Error {
  override name = 'UnwritableOutbox';
  /** The same code as for an unreachable server. */
  readonly code = 'ECONNECTION';
  constructor(folder: string, options: ErrorOptions) {
    super(`The folder ${folder} cannot be written to.`, options);
  }
}

/** The library would wrap the text and encode it in 7 bits, so it gets the finished parts. */
const rawPart = (type: string, content: string) => ({
  raw: `Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${content}`,
});

async function toEml(message: ReturnType<ReturnType<typeof messageFrom>>): Promise<Buffer> {
  const { createTransport } = await nodemailer();
  const files = createTransport({ streamTransport: true, buffer: true });
  const { text, html, ...rest } = message;
  const alternatives = [rawPart('text/plain', text), rawPart('text/html', html)];
  const { message: eml } = await files.sendMail({ ...rest, alternatives });
  // With `buffer` it is one, although the type allows for a stream.
  return eml as Buffer;
}

/**
 * Creates the transport: SMTP, or without a mail server, files that any mail program opens.
 * @param mailboxUrl where the development mailbox shows the files, if enabled
 */
export const createMailTransport = (
  config: MailSettings,
  logger: Logger,
  mailboxUrl: string | undefined,
): MailTransport =>
  config.SMTP_URL === undefined ? fileTransport(config, logger, mailboxUrl) : smtpTransport(config);
