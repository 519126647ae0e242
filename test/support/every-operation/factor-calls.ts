import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';

const passkey = ({ passkey_id = 'psk_00000000000000000000000000' }: Ids) => ({ passkey_id });
/** An answer of no authenticator. */
const credential = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'e30', attestationObject: 'oA' },
};

/** How to ask for what people do with their factors. */
export const factorCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'me.getFactors': { call: () => ({}) },
  'totp.enroll': { call: () => ({}) },
  'totp.confirm': {
    call: ({ totpCode }) => ({ body: { code: totpCode } }),
    alternativeCall: () => ({ body: { code: '000001' } }),
  },
  'totp.remove': { call: () => ({}) },
  'recoveryCodes.create': { call: () => ({}) },
  'users.resetMfa': { call: ({ userId }) => ({ params: { user_id: userId } }) },
  'signInCodes.create': { call: () => ({ body: { email: `${unique('walk')}@example.com` } }) },
  'signIn.options': { call: () => ({ body: { email: `${unique('walk')}@example.com` } }) },
  'passkeyChallenges.create': { call: () => ({}) },
  'passkeys.options': { call: () => ({}) },
  'passkeys.list': { call: () => ({}) },
  'passkeys.create': {
    call: ({ newPasskey }) => ({
      body: newPasskey.startsWith('{') ? JSON.parse(newPasskey) : { credential },
    }),
    alternativeCall: () => ({ body: { credential } }),
  },
  'passkeys.update': { call: (ids) => ({ params: passkey(ids), body: { name: unique('Device') } }) },
  'passkeys.delete': { call: (ids) => ({ params: passkey(ids) }) },
};
