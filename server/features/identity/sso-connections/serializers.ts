import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { SsoSettings } from '../../../database/schema/sso-tables.ts';
import type { InstallationSettings } from '../../../operations/handler-context.ts';
import { toSsoCertificate } from './idp-certificates.ts';
import type { SsoConnectionView } from './repository.ts';

/** The addresses and certificates of this server that a provider has to know. */
export function toServiceProvider(
  { id, protocol, signing_keys }: Pick<SsoConnectionView, 'id' | 'protocol' | 'signing_keys'>,
  publicUrl: string,
): Schemas['SsoServiceProvider'] {
  const base = `${publicUrl}/sso/${id}`;
  const certificates = signing_keys.map(({ state, certificate }) => ({
    state,
    ...toSsoCertificate(certificate),
  }));
  const addresses =
    protocol === 'oidc'
      ? {
          entity_id: null,
          acs_url: null,
          metadata_url: null,
          redirect_uri: `${publicUrl}/sso/callback`,
          backchannel_logout_uri: `${base}/backchannel-logout`,
        }
      : {
          entity_id: `${base}/metadata`,
          acs_url: `${base}/acs`,
          metadata_url: `${base}/metadata`,
          redirect_uri: null,
          backchannel_logout_uri: null,
        };
  return { ...addresses, certificates };
}

function statusOf(row: SsoConnectionView): Schemas['SsoConnectionStatus'] {
  if (row.active_digest === null) return row.is_tested ? 'testing' : 'draft';
  if (row.disabled_at !== null) return 'disabled';
  return row.failing_since === null ? 'active' : 'failing';
}

const toConfiguration = (
  { oidc, saml, attributes, counts_as_mfa, mfa_values }: SsoSettings,
  config_digest: string,
): Schemas['SsoConfiguration'] => ({
  oidc: oidc ?? null,
  saml: saml === undefined ? null : { ...saml, certificates: saml.certificates.map(toSsoCertificate) },
  attributes,
  counts_as_mfa,
  mfa_values,
  config_digest,
});

/** Returns the configuration to test next, and the one that signs people in. */
function configurationsOf({ draft, active, draft_digest, active_digest }: SsoConnectionView) {
  const inUse = active && active_digest ? toConfiguration(active, active_digest) : null;
  const present = draft && draft_digest ? toConfiguration(draft, draft_digest) : inUse;
  if (present === null) throw new Error('A connection has at least one configuration.');
  return { ...present, active: inUse };
}

export const toSsoConnection = (
  row: SsoConnectionView,
  { publicUrl }: Pick<InstallationSettings, 'publicUrl'>,
): Schemas['SsoConnection'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  name: row.name,
  protocol: row.protocol,
  status: statusOf(row),
  ...configurationsOf(row),
  domains: row.domains,
  jit: { enabled: row.default_role !== null, default_role: row.default_role },
  role_mappings: row.role_mappings,
  session_hours: row.session_hours,
  sp: toServiceProvider(row, publicUrl),
  activated_by: row.activated_by,
  authority: row.authority,
  activated_at: row.activated_at?.toISOString() ?? null,
  disabled_at: row.disabled_at?.toISOString() ?? null,
  failing_since: row.failing_since?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
