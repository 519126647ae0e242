import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import type { OperationCallFixture } from '../operation-calls.ts';
import { oidcSettings, pkce, putCode, putConnection } from '../sso/sign-in.ts';
import { unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The program of a walk has one verifier. */
const { challenge: code_challenge, verifier: code_verifier } = pkce();

/** How to sign in by a connection. */
export const ssoSignInCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'sso.authorize': {
    call: ({ ssoInUse: connection_id, ssoReturn: redirect_uri }) => ({
      body: { connection_id, redirect_uri, state: 'walk', code_challenge },
    }),
    alternativeCall: () => ({
      body: { email: 'a@walk.example', redirect_uri: 'https://walk.example/', state: 'walk', code_challenge },
    }),
  },
  'sso.exchange': {
    call: ({ ssoCode: code }) => ({ body: { code, code_verifier } }),
    alternativeCall: () => ({ body: { code: createToken('challenge'), code_verifier } }),
  },
};

const inUse: Prepare = async ({ server, place }) => {
  // There may be ten.
  await server.knex('sso_connections').where('name', 'like', 'walk-%').delete();
  return {
    ssoInUse: await putConnection(server, place.workspaceId, oidcSettings('https://login.example.com'), {
      name: unique('walk'),
      domains: ['walk.example'],
    }),
    // Under the name that the server has for itself.
    ssoReturn: `http://localhost:${new URL(server.url).port}/sign-in`,
  };
};

/** What signing in needs and uses up. */
export const prepareSsoSignIns: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'sso.authorize': inUse,
  'sso.exchange': async (scene) => {
    const { server, place } = scene;
    const { ssoInUse = '' } = await inUse(scene);
    return { ssoInUse, ssoCode: await putCode(server, place.workspaceId, ssoInUse, { code_challenge }) };
  },
};
