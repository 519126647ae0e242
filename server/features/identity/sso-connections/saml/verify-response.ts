import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { require, SsoFailure } from '../sso-failure.ts';
import { checkStructure } from './check-structure.ts';
import { checkResponse, readAssertion, type SamlExpectations, type SamlSubject } from './read-assertion.ts';
import { parseXml } from './xml.ts';

/** What a response is verified with. */
export interface SamlVerification extends SamlExpectations {
  /** Certificates of the identity provider, in PEM. Keys in the response are never used. */
  certificates: readonly string[];
  /** Our private key, in PEM, for encrypted assertions. */
  decryptionKey: string | null;
}

/** Bytes of a response before it is decoded. */
export const MAX_RESPONSE_BYTES = 256 * 1024;
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
  const signed = await verifySignature(Buffer.from(xml).toString('base64'), verification);
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

/** Returns the XML of the assertion from the signed bytes. */
async function verifySignature(encoded: string, verification: SamlVerification): Promise<string> {
  const { certificates, decryptionKey, acsUrl, spEntityId } = verification;
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
    ...(decryptionKey !== null && { decryptionPvk: decryptionKey }),
  });
  try {
    const { profile } = await verifier.validatePostResponseAsync({ SAMLResponse: encoded });
    const xml = profile?.getAssertionXml?.();
    if (xml !== undefined) return xml;
  } catch {
    // The texts of the library describe its insides. What it refuses is not signed by a certificate of the connection.
  }
  throw new SsoFailure(
    'invalid_signature',
    'No certificate of the connection has signed the response or its assertion. Check the certificates.',
  );
}
