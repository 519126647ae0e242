import { require } from '../sso-failure.ts';
import { ASSERTION, attributeOf, childrenNamed, elementText, isNamed, isTime, PROTOCOL } from './xml.ts';

/** What a response has to say to be an answer to our request, by its connection. */
export interface SamlExpectations {
  /** Entity id of the identity provider. */
  idpEntityId: string;
  /** Our entity id for the connection, which is the audience. */
  spEntityId: string;
  /** Our address for responses of the connection. */
  acsUrl: string;
  /** Id of the request that is answered. */
  requestId: string;
  now: Date;
}

/** The signed statements of an identity provider about a person. */
export interface SamlSubject {
  assertionId: string;
  /** Until when the assertion has to be remembered, so that it signs in once. */
  expiresAt: Date;
  nameId: { value: string; format: string | null };
  /** Values by attribute name, in order. */
  attributes: ReadonlyMap<string, readonly string[]>;
  authenticatedAt: Date;
  /** The class of authentication, for example one that says that a second factor was used. */
  authenticationClass: string | null;
}

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
/** How far the clock of an identity provider may differ from ours. */
const CLOCK_SKEW_MS = 60_000;
const MAX_VALUES = 1_000;

const only = (parent: Element, namespace: string, name: string): Element | undefined => {
  const found = childrenNamed(parent, namespace, name);
  return found.length === 1 ? found[0] : undefined;
};

function timeOf(element: Element | undefined, name: string): Date | undefined {
  const text = element && attributeOf(element, name);
  if (text === undefined) return undefined;
  require(isTime(text), 'malformed_response', `${name} is not a time in UTC.`);
  return new Date(text);
}

const issuerOf = (parent: Element): string | undefined => {
  const issuer = only(parent, ASSERTION, 'Issuer');
  return issuer && elementText(issuer);
};

/**
 * Checks the envelope of an assertion. An identity provider may have signed the assertion alone, so that nothing here
 * is believed: a wrong value only refuses.
 * @throws SsoFailure
 */
export function checkResponse(response: Element, expected: SamlExpectations): void {
  const status = only(response, PROTOCOL, 'Status');
  const code = status && only(status, PROTOCOL, 'StatusCode');
  require(code !== undefined &&
    attributeOf(code, 'Value') ===
      SUCCESS, 'provider_refused', 'The identity provider did not sign the person in.');
  require(issuerOf(response) ===
    expected.idpEntityId, 'wrong_issuer', 'The issuer of the response is not the identity provider of this connection.');
  require(attributeOf(response, 'Destination') ===
    expected.acsUrl, 'wrong_destination', 'The destination of the response is not the ACS URL of this connection.');
  require(attributeOf(response, 'InResponseTo') ===
    expected.requestId, 'wrong_request', 'The response does not answer the request of this browser.');
}

/**
 * Reads an assertion from the bytes that were signed.
 * @throws SsoFailure unless it is about this connection, this request and now
 */
export function readAssertion(assertion: Element, expected: SamlExpectations): SamlSubject {
  require(isNamed(assertion, ASSERTION, 'Assertion') &&
    attributeOf(assertion, 'Version') ===
      '2.0', 'malformed_response', 'The signed element is not a SAML 2.0 assertion.');
  const assertionId = attributeOf(assertion, 'ID');
  require(assertionId !== undefined, 'malformed_response', 'The assertion has no id.');
  require(issuerOf(assertion) ===
    expected.idpEntityId, 'wrong_issuer', 'The issuer of the assertion is not the identity provider of this connection.');
  const subject = only(assertion, ASSERTION, 'Subject');
  require(subject !== undefined, 'no_subject', 'The assertion has no subject.');
  const confirmedUntil = checkConfirmation(subject, expected);
  const validUntil = checkConditions(assertion, expected);
  return {
    assertionId,
    expiresAt: new Date(Math.max(confirmedUntil.getTime(), validUntil.getTime()) + CLOCK_SKEW_MS),
    nameId: nameIdOf(subject),
    attributes: attributesOf(assertion),
    ...authenticationOf(assertion, expected),
  };
}

