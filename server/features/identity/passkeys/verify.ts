import { createHash } from 'node:crypto';
import type { Schemas } from '../../../api/types.ts';
import type { PasskeyRow } from '../../../database/schema/factor-tables.ts';
import {
  assertAuthenticatorData,
  assertClientData,
  challengeIn,
  type PasskeyRelyingParty,
  readClientData,
  unusable,
} from './ceremony.ts';

// The library takes a tenth of a second to load, which most starts can save.
const library = () => import('@simplewebauthn/server');
const helpers = () => import('@simplewebauthn/server/helpers');

/** COSE algorithms of the keys that are accepted: EdDSA, ES256 and RS256. */
export const ALGORITHMS = [-8, -7, -257];

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));

/** A passkey that the browser has made. */
export type NewPasskey = Pick<
  PasskeyRow,
  'credential_id' | 'public_key' | 'counter' | 'transports' | 'backup_eligible' | 'backed_up'
>;

/** Returns a result, or throws that the answer of the authenticator is unusable. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch {
    // The library throws for all that is wrong with an answer. Its texts repeat what the caller sent.
    throw unusable();
  }
}

/**
 * Refuses statements about devices that come with certificates: none were asked, and the library would fetch the
 * revocation lists that the certificates name.
 */
async function authenticatorDataOf(attestationObject: string): Promise<Uint8Array> {
  const { decodeAttestationObject } = await helpers();
  return attempt(async () => {
    const decoded = decodeAttestationObject(bytesOf(attestationObject));
    const format = decoded.get('fmt');
    const isPlain =
      format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined);
    if (!isPlain) throw unusable();
    return decoded.get('authData');
  });
}

/** Checks a new passkey. @throws invalid_request */
export async function verifyRegistration(
  credential: Schemas['RegistrationCredential'],
  party: PasskeyRelyingParty,
): Promise<NewPasskey> {
  const clientData = readClientData(credential.response.clientDataJSON);
  assertClientData(clientData, 'webauthn.create', party);
  assertAuthenticatorData(await authenticatorDataOf(credential.response.attestationObject), sha256(party.id));
  const { verifyRegistrationResponse } = await library();
  const result = await attempt(() =>
    verifyRegistrationResponse({
      response: { ...credential, clientExtensionResults: {} } as never,
      expectedChallenge: challengeIn(clientData),
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!result.verified) throw unusable();
  const { credential: made, credentialDeviceType, credentialBackedUp } = result.registrationInfo;
  return {
    credential_id: made.id,
    public_key: Buffer.from(made.publicKey),
    counter: String(made.counter),
    transports: credential.response.transports ?? [],
    backup_eligible: credentialDeviceType === 'multiDevice',
    backed_up: credentialBackedUp,
  };
}

/** What an answer of a passkey says. */
export interface Assertion {
  counter: number;
  backedUp: boolean;
  /** Whether the counter is not above the last one, as that of a copy would be. */
  isRegress: boolean;
}

/** Checks the answer of a passkey. @throws invalid_request */
export async function verifyAssertion(
  credential: Schemas['AssertionCredential'],
  passkey: PasskeyRow,
  party: PasskeyRelyingParty,
): Promise<Assertion> {
  const { response } = credential;
  const clientData = readClientData(response.clientDataJSON);
  assertClientData(clientData, 'webauthn.get', party);
  assertAuthenticatorData(bytesOf(response.authenticatorData), sha256(party.id));
  const { verifyAuthenticationResponse } = await library();
  const result = await attempt(() =>
    verifyAuthenticationResponse({
      response: { ...credential, clientExtensionResults: {} } as never,
      expectedChallenge: challengeIn(clientData),
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      // The counter is compared below, so that a regress has an answer of its own.
      credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: 0 },
      requireUserVerification: true,
    }),
  );
  if (!result.verified) throw unusable();
  const { newCounter: counter, credentialBackedUp: backedUp } = result.authenticationInfo;
  const last = Number(passkey.counter);
  return {
    counter,
    backedUp,
    isRegress: (counter > 0 || last > 0) && counter <= last,
  };
}
