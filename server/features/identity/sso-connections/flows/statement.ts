import { headOf } from '../../../../api/cut-text.ts';
import { isEmail } from '../../../../api/normalize.ts';
import type { SsoSettings, SsoStatement } from '../../../../database/schema/sso-tables.ts';
import type { OidcSubject } from '../oidc/relying-party.ts';
import type { SamlSubject } from '../saml/read-assertion.ts';
import { require } from '../sso-failure.ts';

const MAX_GROUPS = 1_000;
const MAX_NAME = 100;
const MAX_GROUP = 200;
const MAX_SID = 255;
const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const EMAIL_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

/** Attributes by name. */
export type Attributes = ReadonlyMap<string, readonly string[]>;

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    ['string', 'number', 'boolean'].includes(typeof one) ? [String(one)] : [],
  );

/** Returns the address, the name and the groups. A value that is not an address is ignored. */
function personOf({ attributes: names }: SsoSettings, attributes: Attributes, fallback: string | undefined) {
  const first = (name: string) =>
    attributes
      .get(name)
      ?.find((value) => value.trim() !== '')
      ?.trim();
  const email = first(names.email) ?? fallback;
  const name = first(names.name);
  return {
    email: email !== undefined && isEmail(email) ? email : null,
    name: name === undefined ? null : headOf(name, MAX_NAME),
    groups: (attributes.get(names.groups) ?? [])
      .filter((group) => group.length <= MAX_GROUP)
      .slice(0, MAX_GROUPS),
  };
}

const strengthOf = ({ counts_as_mfa, mfa_values }: SsoSettings, said: readonly string[]): 1 | 2 =>
  counts_as_mfa || said.some((value) => mfa_values.includes(value)) ? 2 : 1;

/** What a provider says, and everything that it sent. */
export interface ReadStatement {
  said: Omit<SsoStatement, 'digest'>;
  attributes: Attributes;
}

/** Returns by what the provider signs the person out again. */
const logoutOf = ({ sub, sid }: OidcSubject['claims']) => ({
  sub: String(sub),
  sid: typeof sid === 'string' && sid.length <= MAX_SID ? sid : null,
});

/** Returns what the ID token and the user info of an OpenID provider say. */
export function readClaims(
  settings: SsoSettings,
  { subject, claims, authenticatedAt }: OidcSubject,
): ReadStatement {
  const attributes = new Map(Object.entries(claims).map(([name, value]) => [name, textsOf(value)]));
  const said = {
    issuer: settings.oidc?.issuer ?? '',
    subject,
    ...personOf(settings, attributes, undefined),
    strength: strengthOf(settings, [...textsOf(claims.amr), ...textsOf(claims.acr)]),
    authenticated_at: authenticatedAt?.toISOString() ?? null,
    logout: logoutOf(claims),
  };
  return { said, attributes };
}

/** Returns what an assertion says. @throws SsoFailure without a lasting subject */
export function readAttributes(settings: SsoSettings, assertion: SamlSubject): ReadStatement {
  const { nameId, attributes, authenticatedAt, authenticationClass } = assertion;
  const name = settings.saml?.subject_attribute ?? null;
  require(name !== null ||
    nameId.format !==
      TRANSIENT, 'no_subject', 'The NameID is transient: another one at each sign-in. Use a persistent one, or an attribute.');
  const found = name === null ? [nameId.value] : (attributes.get(name) ?? []);
  const [subject] = found;
  require(subject !== undefined &&
    found.length === 1 &&
    subject !== '' &&
    subject.length <=
      1024, 'no_subject', `The assertion does not have exactly one value of ${headOf(name ?? 'NameID', 100)}.`);
  const said = {
    issuer: settings.saml?.idp_entity_id ?? '',
    subject,
    ...personOf(settings, attributes, nameId.format === EMAIL_FORMAT ? nameId.value : undefined),
    strength: strengthOf(settings, authenticationClass === null ? [] : [authenticationClass]),
    authenticated_at: authenticatedAt.toISOString(),
  };
  return { said, attributes };
}