function nameIdOf(subject: Element): SamlSubject['nameId'] {
  const nameId = only(subject, ASSERTION, 'NameID');
  const value = nameId && elementText(nameId);
  require(value !== undefined, 'no_subject', 'The subject has no NameID that is text alone.');
  require(value.length <= 1024, 'no_subject', 'The NameID has more than 1,024 characters.');
  return { value, format: (nameId && attributeOf(nameId, 'Format')) ?? null };
}

/** Returns when the assertion expires for this server. */
function checkConfirmation(subject: Element, expected: SamlExpectations): Date {
  const confirmations = childrenNamed(subject, ASSERTION, 'SubjectConfirmation');
  const [confirmation] = confirmations;
  require(confirmations.length === 1 &&
    confirmation !== undefined &&
    attributeOf(confirmation, 'Method') ===
      BEARER, 'wrong_recipient', 'The subject is not confirmed for its bearer exactly once.');
  const data = only(confirmation, ASSERTION, 'SubjectConfirmationData');
  const until = timeOf(data, 'NotOnOrAfter');
  require(data !== undefined &&
    until !== undefined &&
    attributeOf(data, 'Recipient') ===
      expected.acsUrl, 'wrong_recipient', 'The recipient of the assertion is not the ACS URL of this connection.');
  require(attributeOf(data, 'InResponseTo') ===
    expected.requestId, 'wrong_request', 'The assertion does not answer the request of this browser.');
  checkTimes(timeOf(data, 'NotBefore'), until, expected.now);
  return until;
}

function checkConditions(assertion: Element, expected: SamlExpectations): Date {
  const conditions = only(assertion, ASSERTION, 'Conditions');
  const until = timeOf(conditions, 'NotOnOrAfter');
  require(conditions !== undefined &&
    until !== undefined, 'expired_response', 'The assertion has no conditions with an end.');
  checkTimes(timeOf(conditions, 'NotBefore'), until, expected.now);
  const restrictions = childrenNamed(conditions, ASSERTION, 'AudienceRestriction');
  require(restrictions.length > 0 &&
    restrictions.every((restriction) =>
      childrenNamed(restriction, ASSERTION, 'Audience').some(
        (audience) => elementText(audience) === expected.spEntityId,
      ),
    ), 'wrong_audience', 'The audience of the assertion is not the entity id of this connection.');
  return until;
}

function checkTimes(from: Date | undefined, until: Date, now: Date): void {
  require(from === undefined ||
    from.getTime() - CLOCK_SKEW_MS <=
      now.getTime(), 'not_yet_valid', 'The assertion is not valid yet. Check the clock of the identity provider.');
  require(now.getTime() <
    until.getTime() +
      CLOCK_SKEW_MS, 'expired_response', 'The assertion has expired. Start the sign-in again, and check the clock of the identity provider.');
}

function authenticationOf(assertion: Element, expected: SamlExpectations) {
  const statement = only(assertion, ASSERTION, 'AuthnStatement');
  const authenticatedAt = timeOf(statement, 'AuthnInstant');
  require(statement !== undefined &&
    authenticatedAt !==
      undefined, 'malformed_response', 'The assertion does not say when the person signed in.');
  require(authenticatedAt.getTime() - CLOCK_SKEW_MS <=
    expected.now.getTime(), 'not_yet_valid', 'The person signed in later than now. Check the clock of the identity provider.');
  const context = only(statement, ASSERTION, 'AuthnContext');
  const authenticationClass = context && only(context, ASSERTION, 'AuthnContextClassRef');
  return {
    authenticatedAt,
    authenticationClass: (authenticationClass && elementText(authenticationClass)) ?? null,
  };
}

function attributesOf(assertion: Element): Map<string, string[]> {
  const attributes = new Map<string, string[]>();
  let count = 0;
  for (const statement of childrenNamed(assertion, ASSERTION, 'AttributeStatement')) {
    for (const attribute of childrenNamed(statement, ASSERTION, 'Attribute')) {
      const name = attributeOf(attribute, 'Name');
      require(name !== undefined, 'malformed_response', 'An attribute has no name.');
      const values = childrenNamed(attribute, ASSERTION, 'AttributeValue').flatMap(
        (value) => elementText(value) ?? [],
      );
      count += values.length;
      require(count <= MAX_VALUES, 'malformed_response', `The assertion has more than ${MAX_VALUES} values.`);
      attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
    }
  }
  return attributes;
}
