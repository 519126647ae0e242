import { invalidField, invalidRequest, type Violation, violation } from '../../../api/problem.ts';
import type { OperationInput } from '../../../api/types.ts';
import type {
  SsoAttributes,
  SsoConnectionRow,
  SsoSettings,
  StoredOidcSettings,
  StoredSamlSettings,
} from '../../../database/schema/sso-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { MAX_CERTIFICATES, readCertificate } from './idp-certificates.ts';
import type { IdpMetadata } from './saml/metadata.ts';

export type SsoBody = OperationInput<'ssoConnections.update'>['body'];
type SettingsBody = Pick<SsoBody, 'oidc' | 'saml' | 'attributes' | 'counts_as_mfa' | 'mfa_values'>;

export const DEFAULT_ATTRIBUTES: SsoAttributes = { email: 'email', name: 'name', groups: 'groups' };

/** Whether a body changes the settings of which a digest is made. */
export const changesSettings = ({ oidc, saml, attributes, counts_as_mfa, mfa_values }: SsoBody): boolean =>
  [oidc, saml, attributes, counts_as_mfa, mfa_values].some((given) => given !== undefined);

function oidcAfter(current: StoredOidcSettings | undefined, given: SsoBody['oidc'] = {}): StoredOidcSettings {
  const { issuer = current?.issuer, client_id = current?.client_id } = given;
  if (issuer === undefined || client_id === undefined)
    throw invalidField(
      'oidc',
      'required',
      'Send issuer, client_id and client_secret of the provider in oidc.',
    );
  return {
    issuer,
    client_id,
    scopes: given.scopes ?? current?.scopes ?? ['email', 'profile'],
    subject_claim: given.subject_claim ?? current?.subject_claim ?? 'sub',
    token_auth: given.token_auth ?? current?.token_auth ?? 'client_secret_basic',
  };
}

/** Returns certificates in PEM. @throws invalid_request */
function readCertificates(path: string, given: readonly string[]): string[] {
  if (given.length === 0 || given.length > MAX_CERTIFICATES)
    throw invalidField(path, 'count', `The provider has to have 1 to ${MAX_CERTIFICATES} certificates.`);
  const read = given.map(readCertificate);
  const violations: Violation[] = read.flatMap((result, index) =>
    'problem' in result ? [violation(`${path}/${index}`, 'certificate', result.problem)] : [],
  );
  if (violations.length > 0) throw invalidRequest(violations);
  return read.flatMap((result) => ('pem' in result ? [result.pem] : []));
}

const MISSING =
  'Send metadata_url or metadata_xml of the provider; or idp_entity_id, idp_sso_url and certificates together.';

function samlAfter(
  current: StoredSamlSettings | undefined,
  given: NonNullable<SsoBody['saml']>,
  metadata: IdpMetadata | undefined,
): StoredSamlSettings {
  const idp_entity_id = metadata?.entityId ?? given.idp_entity_id ?? current?.idp_entity_id;
  const idp_sso_url = metadata?.ssoUrl ?? given.idp_sso_url ?? current?.idp_sso_url;
  const found = metadata?.certificates ?? given.certificates;
  const certificates =
    found === undefined ? current?.certificates : readCertificates('saml/certificates', found);
  if (idp_entity_id === undefined || idp_sso_url === undefined || certificates === undefined)
    throw invalidField('saml', 'required', MISSING);
  const { metadata_url = given.metadata_xml === undefined ? (current?.metadata_url ?? null) : null } = given;
  const { name_id_format = current?.name_id_format ?? null } = given;
  const { subject_attribute = current?.subject_attribute ?? null } = given;
  return {
    idp_entity_id,
    idp_sso_url,
    certificates,
    metadata_url,
    name_id_format,
    subject_attribute,
    sign_requests: given.sign_requests ?? current?.sign_requests ?? metadata?.wantsSignedRequests ?? false,
    unsolicited: given.unsolicited ?? current?.unsolicited ?? false,
  };
}

/**
 * Returns the settings of a connection after a change.
 * @throws invalid_request
 */
export function settingsAfter(
  protocol: SsoConnectionRow['protocol'],
  current: SsoSettings | undefined,
  body: SettingsBody,
  metadata: IdpMetadata | undefined,
): SsoSettings {
  const other = protocol === 'oidc' ? 'saml' : 'oidc';
  if (body[other] !== undefined)
    throw invalidField(
      other,
      'unknown',
      `The protocol of this connection is ${protocol}. Leave ${other} out.`,
    );
  return {
    ...(protocol === 'oidc'
      ? { oidc: oidcAfter(current?.oidc, body.oidc) }
      : { saml: samlAfter(current?.saml, body.saml ?? {}, metadata) }),
    attributes: { ...(current?.attributes ?? DEFAULT_ATTRIBUTES), ...body.attributes },
    counts_as_mfa: body.counts_as_mfa ?? current?.counts_as_mfa ?? false,
    mfa_values: body.mfa_values ?? current?.mfa_values ?? [],
  };
}

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

/**
 * Asserts that the addresses of a provider can be used, as far as that is visible without DNS. People may reach the
 * page for sign-ins where the server does not.
 * @throws invalid_request
 */
export function assertAddresses({ webhookUrls }: HandlerContext, { oidc, saml }: SsoSettings): void {
  const violations: Violation[] = [];
  const check = (path: string, url: string | null | undefined) => {
    const problem = url == null ? undefined : webhookUrls.validate(url);
    if (problem !== undefined) violations.push(violation(path, 'format', problem));
  };
  check('oidc/issuer', oidc?.issuer);
  if (oidc !== undefined && URL.canParse(oidc.issuer) && /[?#]/.test(oidc.issuer))
    violations.push(violation('oidc/issuer', 'format', 'An issuer has neither a query nor a fragment.'));
  check('saml/metadata_url', saml?.metadata_url);
  if (saml !== undefined && !isHttps(saml.idp_sso_url)) check('saml/idp_sso_url', saml.idp_sso_url);
  if (violations.length > 0) throw invalidRequest(violations);
}
