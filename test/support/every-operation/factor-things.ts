import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { newId } from '../../../server/api/ids.ts';
import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import { sealSeed } from '../../../server/features/identity/factors/seed.ts';
import { signInChallengeHash, signInCodeHash } from '../../../server/features/identity/sign-in-codes/code.ts';
import { Authenticator } from '../authenticator.ts';
import type { TestServer } from '../server.ts';
import { secretsOf } from '../tokens.ts';
import { createUser, type TestUser } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** The code that an app shows at a time. */
export const totpCode = (secret: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

async function insertTotp(server: TestServer, user_id: string, confirmed_at: Date | null): Promise<void> {
  const bound = { user_id, id: newId('otp') };
  const sealed = sealSeed(secretsOf(server).vault, bound, SEED);
  await server.knex('totp_factors').insert({ ...bound, ...sealed, confirmed_at });
}

/** A passkey that no authenticator has. */
export async function insertPasskey({ knex }: Pick<TestServer, 'knex'>, user_id: string): Promise<string> {
  const id = newId('psk');
  await knex('passkeys').insert({
    ...{ user_id, id, name: 'Walk', counter: '0', transports: [] },
    ...{ backup_eligible: false, backed_up: false },
    credential_id: randomBytes(16).toString('base64url'),
    public_key: Buffer.from([0]),
  });
  return id;
}

/** A code as it would be in a mail to a person, with its challenge, for a sign-in. */
export async function mailedCodeTo(server: TestServer, { id, email }: Pick<TestUser, 'id' | 'email'>) {
  const secrets = secretsOf(server);
  const [challenge, code] = [createToken('challenge'), '12345678'];
  const hash = signInChallengeHash(secrets, challenge);
  await server.knex('sign_in_codes').insert({
    ...{ challenge_hash: hash, email_key: email, user_id: id, processed_at: new Date() },
    code_hash: signInCodeHash(secrets, hash, code),
    expires_at: new Date(Date.now() + 60_000),
  });
  return { method: 'email_code', challenge, code };
}

/** Takes all second factors away, so that signing in needs none. */
export async function withoutFactors({ knex }: Pick<TestServer, 'knex'>): Promise<void> {
  for (const table of ['totp_factors', 'passkeys', 'recovery_codes'] as const) await knex(table).delete();
  await knex('users').whereRaw("second_factors <> '{}'").update({ second_factors: [] });
}

/** Gives a person an app, and the session of that person a proof by it. */
async function addTotp(server: TestServer, { id, api }: TestUser): Promise<void> {
  await withoutFactors(server);
  await insertTotp(server, id, new Date());
  await server
    .knex('users')
    .where({ id })
    .update({ second_factors: ['totp'] });
  await api.sessions.addProof({ method: 'totp', code: totpCode(SEED) });
}

const withTotp: Prepare = async ({ server, caller }) => {
  await addTotp(server, caller);
  return {};
};

const withPasskey: Prepare = async ({ server, caller }) => {
  await addTotp(server, caller);
  const passkey_id = await insertPasskey(server, caller.id);
  await server
    .knex('users')
    .where({ id: caller.id })
    .update({ second_factors: ['passkey', 'totp'] });
  return { passkey_id };
};

/** What the requests about factors need. */
export const prepareFactors: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'totp.enroll': async ({ server }) => {
    await withoutFactors(server);
    return {};
  },
  'totp.confirm': async ({ server, caller }) => {
    await withoutFactors(server);
    await insertTotp(server, caller.id, null);
    return { totpCode: totpCode(SEED) };
  },
  'totp.remove': withTotp,
  'recoveryCodes.create': withTotp,
  'passkeys.create': async ({ server, caller }) => {
    await withoutFactors(server);
    const { public_key } = await caller.api.passkeys.options();
    const origin = `http://${public_key.rp.id}:${new URL(server.url).port}`;
    const credential = new Authenticator(origin).create(public_key);
    return { newPasskey: JSON.stringify({ name: 'Walk', credential }) };
  },
  'passkeys.update': withPasskey,
  'passkeys.delete': withPasskey,
  'users.resetMfa': async ({ server }) => {
    const { id } = await createUser(server, 'Locked');
    await insertTotp(server, id, new Date());
    await server
      .knex('users')
      .where({ id })
      .update({ second_factors: ['totp'] });
    return { userId: id };
  },
};
