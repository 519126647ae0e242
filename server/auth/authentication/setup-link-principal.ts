import { tenantKindOf } from '../../api/ids.ts';
import type { Permission } from '../../api/types.ts';
import type { SetupLinkPrincipal } from './principal.ts';

/** Requests of a link in a minute: a page asks every few seconds what a test has come to. */
const RATE_LIMIT = { requests: 600, seconds: 60 };

/** The columns of a set-up link that its credential carries. */
export interface SetupLinkFacts {
  kind: 'oidc' | 'saml' | 'scim';
  name: string;
  created_by: string;
  expires_at: string;
}

/** Returns the permission of which a link is a small part: its maker has to hold it. */
export function permissionOfLink(tenantId: string, kind: SetupLinkFacts['kind']): Permission {
  const inOrganization = tenantKindOf(tenantId) === 'organization';
  if (kind === 'scim') return inOrganization ? 'organization_directories:manage' : 'directories:manage';
  return inOrganization ? 'organization_sso:manage' : 'sso:manage';
}

export const toSetupLinkPrincipal = (
  id: string,
  tenantId: string,
  { kind, name, created_by, expires_at }: SetupLinkFacts,
): SetupLinkPrincipal => ({
  type: 'setup_link',
  id,
  userId: null,
  tenantId,
  name,
  createdBy: created_by,
  permission: permissionOfLink(tenantId, kind),
  rateLimit: RATE_LIMIT,
  expiresAt: new Date(expires_at),
});
