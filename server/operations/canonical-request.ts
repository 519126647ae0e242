import type { Knex } from 'knex';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import type { OperationCall } from './operation-call.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sorts the properties of a value, whose order is irrelevant. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

/** Tables that hold the slugs of resources that a body may reference. */
const SLUGS = {
  workspace: { table: 'workspace_slugs', id: 'workspace_id' },
  organization: { table: 'organization_slugs', id: 'organization_id' },
} as const;

/** Ids contain an underscore and slugs do not. */
const isSlug = (reference: unknown): reference is string =>
  typeof reference === 'string' && !reference.includes('_');

/** Returns the body with slugs replaced by ids. */
async function withIds(db: Knex, body: unknown): Promise<unknown> {
  if (!isRecord(body)) return body;
  const named = { ...body };
  for (const [property, { table, id }] of Object.entries(SLUGS)) {
    const slug = body[property];
    if (!isSlug(slug)) continue;
    const row: Record<string, unknown> | undefined = await db(table).where({ slug }).first(id);
    named[property] = row?.[id] ?? slug;
  }
  return named;
}

/** Returns the path parameters with slugs replaced by ids. */
function pathWithIds(
  params: OperationCall['input']['params'],
  facts: AuthorizationFacts | undefined,
): Record<string, unknown> {
  const ids = {
    workspace: facts?.workspace?.id,
    organization: facts?.organization?.id,
    project: facts?.project?.id,
  };
  const replaced = Object.entries(ids).filter(([name, id]) => name in params && id !== undefined);
  return { ...params, ...Object.fromEntries(replaced) };
}

/**
 * Returns a text that is equal for two equivalent requests, regardless of the order of properties and parameters, and
 * of whether they reference a resource by id or slug.
 */
export async function canonicalRequest(
  db: Knex,
  { operation, input }: Pick<OperationCall, 'operation' | 'input'>,
  facts: AuthorizationFacts | undefined,
): Promise<string> {
  const { params, query, body } = input;
  const canonical = { params: pathWithIds(params, facts), query, body: await withIds(db, body) };
  return `${operation.id}\n${JSON.stringify(sorted(canonical))}`;
}
