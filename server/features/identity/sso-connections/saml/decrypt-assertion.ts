import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { require } from '../sso-failure.ts';
import { allOf, attributeOf, childrenNamed, ENCRYPTION, elementText, isNamed, SIGNATURE } from './xml.ts';

const ENCRYPTION_11 = 'http://www.w3.org/2009/xmlenc11#';

/** Ciphers of assertions. Entra ID and AD FS use CBC, which is safe as long as the provider has signed the cipher text. */
const CIPHERS: Readonly<Record<string, `aes-${128 | 256}-${'gcm' | 'cbc'}`>> = {
  [`${ENCRYPTION_11}aes128-gcm`]: 'aes-128-gcm',
  [`${ENCRYPTION_11}aes256-gcm`]: 'aes-256-gcm',
  [`${ENCRYPTION}aes128-cbc`]: 'aes-128-cbc',
  [`${ENCRYPTION}aes256-cbc`]: 'aes-256-cbc',
};
/** RSA-OAEP: the older identifier always masks with SHA-1; the newer one names the mask function. */
const OAEP_MGF1P = `${ENCRYPTION}rsa-oaep-mgf1p`;
const OAEP = `${ENCRYPTION_11}rsa-oaep`;
const SHA1 = `${SIGNATURE}sha1`;
const DIGESTS: Readonly<Record<string, string>> = {
  [SHA1]: 'sha1',
  [`${ENCRYPTION}sha256`]: 'sha256',
  [`${ENCRYPTION}sha512`]: 'sha512',
};
const MGF1_SHA1 = `${ENCRYPTION_11}mgf1sha1`;
const MASKS: Readonly<Record<string, string>> = {
  [MGF1_SHA1]: 'sha1',
  [`${ENCRYPTION_11}mgf1sha256`]: 'sha256',
  [`${ENCRYPTION_11}mgf1sha512`]: 'sha512',
};

const algorithmOf = (element: Element | undefined, fallback = ''): string =>
  (element && attributeOf(element, 'Algorithm')) ?? fallback;
const only = (elements: readonly Element[]): Element | undefined =>
  elements.length === 1 ? elements[0] : undefined;

/** What an encrypted assertion consists of: its cipher text, and the key of it, encrypted in turn. */
interface EncryptedParts {
  data: Element;
  key: Element;
}

function partsOf(encrypted: Element): EncryptedParts {
  const named = (name: string) => only([...allOf(encrypted)].filter((one) => isNamed(one, ENCRYPTION, name)));
  const [data, key] = [named('EncryptedData'), named('EncryptedKey')];
  require(data !== undefined &&
    key !==
      undefined, 'malformed_response', 'The encrypted assertion has not exactly one cipher text and one key.');
  return { data, key };
}

const methodOf = (element: Element): Element | undefined =>
  only(childrenNamed(element, ENCRYPTION, 'EncryptionMethod'));

/** Returns the hash of RSA-OAEP; `undefined` for a combination that the server does not have. */
function oaepHashOf(key: Element): string | undefined {
  const method = methodOf(key);
  const algorithm = algorithmOf(method);
  if (method === undefined || childrenNamed(method, ENCRYPTION, 'OAEPparams').length > 0) return undefined;
  const digest = DIGESTS[algorithmOf(childrenNamed(method, SIGNATURE, 'DigestMethod')[0], SHA1)];
  const given = algorithmOf(childrenNamed(method, ENCRYPTION_11, 'MGF')[0], MGF1_SHA1);
  const mask = algorithm === OAEP_MGF1P ? 'sha1' : MASKS[given];
  return mask === digest ? digest : undefined;
}

/** Checks that an assertion is encrypted in a way that the server reads. @throws SsoFailure */
export function checkCiphers(encrypted: Element): void {
  const { data, key } = partsOf(encrypted);
  require(CIPHERS[algorithmOf(methodOf(data))] !== undefined &&
    [OAEP, OAEP_MGF1P].includes(
      algorithmOf(methodOf(key)),
    ), 'weak_algorithm', 'Encrypt assertions with AES-GCM or AES-CBC of 128 or 256 bits, and its key with RSA-OAEP.');
  require(oaepHashOf(key) !==
    undefined, 'unsupported_encryption', 'Use RSA-OAEP with one hash for both its digest and its mask: SHA-1, SHA-256 or SHA-512, without parameters.');
}

const cipherBytes = (element: Element): Buffer => {
  const value = childrenNamed(element, ENCRYPTION, 'CipherData').flatMap((one) =>
    childrenNamed(one, ENCRYPTION, 'CipherValue'),
  );
  return Buffer.from((value[0] && elementText(value[0])) ?? '', 'base64');
};

function decipher(algorithm: (typeof CIPHERS)[string], key: Buffer, sealed: Buffer): string {
  if (algorithm === 'aes-128-gcm' || algorithm === 'aes-256-gcm') {
    const opened = createDecipheriv(algorithm, key, sealed.subarray(0, 12), { authTagLength: 16 });
    opened.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([opened.update(sealed.subarray(12, -16)), opened.final()]).toString();
  }
  const opened = createDecipheriv(algorithm, key, sealed.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([opened.update(sealed.subarray(16)), opened.final()]);
  // Only the last byte of the padding says something.
  return padded.subarray(0, padded.length - (padded.at(-1) ?? 0)).toString();
}

/**
 * Decrypts the assertion of a response whose signature is verified, with the first key that can.
 * @param encrypted from the signed bytes, in a way that `checkCiphers` has accepted
 * @param keys private keys in PEM
 * @returns its XML; `undefined` if no key opens it
 */
export function decryptAssertion(encrypted: Element, keys: readonly string[]): string | undefined {
  const { data, key: wrapped } = partsOf(encrypted);
  const cipher = CIPHERS[algorithmOf(methodOf(data))];
  const oaepHash = oaepHashOf(wrapped);
  if (cipher === undefined || oaepHash === undefined) return undefined;
  for (const key of keys) {
    try {
      const padding = constants.RSA_PKCS1_OAEP_PADDING;
      const opened = privateDecrypt({ key, padding, oaepHash }, cipherBytes(wrapped));
      return decipher(cipher, opened, cipherBytes(data));
    } catch {
      // It is encrypted for another key.
    }
  }
  return undefined;
}
