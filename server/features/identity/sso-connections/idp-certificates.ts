import { X509Certificate } from 'node:crypto';
import type { Schemas } from '../../../api/types.ts';

const BASE64 = /^[A-Za-z0-9+/=\s]+$/;
const MIN_BITS = 2048;
/** Certificates of a provider. Metadata may have more than a caller can send. */
export const MAX_CERTIFICATES = 10;

/**
 * Reads a certificate of an identity provider, in PEM or Base64.
 * @returns it in PEM, or what is wrong with it
 */
export function readCertificate(text: string): { pem: string } | { problem: string } {
  const pem = BASE64.test(text)
    ? `-----BEGIN CERTIFICATE-----\n${text.replace(/\s+/g, '').replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`
    : text;
  try {
    const certificate = new X509Certificate(pem);
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_BITS
      ? { pem: certificate.toString() }
      : { problem: `The key of the certificate is no RSA key of at least ${MIN_BITS} bits.` };
  } catch {
    return { problem: 'This is no X.509 certificate. Send one certificate in PEM or Base64.' };
  }
}

/** @param pem a stored certificate */
export function toSsoCertificate(pem: string): Schemas['SsoCertificate'] {
  const { fingerprint256, validTo } = new X509Certificate(pem);
  return {
    fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
    not_after: new Date(validTo).toISOString(),
  };
}
