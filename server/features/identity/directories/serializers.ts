import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type {
  DirectoryGroupRow,
  DirectoryRequestRow,
  DirectoryUserRow,
} from '../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { toRotation } from '../../access/api-keys/serializers.ts';
import type { DirectoryGroupWithCount, GroupMember } from './group-repository.ts';
import type { DirectoryWithUsage } from './repository.ts';
import { GROUPS, RECEIPT, type ResourceKind, USERS } from './scim/attributes.ts';
import { type Complex, isObject } from './scim/values.ts';

/** Returns the address that identity providers call. */
export const scimUrl = ({ installation }: Pick<HandlerContext, 'installation'>): string =>
  `${installation.publicUrl}/scim/v2`;

export const isTokenRotating = (
  { rotation_ends_at }: Pick<DirectoryWithUsage, 'rotation_ends_at'>,
  now: Date,
) => rotation_ends_at !== null && rotation_ends_at > now;

export const toDirectory = (
  row: DirectoryWithUsage,
  context: Pick<HandlerContext, 'installation' | 'now'>,
): Schemas['Directory'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  name: row.name,
  status: row.activated_at === null ? 'draft' : 'active',
  default_role: row.default_role,
  role_mappings: row.role_mappings.map((mapping) => ({ ...mapping })),
  ip_allowlist: row.ip_allowlist,
  manages_owners: row.manages_owners,
  activated_by: row.activated_by,
  authority: row.authority,
  activated_at: row.activated_at?.toISOString() ?? null,
  scim_url: scimUrl(context),
  masked: row.masked,
  rotation: isTokenRotating(row, context.now) ? toRotation(row) : null,
  last_used_at: row.last_used_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Returns the name that the identity provider shows, from the first attribute that has one. */
export function displayNameOf({ attributes }: Pick<DirectoryUserRow, 'attributes'>): string | null {
  const name = isObject(attributes.name) ? attributes.name : {};
  const parts = [name.givenName, name.familyName].filter((part) => typeof part === 'string').join(' ');
  return textOf(attributes.displayName) ?? textOf(name.formatted) ?? (parts === '' ? null : parts);
}

export const toDirectoryUser = (row: DirectoryUserRow, email: string | null): Schemas['DirectoryUser'] => ({
  id: row.id,
  directory_id: row.directory_id,
  external_id: row.external_id,
  user_name: row.user_name,
  display_name: displayNameOf(row),
  active: row.active,
  state: row.state,
  user_id: row.user_id,
  email,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});

export const toDirectoryGroup = (row: DirectoryGroupWithCount): Schemas['DirectoryGroup'] => ({
  id: row.id,
  directory_id: row.directory_id,
  external_id: row.external_id,
  display_name: row.display_name,
  member_count: row.member_count,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});

export const toDirectoryRequest = (row: DirectoryRequestRow): Schemas['DirectoryRequest'] => ({
  id: row.id,
  directory_id: row.directory_id,
  method: row.method,
  path: row.path,
  filter: row.filter,
  body: row.body,
  status: row.status,
  detail: row.detail,
  duration_ms: row.duration_ms,
  request_id: row.request_id,
  ip_address: row.ip_address,
  created_at: row.created_at.toISOString(),
});

const toMeta = (
  { name, endpoint }: ResourceKind,
  row: Pick<DirectoryUserRow, 'id' | 'version' | 'created_at' | 'updated_at'>,
  context: Pick<HandlerContext, 'installation'>,
): Complex => ({
  resourceType: name,
  created: row.created_at.toISOString(),
  lastModified: row.updated_at.toISOString(),
  version: `W/"${row.version}"`,
  location: `${scimUrl(context)}${endpoint}/${row.id}`,
});

const toReceipt = ({ state, receipt }: DirectoryUserRow): Complex => ({
  state,
  ...(receipt !== null && {
    endedAt: receipt.ended_at,
    keysRevoked: receipt.api_keys.length,
    sessionsEnded: receipt.sessions,
    invitationsCancelled: receipt.invitations.length,
    workspacesLeft: receipt.workspaces.length,
  }),
});

/**
 * Returns a person as SCIM shows them.
 * @param receipt `full` in the answer to a request that has ended access, or that repeats it; `none` for a new person
 */
export function toScimUser(
  row: DirectoryUserRow,
  context: Pick<HandlerContext, 'installation'>,
  receipt: 'full' | 'empty' | 'none' = 'empty',
): Complex {
  const { attributes } = row;
  const receipts = { full: { [RECEIPT.id]: toReceipt(row) }, empty: { [RECEIPT.id]: {} }, none: {} };
  const all: Complex = { ...attributes, ...receipts[receipt] };
  return {
    schemas: [USERS.core.id, ...USERS.extensions.flatMap(({ id }) => (id in all ? [id] : []))],
    id: row.id,
    ...(row.external_id !== null && { externalId: row.external_id }),
    userName: row.user_name,
    active: row.active,
    ...all,
    meta: toMeta(USERS, row, context),
  };
}

/** Returns a group as SCIM shows it. */
export function toScimGroup(
  row: DirectoryGroupRow,
  members: readonly GroupMember[],
  context: Pick<HandlerContext, 'installation'>,
): Complex {
  const people = `${scimUrl(context)}${USERS.endpoint}`;
  const shown = members.map(({ directory_user_id: value }) => ({
    value,
    $ref: `${people}/${value}`,
    type: USERS.name,
  }));
  return {
    schemas: [GROUPS.core.id],
    id: row.id,
    ...(row.external_id !== null && { externalId: row.external_id }),
    displayName: row.display_name,
    ...(shown.length > 0 && { members: shown }),
    meta: toMeta(GROUPS, row, context),
  };
}
