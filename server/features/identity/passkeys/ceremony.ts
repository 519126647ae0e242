import { invalidField, type ProblemError } from '../../../api/problem.ts';
import type { InstallationSettings } from '../../../operations/handler-context.ts';

/** Who passkeys are for: the host and the exact origins of the installation. */
export interface PasskeyRelyingParty {
  id: string;
  origins: readonly string[];
}

export const relyingPartyOf = ({
  publicUrl,
  appUrl,
}: Pick<InstallationSettings, 'publicUrl' | 'appUrl'>): PasskeyRelyingParty => ({
  id: new URL(publicUrl).hostname,
  origins: [...new Set([publicUrl, appUrl].map((url) => new URL(url).origin))],
});

/** What the browser says that the authenticator has signed. */
interface ClientData {
  type?: unknown;
  challenge?: unknown;
  origin?: unknown;
  crossOrigin?: unknown;
}

const flaw = (code: string, message: string): ProblemError => invalidField('credential', code, message);

/** Reads the JSON of a browser. @throws invalid_request */
export function readClientData(text: string): ClientData {
  try {
    const data: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof data === 'object' && data !== null) return data;
  } catch {
    // It is no JSON.
  }
  throw flaw('malformed', 'clientDataJSON is not the JSON of a browser. Send credential.toJSON() as it is.');
}

/** Returns the challenge that was signed. @throws invalid_request */
export function challengeIn({ challenge }: ClientData): string {
  if (typeof challenge === 'string') return challenge;
  throw flaw('malformed', 'clientDataJSON has no challenge. Send credential.toJSON() as it is.');
}

/** Checks where and for what the browser has asked the authenticator. @throws invalid_request */
export function assertClientData(
  { type, origin, crossOrigin }: ClientData,
  expected: 'webauthn.create' | 'webauthn.get',
  { origins }: PasskeyRelyingParty,
): void {
  if (type !== expected) throw flaw('wrong_type', `clientDataJSON must be of the type ${expected}.`);
  if (typeof origin !== 'string' || !origins.includes(origin))
    throw flaw('wrong_origin', `The page must be of the origin ${origins.join(' or ')}.`);
  if (crossOrigin === true) throw flaw('wrong_origin', 'The page must not be in a frame of another origin.');
}

const RP_HASH_BYTES = 32;
const USER_VERIFIED = 0x04;

/** Checks for whom the authenticator has signed, and that it has verified the person. @throws invalid_request */
export function assertAuthenticatorData(data: Uint8Array, rpIdHash: Uint8Array): void {
  if (!rpIdHash.every((byte, index) => data[index] === byte))
    throw flaw('wrong_rp_id', 'The authenticator has signed for another host than that of PUBLIC_URL.');
  if (((data[RP_HASH_BYTES] ?? 0) & USER_VERIFIED) === 0)
    throw flaw(
      'user_not_verified',
      'The device has not verified the person. Ask with userVerification "required".',
    );
}

/** The problem of an answer that fails otherwise. */
export const unusable = (): ProblemError =>
  flaw('invalid', 'The authenticator has not signed these options. Send credential.toJSON() as it is.');
