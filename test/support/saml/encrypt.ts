import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';

const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
const XMLENC_11 = 'http://www.w3.org/2009/xmlenc11#';
const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** How an assertion is encrypted. The defaults are those of Keycloak before version 26. */
export interface Encryption {
  cipher?: 'aes-128-gcm' | 'aes-256-gcm' | 'aes-128-cbc' | 'aes-256-cbc';
  /** The hash that is used, and what the method of the key says about it. */
  hash?: 'sha1' | 'sha256' | 'sha512';
  keyMethod?: string;
}

const cipherData = (bytes: Buffer) =>
  `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
const method = (algorithm: string, inner = '') =>
  `<xenc:EncryptionMethod Algorithm="${algorithm}">${inner}</xenc:EncryptionMethod>`;

/** The method of the older name, whose mask is always of SHA-1. */
export const MGF1P = method(`${XMLENC}rsa-oaep-mgf1p`);
/** The method of the newer name, with a hash for the digest and one for the mask. */
export const oaep = (digest: string, mask: string) =>
  method(
    `${XMLENC_11}rsa-oaep`,
    `<DigestMethod xmlns="${XMLDSIG}" Algorithm="${digest === 'sha1' ? XMLDSIG : XMLENC}${digest}"/><MGF xmlns="${XMLENC_11}" Algorithm="${XMLENC_11}mgf1${mask}"/>`,
  );
/** A method of keys that is not accepted. */
export const RSA_1_5 = method(`${XMLENC}rsa-1_5`);

function seal(cipherName: NonNullable<Encryption['cipher']>, key: Buffer, text: string): Buffer {
  if (cipherName === 'aes-128-gcm' || cipherName === 'aes-256-gcm') {
    const iv = randomBytes(12);
    const cipher = createCipheriv(cipherName, key, iv);
    return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }
  const iv = randomBytes(16);
  const cipher = createCipheriv(cipherName, key, iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final()]);
}

/** Encrypts the assertion of a response for a certificate in PEM, as identity providers do. */
export function encryptAssertion(
  xml: string,
  certificate: string,
  { cipher = 'aes-256-gcm', hash = 'sha1', keyMethod = MGF1P }: Encryption = {},
): string {
  const key = randomBytes(cipher.startsWith('aes-128') ? 16 : 32);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const { publicKey } = new X509Certificate(certificate);
  const wrapped = publicEncrypt({ key: publicKey, padding, oaepHash: hash }, key);
  return xml.replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, (assertion) => {
    const keyInfo = `<KeyInfo xmlns="${XMLDSIG}"><xenc:EncryptedKey>${keyMethod}${cipherData(wrapped)}</xenc:EncryptedKey></KeyInfo>`;
    const name = `${cipher.endsWith('gcm') ? XMLENC_11 : XMLENC}${cipher.replace('aes-', 'aes')}`;
    const data = `${method(name)}${keyInfo}${cipherData(seal(cipher, key, assertion))}`;
    return `<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="${XMLENC}" Type="${XMLENC}Element">${data}</xenc:EncryptedData></saml:EncryptedAssertion>`;
  });
}
