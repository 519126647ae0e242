import { appendFileSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { operationsIn } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument } from '../../server/api/openapi-types.ts';

/** `ERROR_REPORT=FILE npm test` writes which operation answered which error code, and lists the codes that none answered. */
const file = process.env.ERROR_REPORT;

/** Notes the errors in the log of a test server. */
export function noteErrors(logs: readonly string[]): void {
  if (file === undefined) return;
  const seen = logs.flatMap((line) => {
    if (!line.includes('"code":')) return [];
    const { operation_id: operation, code } = JSON.parse(line);
    return operation === undefined || code === undefined ? [] : [`${operation} ${code}\n`];
  });
  appendFileSync(file, [...new Set(seen)].join(''));
}

/** Says which of the codes that operations list themselves no test has seen. */
export function reportUnseenErrors(): void {
  if (file === undefined) return;
  const seen = new Set(readFileSync(file, 'utf8').split('\n'));
  const document: OpenApiDocument = parse(readFileSync('openapi.yaml', 'utf8'));
  const listed = operationsIn(document).flatMap(({ operation }) =>
    (operation['x-errors'] ?? []).map((code) => `${operation.operationId} ${code}`),
  );
  const unseen = listed.filter((one) => !seen.has(one));
  process.stdout.write(
    `${unseen.length} of ${listed.length} listed errors were not answered:\n${unseen.join('\n')}\n`,
  );
}
