import { typeidUnboxed } from 'typeid-js';

export type IdPrefix =
  | 'usr'
  | 'ses'
  | 'ws'
  | 'org'
  | 'mov'
  | 'grt'
  | 'req'
  | 'lnk'
  | 'prj'
  | 'rol'
  | 'key'
  | 'aud'
  | 'evt'
  | 'mail'
  | 'inv'
  | 'imp'
  | 'prr'
  | 'exp'
  | 'whk'
  | 'tpl'
  | 'run';

/** A new typed id: the prefix and a UUIDv7, so that ids sort by time of creation. */
export const newId = (prefix: IdPrefix): string => typeidUnboxed(prefix);

/** What the rows of a tenant belong to: ids say it by their prefix. */
export type TenantKind = 'workspace' | 'organization';
export const tenantKindOf = (id: string): TenantKind =>
  id.startsWith('org_') ? 'organization' : 'workspace';

/** The two fields that say in a representation whose it is. */
export const tenantIdFields = (
  tenantId: string,
): { workspace_id: string | null; organization_id: string | null } =>
  tenantKindOf(tenantId) === 'organization'
    ? { workspace_id: null, organization_id: tenantId }
    : { workspace_id: tenantId, organization_id: null };
