import { headOf } from '../../../api/cut-text.ts';
import { invalidField } from '../../../api/problem.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import { rateLimited } from '../../../auth/authentication/authenticator.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { IdentityProviders } from './identity-providers.ts';
import type { IdpMetadata } from './saml/metadata.ts';
import type { SsoBody } from './settings.ts';
import { SsoFailure } from './sso-failure.ts';

/** Reads of metadata in an hour, for all connections of a tenant. */
const READS = { requests: 30, seconds: HOUR_SECONDS };
const MAX_BYTES = 256 * 1024;

/**
 * Reads the metadata of a provider where it publishes them.
 * @throws SsoFailure
 */
export async function fetchMetadata(
  { requests, saml }: IdentityProviders,
  url: string,
): Promise<IdpMetadata> {
  let text: string;
  try {
    const response = await requests.fetch(url);
    if (!response.ok)
      throw new SsoFailure('provider_unreachable', `The address answered with status ${response.status}.`);
    text = await response.text();
  } catch (error) {
    if (error instanceof SsoFailure) throw error;
    throw new SsoFailure(
      'provider_unreachable',
      'The address did not answer with at most 1 MiB in 5 seconds, without a redirect, from a public host.',
    );
  }
  if (Buffer.byteLength(text) > MAX_BYTES)
    throw new SsoFailure('malformed_response', 'The metadata have more than 256 KiB.');
  return saml.readMetadata(text);
}

/** @throws rate_limited */
export async function limitReads({ rateLimits, tenantId }: HandlerContext): Promise<void> {
  const budget = await rateLimits.consume(`sso-metadata:${tenantId}`, READS, 'sso_metadata');
  if (budget.exceeded) throw rateLimited(budget);
}

const READ_FROM_METADATA = ['idp_entity_id', 'idp_sso_url', 'certificates'] as const;

function assertOneSource(saml: NonNullable<SsoBody['saml']>, source: 'metadata_url' | 'metadata_xml'): void {
  const given =
    source === 'metadata_url' ? [...READ_FROM_METADATA, 'metadata_xml' as const] : READ_FROM_METADATA;
  const other = given.find((name) => saml[name] !== undefined);
  if (other === undefined) return;
  throw invalidField(`saml/${other}`, 'unknown', `Leave this out: it is read from ${source}.`);
}

/**
 * Reads the metadata that a body sends or names, before the transaction.
 * @returns `undefined` if the body has none
 * @throws invalid_request, rate_limited or unavailable
 */
export async function metadataOf(
  before: HandlerContext,
  { saml }: Pick<SsoBody, 'saml'>,
): Promise<IdpMetadata | undefined> {
  const source = saml?.metadata_url == null ? 'metadata_xml' : 'metadata_url';
  const given = saml?.[source];
  if (saml === undefined || given == null) return undefined;
  assertOneSource(saml, source);
  const problem = source === 'metadata_url' ? before.webhookUrls.validate(given) : undefined;
  if (problem !== undefined) throw invalidField('saml/metadata_url', 'format', problem);
  await limitReads(before);
  const { identityProviders } = before.features;
  try {
    return source === 'metadata_url'
      ? await fetchMetadata(identityProviders, given)
      : await identityProviders.saml.readMetadata(given);
  } catch (error) {
    if (!(error instanceof SsoFailure)) throw error;
    throw invalidField(`saml/${source}`, 'metadata', headOf(error.message, 300));
  }
}
