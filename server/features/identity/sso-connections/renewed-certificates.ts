import { X509Certificate } from 'node:crypto';
import { DAY_MS } from '../../../api/times.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type {
  SsoConfigurationRow,
  SsoConnectionRow,
  SsoSettings,
} from '../../../database/schema/sso-tables.ts';
import type { TenantRepositories } from '../../../operations/repositories.ts';
import { configurationDigest, secretOf } from './configuration.ts';
import { MAX_CERTIFICATES, readCertificate } from './idp-certificates.ts';
import type { IdpMetadata } from './saml/metadata.ts';

/** How long a certificate is kept after its end. */
const KEPT_MS = 30 * DAY_MS;

const isKept = (pem: string, now: Date): boolean =>
  new Date(new X509Certificate(pem).validTo).getTime() + KEPT_MS > now.getTime();

/** Returns the settings with what the metadata publish besides; `undefined` if that is nothing. */
function renewed(settings: SsoSettings, metadata: IdpMetadata, now: Date): SsoSettings | undefined {
  const { saml } = settings;
  if (saml === undefined || saml.idp_entity_id !== metadata.entityId) return undefined;
  const published = metadata.certificates.flatMap((text) => {
    const read = readCertificate(text);
    return 'pem' in read ? [read.pem] : [];
  });
  const added = published.filter((pem) => !saml.certificates.includes(pem));
  if (added.length === 0) return undefined;
  const kept = saml.certificates.filter((pem) => published.includes(pem) || isKept(pem, now));
  // The new ones first: the oldest are what exceeds the limit.
  const certificates = [...added, ...kept].slice(0, MAX_CERTIFICATES);
  return { ...settings, saml: { ...saml, certificates } };
}

interface Renewal {
  connections: TenantRepositories['ssoConnections'];
  secrets: Secrets;
  metadata: IdpMetadata;
  /** Where the metadata were read. */
  url: string;
  now: Date;
}

async function renewOne(
  { connections, secrets, metadata, url, now }: Renewal,
  current: SsoConfigurationRow | undefined,
): Promise<string | undefined> {
  if (current?.settings.saml?.metadata_url !== url) return undefined;
  const settings = renewed(current.settings, metadata, now);
  if (settings === undefined) return undefined;
  const { sealed, wrapped_key, vault_key_id, connection_id } = current;
  const digest = configurationDigest(secrets, settings, secretOf(secrets.vault, current));
  await connections.keepConfiguration(connection_id, digest, settings, { sealed, wrapped_key, vault_key_id });
  return digest;
}

/**
 * Adds the certificates that the unchanged metadata URL publishes to the configurations that have it, without a test: who
 * controls that address signs people in already. Identities stay confirmed. The connection is locked.
 * @returns whether there were any
 */
export async function addCertificates(renewal: Renewal, row: SsoConnectionRow): Promise<boolean> {
  const { connections, now } = renewal;
  const { id, active_digest, draft_digest } = row;
  const find = (digest: string | null) =>
    digest === null ? undefined : connections.configuration(id, digest);
  const active = await renewOne(renewal, await find(active_digest));
  const draft = await renewOne(renewal, await find(draft_digest));
  if (active === undefined && draft === undefined) {
    await connections.recordMetadata(id, now);
    return false;
  }
  if (active !== undefined && active_digest !== null)
    await connections.carryConfirmations(id, active_digest, active);
  await connections.update(id, {
    metadata_read_at: now,
    ...(active !== undefined && { active_digest: active }),
    ...(draft !== undefined && { draft_digest: draft }),
  });
  return true;
}
