/** What whoever starts the server is shown. */
export interface Announcement {
  url: string;
  engine: 'embedded' | 'postgres';
  /** The operator key, when it was made on this start. */
  newOperatorKey: string | undefined;
  /** Where mails go. */
  mails: 'smtp' | 'mailbox' | 'files';
}

const MAILS: Readonly<Record<Announcement['mails'], (url: string) => string[]>> = {
  smtp: () => [],
  mailbox: (url) => [`  mails          ${url}/dev/mailbox`],
  files: () => ['  mails          files in DATA_DIR/outbox; `npm run dev` shows them in the browser'],
};

export function announce({ url, engine, newOperatorKey, mails }: Announcement): void {
  const lines = [
    `Tenantry is ready at ${url}`,
    `  documentation  ${url}/docs`,
    `  database       ${engine}`,
    ...MAILS[mails](url),
  ];
  if (newOperatorKey !== undefined) {
    lines.push(
      `  operator key   ${newOperatorKey}`,
      '                 (shown this once: keep it in a safe place)',
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
