import { randomUUID } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import {
  createSigningCertificate,
  type SigningCertificate,
} from '../../../server/features/identity/sso-connections/saml/certificates.ts';

const DAY_MS = 86_400_000;
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** What a response says. Every value is written into the XML as it is, so that tests can write junk. */
export interface ResponseValues {
  responseId: string;
  assertionId: string;
  issuer: string;
  assertionIssuer: string;
  destination: string;
  recipient: string;
  audience: string;
  inResponseTo: string;
  confirmedRequest: string;
  status: string;
  nameId: string;
  notBefore: string;
  notOnOrAfter: string;
  attributes: Record<string, readonly string[]>;
}

export interface SigningOptions {
  signatureAlgorithm?: string;
  digestAlgorithm?: string;
  canonicalization?: string;
  transforms?: string[];
}

/** Who signs: a key with its certificate. */
export const createSigner = (): Promise<SigningCertificate> =>
  createSigningCertificate('idp', new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS));

export const newXmlId = (): string => `_${randomUUID()}`;

/** Writes a response without a signature. */
export function responseXml(values: ResponseValues): string {
  const attributes = Object.entries(values.attributes)
    .map(
      ([name, texts]) =>
        `<saml:Attribute Name="${name}">${texts.map((text) => `<saml:AttributeValue>${text}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    )
    .join('');
  const confirmation = `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${values.confirmedRequest}" NotOnOrAfter="${values.notOnOrAfter}" Recipient="${values.recipient}"/></saml:SubjectConfirmation>`;
  const assertion = [
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${values.assertionId}" Version="2.0" IssueInstant="${values.notBefore}">`,
    `<saml:Issuer>${values.assertionIssuer}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${values.nameId}</saml:NameID>${confirmation}</saml:Subject>`,
    `<saml:Conditions NotBefore="${values.notBefore}" NotOnOrAfter="${values.notOnOrAfter}"><saml:AudienceRestriction><saml:Audience>${values.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${values.notBefore}" SessionIndex="1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
    attributes === '' ? '' : `<saml:AttributeStatement>${attributes}</saml:AttributeStatement>`,
    '</saml:Assertion>',
  ].join('');
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${values.responseId}" Version="2.0" IssueInstant="${values.notBefore}" Destination="${values.destination}" InResponseTo="${values.inResponseTo}">`,
    `<saml:Issuer>${values.issuer}</saml:Issuer>`,
    `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${values.status}"/></samlp:Status>`,
    assertion,
    '</samlp:Response>',
  ].join('');
}

/** Signs one element of a document, after its issuer, where SAML wants the signature. */
export function signElement(
  xml: string,
  element: 'Response' | 'Assertion',
  { privateKey, certificate }: SigningCertificate,
  {
    signatureAlgorithm,
    digestAlgorithm,
    canonicalization = EXCLUSIVE,
    transforms = [ENVELOPED, EXCLUSIVE],
  }: SigningOptions = {},
): string {
  const signer = new SignedXml({
    privateKey,
    publicCert: certificate,
    canonicalizationAlgorithm: canonicalization as typeof EXCLUSIVE,
    signatureAlgorithm: (signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256') as never,
  });
  const xpath = `//*[local-name(.)='${element}']`;
  signer.addReference({
    xpath,
    transforms: transforms as never,
    digestAlgorithm: (digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256') as never,
  });
  signer.computeSignature(xml, {
    location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signer.getSignedXml();
}

export const encode = (xml: string): string => Buffer.from(xml).toString('base64');
