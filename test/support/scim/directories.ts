import type { Tenantry } from '../../../sdk/src/index.ts';
import { newId } from '../../../server/api/ids.ts';
import type { TestServer } from '../server.ts';
import { unique } from '../users.ts';

export interface ScimAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into resources of any kind
  body: any;
}

export interface Scim {
  token: string;
  directoryId: string;
  /** Sends a request as an identity provider does. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ScimAnswer>;
}

/** Sends a request under /scim/v2 with any credential, or none. */
export async function sendScim(
  { url }: Pick<TestServer, 'url'>,
  token: string | undefined,
  [method, path]: readonly [string, string],
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<ScimAnswer> {
  const response = await fetch(`${url}/scim/v2${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/scim+json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** A domain that a tenant has proven. The flow that proves one has tests of its own. */
export async function verifiedDomain({ knex }: Pick<TestServer, 'knex'>, tenantId: string): Promise<string> {
  const domain = `${unique('corp')}.example`;
  const row = { tenant_id: tenantId, id: newId('dom'), domain, status: 'verified', verified_by: 'operator' };
  await knex.table('domains').insert(row as never);
  return domain;
}

type Place = { workspace: string } | { organization: string };

/** A directory that a person has activated. */
export async function activeDirectory(
  server: TestServer,
  api: Tenantry,
  place: Place,
  { managesOwners = false, defaultRole = 'member' } = {},
): Promise<Scim> {
  const fields = { name: unique('idp'), default_role: defaultRole };
  const made =
    'workspace' in place
      ? await api.directories.create({ ...place, ...fields })
      : await api.organizationDirectories.create({ ...place, ...fields });
  const which = { directory_id: made.id, manages_owners: managesOwners };
  await ('workspace' in place
    ? api.directories.activate({ ...place, ...which })
    : api.organizationDirectories.activate({ ...place, ...which }));
  return {
    token: made.token,
    directoryId: made.id,
    send: (method, path, body, headers) => sendScim(server, made.token, [method, path], body, headers),
  };
}

export const deactivation = { Operations: [{ op: 'replace', path: 'active', value: false }] };
export const reactivation = { Operations: [{ op: 'Replace', path: 'active', value: 'True' }] };
