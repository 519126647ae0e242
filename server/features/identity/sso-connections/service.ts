import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { NO_SECRET } from '../../../database/schema/sealed-secrets.ts';
import type {
  SsoConfigurationRow,
  SsoConnectionRow,
  SsoSettings,
} from '../../../database/schema/sso-tables.ts';
import {
  assertFound,
  type HandlerContext,
  lockCurrent,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import { lockAuthority } from '../../tenancy/members/service.ts';
import { canonicalDomain } from '../domains/policies.ts';
import { configurationDigest, sealClientSecret, secretOf } from './configuration.ts';
import type { SsoConnectionChanges } from './repository.ts';
import { requireGivenRole, resolveMappings } from './role-mappings.ts';
import type { SigningCertificate } from './saml/certificates.ts';
import type { IdpMetadata } from './saml/metadata.ts';
import { toSsoConnection } from './serializers.ts';
import { assertAddresses, changesSettings, type SsoBody, settingsAfter } from './settings.ts';
import { signingKeyRow } from './signing-keys.ts';

/*
 * Connections of a tenant. Locks are taken in the order of server/README.md: the tenant, whose connections share its
 * domains; the memberships of the caller; the connection; the credential of the caller.
 */

export const MAX_CONNECTIONS = 10;

export const lockConnection = (context: HandlerContext, id: string): Promise<SsoConnectionRow> =>
  lockCurrent(context, context.tenant.ssoConnections, id, 'connection');

export const getSerialized = async (context: HandlerContext, id: string): Promise<Schemas['SsoConnection']> =>
  toSsoConnection(
    assertFound(await context.tenant.ssoConnections.view(id), 'connection'),
    context.installation,
  );

/** Returns the domains in their canonical form. @throws invalid_request, domain_not_verified or already_exists */
async function resolveDomains(
  context: HandlerContext<'domain_not_verified' | 'already_exists'>,
  id: string,
  given: readonly string[],
): Promise<string[]> {
  const domains = given.map((text, index) => {
    const domain = canonicalDomain(text);
    if (domain === undefined)
      throw invalidField(
        `domains/${index}`,
        'format',
        'Write a domain as it stands behind the @ of an address.',
      );
    return domain;
  });
  const verified = new Set(await context.tenant.domains.verifiedAmong(domains));
  const missing = domains.find((domain) => !verified.has(domain));
  if (missing !== undefined)
    throw context.refuse('domain_not_verified', `Prove ${missing} first: add it, and publish its record.`);
  const other = await context.tenant.ssoConnections.otherWithDomain(domains, id);
  if (other !== undefined)
    throw context.refuse('already_exists', `The connection ${other.id} has one of these domains already.`);
  return [...new Set(domains)];
}

/** Returns the settings of a body that take effect immediately. @throws invalid_request */
async function immediateChanges(
  fresh: ReauthorizedContext<'domain_not_verified' | 'already_exists' | 'privilege_escalation'>,
  id: string,
  { name, domains, jit, role_mappings, session_hours }: SsoBody,
): Promise<SsoConnectionChanges> {
  return {
    ...(name !== undefined && { name }),
    ...(session_hours !== undefined && { session_hours }),
    ...(domains !== undefined && { domains: await resolveDomains(fresh, id, domains) }),
    ...(jit !== undefined && {
      default_role: jit.enabled
        ? await requireGivenRole(fresh, jit.default_role ?? 'member', 'jit/default_role')
        : null,
    }),
    ...(role_mappings !== undefined && { role_mappings: await resolveMappings(fresh, role_mappings) }),
  };
}

/** Keeps a configuration. @returns its digest */
async function keepConfiguration(
  { tenant, tenantId, secrets }: HandlerContext,
  id: string,
  settings: SsoSettings,
  secret: string | null,
): Promise<string> {
  const digest = configurationDigest(secrets, settings, secret);
  const bound = { tenant_id: tenantId, connection_id: id, settings };
  const sealed = secret === null ? NO_SECRET : sealClientSecret(secrets.vault, bound, secret);
  await tenant.ssoConnections.keepConfiguration(id, digest, settings, sealed);
  return digest;
}

interface FirstDraft {
  settings: SsoSettings;
  secret: string | null;
  /** The key of this server, for SAML. */
  signing: SigningCertificate | undefined;
}

/** Adds a connection with its first draft. The tenant is locked. @throws limit_reached */
export async function addConnection(
  context: HandlerContext<'limit_reached'>,
  row: Parameters<HandlerContext['tenant']['ssoConnections']['insert']>[0],
  { settings, secret, signing }: FirstDraft,
): Promise<void> {
  const { tenant, tenantId, secrets } = context;
  const { id } = row;
  if ((await tenant.ssoConnections.count()) >= MAX_CONNECTIONS)
    throw context.refuse(
      'limit_reached',
      `There are ${MAX_CONNECTIONS} connections already. Delete one first.`,
    );
  await tenant.ssoConnections.insert(row);
  const digest = await keepConfiguration(context, id, settings, secret);
  await tenant.ssoConnections.setDraft(id, digest);
  if (signing !== undefined)
    await tenant.ssoConnections.insertSigningKey(
      signingKeyRow(secrets.vault, { tenant_id: tenantId, connection_id: id }, signing, 'current'),
    );
}

export async function createConnection(
  context: HandlerContext<
    'already_exists' | 'limit_reached' | 'privilege_escalation' | 'domain_not_verified'
  >,
  body: OperationInput<'ssoConnections.create'>['body'],
  { metadata, signing }: { metadata: IdpMetadata | undefined; signing: SigningCertificate | undefined },
): Promise<Schemas['SsoConnection']> {
  const { tenantId, repositories } = context;
  const settings = settingsAfter(body.protocol, undefined, body, metadata);
  assertAddresses(context, settings);
  await repositories.tenants.lock(tenantId);
  const { fresh } = await lockAuthority(context);
  const id = newId('sso');
  const changes = await immediateChanges(fresh, id, body);
  const row = { ...changes, id, name: body.name, protocol: body.protocol };
  await addConnection(context, row, { settings, secret: body.oidc?.client_secret ?? null, signing });
  const connection = await getSerialized(context, id);
  context.emit('sso_connection.created', connection);
  return connection;
}

/** Returns the client secret after a change. @throws secret_required */
function secretAfter(
  context: HandlerContext<'secret_required'>,
  current: SsoConfigurationRow,
  next: SsoSettings,
  given: string | undefined,
): string | null {
  if (given !== undefined || next.oidc === undefined) return given ?? null;
  if (next.oidc.issuer !== current.settings.oidc?.issuer)
    throw context.refuse(
      'secret_required',
      'The client secret belongs to the present issuer. Send client_secret for the new one in the same request.',
    );
  return secretOf(context.secrets.vault, current);
}

/** Returns the draft that a body makes of the current configuration; `null` if it equals the active one. */
export async function draftAfter(
  context: HandlerContext<'secret_required'>,
  { id, protocol, draft_digest, active_digest }: SsoConnectionRow,
  body: SsoBody,
  metadata: IdpMetadata | undefined,
): Promise<string | null> {
  const found = await context.tenant.ssoConnections.configuration(id, draft_digest ?? active_digest ?? '');
  const current = assertFound(found, 'configuration');
  const settings = settingsAfter(protocol, current.settings, body, metadata);
  assertAddresses(context, settings);
  const secret = secretAfter(context, current, settings, body.oidc?.client_secret);
  const digest = await keepConfiguration(context, id, settings, secret);
  return digest === active_digest ? null : digest;
}

export async function updateConnection(
  context: HandlerContext<
    'already_exists' | 'privilege_escalation' | 'domain_not_verified' | 'secret_required'
  >,
  id: string,
  body: SsoBody,
  metadata: IdpMetadata | undefined,
): Promise<Schemas['SsoConnection']> {
  const { tenant, tenantId, repositories } = context;
  await repositories.tenants.lock(tenantId);
  const { locked, fresh } = await lockAuthority(context, { lock: () => lockConnection(context, id) });
  const changes = await immediateChanges(fresh, id, body);
  const draft = changesSettings(body)
    ? { draft_digest: await draftAfter(context, assertFound(locked, 'connection'), body, metadata) }
    : {};
  await tenant.ssoConnections.update(id, { ...changes, ...draft });
  const connection = await getSerialized(context, id);
  context.emit('sso_connection.updated', connection);
  return connection;
}
