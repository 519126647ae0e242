import { typeidUnboxed } from 'typeid-js';
import { ID_TARGETS } from './declarations.gen.ts';

/** Features declare the prefixes of their ids in their parts of the contract. */
export type IdPrefix = keyof typeof ID_TARGETS;

/** Returns a new typed id: the prefix and a UUIDv7, so that ids sort by creation time. */
export const newId = (prefix: IdPrefix): string => typeidUnboxed(prefix);

const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;

/** Returns a text that sorts before all ids that are created from a time on, and after those that were created before it. */
export function firstIdAt(prefix: IdPrefix, time: Date): string {
  let rest = time.getTime();
  let text = '';
  for (let place = 0; place < TIME_LENGTH; place++) {
    text = `${BASE32[rest % 32]}${text}`;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}_${text}`;
}

const TARGETS: ReadonlyMap<string, string> = new Map(Object.entries(ID_TARGETS));

/** Returns the target type in audit entries for an id. */
export const targetTypeOf = (id: string): string | undefined => TARGETS.get(id.split('_', 1)[0] ?? '');

/** The kinds of tenant, as the prefix of an id shows them. */
export type TenantKind = 'workspace' | 'organization';
export const tenantKindOf = (id: string): TenantKind =>
  id.startsWith('org_') ? 'organization' : 'workspace';

/** Returns the two fields that name the tenant in a representation. */
export const tenantIdFields = (
  tenantId: string,
): { workspace_id: string | null; organization_id: string | null } =>
  tenantKindOf(tenantId) === 'organization'
    ? { workspace_id: null, organization_id: tenantId }
    : { workspace_id: tenantId, organization_id: null };
