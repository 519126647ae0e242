/** What whoever starts the server is shown. */
export interface Announcement {
  url: string;
  engine: 'embedded' | 'postgres';
  /** The operator key, when it was made on this start. */
  newOperatorKey: string | undefined;
}

export function announce({ url, engine, newOperatorKey }: Announcement): void {
  const lines = [`Tenantry is ready at ${url}`, `  documentation  ${url}/docs`, `  database       ${engine}`];
  if (newOperatorKey !== undefined) {
    lines.push(
      `  operator key   ${newOperatorKey}`,
      '                 (shown this once: keep it in a safe place)',
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
