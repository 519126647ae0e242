import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js';
import { require, SsoFailure } from '../sso-failure.ts';
import { checkStructure } from './check-structure.ts';
import { decryptAssertion } from './decrypt-assertion.ts';
import { checkResponse, readAssertion, type SamlExpectations, type SamlSubject } from './read-assertion.ts';
import { ASSERTION, childrenNamed, parseXml } from './xml.ts';

/** What a response is verified with. */
export interface SamlVerification extends SamlExpectations {
  /** Certificates of the identity provider, in PEM. Keys in the response are never used. */
  certificates: readonly string[];
  /** Our private keys, in PEM, for encrypted assertions, in the order in which they are tried. */
  decryptionKeys: readonly string[];
}

/** Bytes of a response before it is decoded. */
const MAX_RESPONSE_BYTES = 256 * 1024;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Verifies a SAML response. node-saml verifies the signature, with the rules that it does not have before and after it:
 * the structure before, and after it the assertion, read only from the bytes that were signed.
 * @param encoded the form parameter `SAMLResponse`
 * @throws SsoFailure
 */
export async function verifyResponse(encoded: string, verification: SamlVerification): Promise<SamlSubject> {
  const xml = decode(encoded);
  const response = parseXml(xml);
  checkStructure(response);
  checkResponse(response, verification);
  const signed = await verifySignature(xml, response, verification);
  return readAssertion(parseXml(signed), verification);
}

function decode(encoded: string): string {
  require(encoded.length <= MAX_RESPONSE_BYTES, 'malformed_response', 'The response has more than 256 KiB.');
  const joined = encoded.replace(/[\r\n]/g, '');
  require(BASE64.test(joined) &&
    joined.length % 4 === 0, 'malformed_response', 'The response is not encoded in Base64.');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(joined, 'base64'));
  } catch {
    throw new SsoFailure('malformed_response', 'The response is not encoded in UTF-8.');
  }
}

/**
 * Returns the XML of the assertion from the signed bytes. An encrypted one is decrypted only in a response that the
 * provider has signed, and every key fails with the same reason, so that answers tell nothing about what is inside.
 */
async function verifySignature(
  xml: string,
  response: Element,
  verification: SamlVerification,
): Promise<string> {
  const isEncrypted = childrenNamed(response, ASSERTION, 'EncryptedAssertion').length > 0;
  const found = isEncrypted
    ? decryptedAssertion(xml, response, verification)
    : await signedAssertion(xml, verification);
  if (found !== undefined) return found;
  throw new SsoFailure(
    'invalid_signature',
    isEncrypted
      ? 'No certificate of the connection has signed the response, or its assertion is encrypted for another key. Check the certificates on both sides.'
      : 'No certificate of the connection has signed the response or its assertion. Check the certificates.',
  );
}

function decryptedAssertion(
  xml: string,
  response: Element,
  { certificates, decryptionKeys }: SamlVerification,
): string | undefined {
  // Otherwise a signature within the encryption would do, whose algorithms are not checked.
  const signed = verifiedXml(xml, response, certificates);
  const [encrypted] = signed ? childrenNamed(parseXml(signed), ASSERTION, 'EncryptedAssertion') : [];
  return encrypted && decryptAssertion(encrypted, decryptionKeys);
}

/** Returns the signed bytes of a response; `null` if no certificate has signed it. */
function verifiedXml(xml: string, response: Element, certificates: readonly string[]): string | null {
  try {
    return getVerifiedXml(xml, response, [...certificates]);
  } catch {
    return null;
  }
}

async function signedAssertion(
  xml: string,
  { certificates, acsUrl, spEntityId }: SamlVerification,
): Promise<string | undefined> {
  const verifier = new SAML({
    idpCert: [...certificates],
    issuer: spEntityId,
    callbackUrl: acsUrl,
    // Times and audience are checked by readAssertion, which says what is wrong.
    audience: false,
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.never,
    acceptedClockSkewMs: -1,
  });
  try {
    const SAMLResponse = Buffer.from(xml).toString('base64');
    const { profile } = await verifier.validatePostResponseAsync({ SAMLResponse });
    return profile?.getAssertionXml?.();
  } catch {
    // The texts of the library describe its insides. What it refuses is not signed by a certificate of the connection.
    return undefined;
  }
}
