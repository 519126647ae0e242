/* Passkeys of the browser. It does the whole ceremony; the pages only pass the options and the answer on. */
import { call, Refusal, refusal } from './page.js';

const hasPasskeys = () => typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function';

/** @throws Refusal if the person cancels, or the browser has no passkeys */
async function ceremony(run, cancelled) {
  if (!hasPasskeys()) throw refusal('passkey_unavailable');
  try {
    return (await run()).toJSON();
  } catch (failure) {
    if (failure instanceof Refusal) throw failure;
    throw refusal(failure.name === 'InvalidStateError' ? 'passkey_exists' : cancelled);
  }
}

const challenge = async () => {
  const { public_key } = await call('POST', 'passkey-challenges');
  return PublicKeyCredential.parseRequestOptionsFromJSON(public_key);
};

/** Lets the person sign with a passkey. */
export const usePasskey = () =>
  ceremony(async () => navigator.credentials.get({ publicKey: await challenge() }), 'passkey_cancelled');

/**
 * Offers passkeys where the browser fills in the address. It waits for as long as the person neither chooses one nor does
 * anything else.
 * @returns undefined if it ends without one
 */
export async function offerPasskeys(signal) {
  try {
    if (!hasPasskeys() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return undefined;
    const publicKey = await challenge();
    const credential = await navigator.credentials.get({ publicKey, mediation: 'conditional', signal });
    return credential.toJSON();
  } catch {
    return undefined;
  }
}

/** Lets the browser make a passkey with the options of the API. */
export const makePasskey = (options) =>
  ceremony(
    () =>
      navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      }),
    'passkey_not_made',
  );
