import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';

const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';

const cipherData = (bytes: Buffer) =>
  `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
const method = (algorithm: string) => `<xenc:EncryptionMethod Algorithm="${algorithm}"/>`;

/** Encrypts the assertion of a response for a certificate in PEM, as identity providers do with AES-GCM. */
export function encryptAssertion(xml: string, certificate: string): string {
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = publicEncrypt({ key: new X509Certificate(certificate).publicKey, padding }, key);
  return xml.replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, (assertion) => {
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([iv, cipher.update(assertion), cipher.final(), cipher.getAuthTag()]);
    const keyInfo = `<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>${method(`${XMLENC}rsa-oaep-mgf1p`)}${cipherData(wrapped)}</xenc:EncryptedKey></KeyInfo>`;
    const data = `${method('http://www.w3.org/2009/xmlenc11#aes256-gcm')}${keyInfo}${cipherData(sealed)}`;
    return `<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="${XMLENC}" Type="${XMLENC}Element">${data}</xenc:EncryptedData></saml:EncryptedAssertion>`;
  });
}
