import type { Knex } from 'knex';
import type { AuthorizationFacts } from '../auth/authorization/facts-types.ts';
import type { OperationCall } from './operation-call.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value in which the order of properties does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

/** Where the slugs of what a body may name are found. */
const SLUGS = {
  workspace: { table: 'workspace_slugs', id: 'workspace_id' },
  organization: { table: 'organization_slugs', id: 'organization_id' },
} as const;

/** A slug has no underscore, an id has one. */
const isSlug = (reference: unknown): reference is string =>
  typeof reference === 'string' && !reference.includes('_');

/** The body with ids in the place of slugs. */
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

/** The parameters of the path with ids in the place of slugs. */
function pathWithIds(
  params: OperationCall['input']['params'],
  facts: AuthorizationFacts | undefined,
): Record<string, unknown> {
  const ids = {
    workspace: facts?.workspace?.id,
    organization: facts?.organization?.id,
    project: facts?.project?.id,
  };
  const known = Object.entries(ids).filter(([name, id]) => name in params && id !== undefined);
  return { ...params, ...Object.fromEntries(known) };
}

/**
 * What a request asks for, as a text that is the same for two requests that ask for the same: whatever the order of
 * properties and parameters, and whether a thing is named by its id or its slug.
 */
export async function canonicalRequest(
  db: Knex,
  { operation, input }: Pick<OperationCall, 'operation' | 'input'>,
  facts: AuthorizationFacts | undefined,
): Promise<string> {
  const { params, query, body } = input;
  const asked = { params: pathWithIds(params, facts), query, body: await withIds(db, body) };
  return `${operation.id}\n${JSON.stringify(sorted(asked))}`;
}
