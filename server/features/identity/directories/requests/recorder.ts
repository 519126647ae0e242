import type { Knex } from 'knex';
import { headOf } from '../../../../api/cut-text.ts';
import { newId } from '../../../../api/ids.ts';
import { redactTokens } from '../../../../api/redact-tokens.ts';
import type { DirectoryRequestRow } from '../../../../database/schema/directory-tables.ts';
import type { RecordScimRequest, ScimRequest } from '../../../../operations/scim-request.ts';
import { redactedBody, withoutQuoted } from './redact.ts';

/** Requests that wait for a slow database. Beyond them, the log has gaps. */
const MAX_WAITING = 1000;
const MAX_TEXT = 1000;

type NewRow = Omit<DirectoryRequestRow, 'created_at'>;

/** A directory that was deleted meanwhile has no log. */
const INSERT_SQL = `
  insert into directory_requests (tenant_id, directory_id, id, method, path, filter, body, status, detail, duration_ms,
    request_id, ip_address)
  select r.tenant_id, r.directory_id, r.id, r.method, r.path, r.filter, r.body, r.status, r.detail, r.duration_ms,
    r.request_id, r.ip_address
  from jsonb_populate_recordset(null::directory_requests, cast(:rows as jsonb)) as r
    join directories d on d.tenant_id = r.tenant_id and d.id = r.directory_id`;

function filterOf({ query, body }: ScimRequest): string | null {
  const inBody = typeof body === 'object' && body !== null ? Reflect.get(body, 'filter') : undefined;
  const filter = query.filter ?? inBody;
  return typeof filter === 'string' ? withoutQuoted(filter) : null;
}

const toRow = (request: ScimRequest): NewRow => ({
  tenant_id: request.tenantId,
  directory_id: request.directoryId,
  id: newId('drq'),
  method: request.method,
  path: headOf(redactTokens(request.path), MAX_TEXT),
  filter: filterOf(request),
  body: redactedBody(request.body),
  status: request.status,
  detail: request.detail && headOf(redactTokens(request.detail), MAX_TEXT),
  duration_ms: request.durationMs,
  request_id: redactTokens(request.requestId),
  ip_address: request.address,
});

/** JSON of PostgreSQL has no such character. */
const storable = (rows: readonly NewRow[]): string => JSON.stringify(rows).replaceAll('\\u0000', '');

/** Stores the requests of identity providers in batches: one statement takes all that have arrived during the one before. */
export function createRequestRecorder(
  { knex }: { knex: Knex },
  onError: (error: unknown) => void,
): RecordScimRequest {
  let waiting: NewRow[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await knex.raw(INSERT_SQL, { rows: storable(batch) }).catch(onError);
    }
    isWriting = false;
  }

  return (request) => {
    if (waiting.length >= MAX_WAITING) return;
    try {
      waiting.push(toRow(request));
    } catch (error) {
      // The answer is sent: what is wrong with a request must not end the process.
      onError(error);
      return;
    }
    if (!isWriting) void writeAll();
  };
}
