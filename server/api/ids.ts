import { typeidUnboxed } from 'typeid-js';
import { ID_TARGETS } from './declarations.gen.ts';

/** Features declare the prefixes of their ids in their parts of the contract. */
export type IdPrefix = keyof typeof ID_TARGETS;

/** A new typed id: the prefix and a UUIDv7, so that ids sort by time of creation. */
export const newId = (prefix: IdPrefix): string => typeidUnboxed(prefix);

const TARGETS: ReadonlyMap<string, string> = new Map(Object.entries(ID_TARGETS));

/** The name that audit entries give to what has this id. */
export const targetTypeOf = (id: string): string | undefined => TARGETS.get(id.split('_', 1)[0] ?? '');

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
