import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

/** A key that signs our requests and decrypts assertions, and its certificate, both in PEM. */
export interface SigningCertificate {
  privateKey: string;
  certificate: string;
}

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;

const toPem = (label: string, bytes: ArrayBuffer) =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n').trim()}\n-----END ${label}-----\n`;

/** Creates a key and a certificate that it signed itself, as service providers of SAML have them. */
export async function createSigningCertificate(
  name: string,
  from: Date,
  until: Date,
): Promise<SigningCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { name: `CN=${name}`, notBefore: from, notAfter: until, keys, signingAlgorithm: ALGORITHM },
    webcrypto as Crypto,
  );
  return {
    privateKey: toPem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    certificate: `${certificate.toString('pem')}\n`,
  };
}
