import { totpCode } from './every-operation/factor-things.ts';
import { send, type TestResponse } from './every-operation/operations.ts';
import type { Mailbox } from './mailbox.ts';
import type { TestServer } from './server.ts';
import { createUser, PASSWORD, type TestUser } from './users.ts';

/** Where passkeys of tests are for. */
export const PUBLIC_URL = 'http://localhost:4999';

/** A person with an authenticator app. */
export interface CarefulUser extends TestUser {
  secret: string;
  recoveryCodes: string[];
}

/** Lets the codes of a person's app count again, which they do once in their time step. */
export async function renewSteps({ knex }: TestServer, user_id: string): Promise<void> {
  await knex('totp_factors').where({ user_id }).update({ last_step: null });
}

/** A person who has just added an authenticator app, by a session with a password alone. */
export async function createCarefulUser(server: TestServer, name = 'Careful'): Promise<CarefulUser> {
  const user = await createUser(server, name);
  const { secret } = await user.api.totp.enroll();
  const { recovery_codes } = await user.api.totp.confirm({ code: totpCode(secret) });
  await renewSteps(server, user.id);
  return { ...user, secret, recoveryCodes: recovery_codes?.codes ?? [] };
}

let addresses = 0;
/** An address in a network of its own. */
const newAddress = (): string => {
  addresses += 1;
  return `198.${Math.floor(addresses / 250) + 18}.${addresses % 250}.1`;
};

/** Asks for a session, from an address that no other request has. */
export const signIn = (server: Pick<TestServer, 'url'>, body: object): Promise<TestResponse> =>
  send(server, 'POST', '/v1/sessions', { body, headers: { 'x-forwarded-for': newAddress() } });

/** Signs in with the password, up to the second factor. */
export async function challengeFor(server: TestServer, { email }: Pick<TestUser, 'email'>): Promise<string> {
  const { body, text } = await signIn(server, { email, password: PASSWORD });
  if (body.code !== 'mfa_required') throw new Error(`No second factor was asked for: ${text}`);
  return body.challenge;
}

/** Asks for a code by mail. */
export async function mailedCode(
  server: Pick<TestServer, 'url'>,
  mailbox: Mailbox,
  email: string,
): Promise<{ challenge: string; code: string }> {
  const { body } = await send(server, 'POST', '/v1/sign-in-codes', { body: { email } });
  let { text } = await mailbox.next(email);
  while (!/\b\d{8}\b/.test(text)) ({ text } = await mailbox.next(email));
  return { challenge: body.challenge, code: /\b\d{8}\b/.exec(text)?.[0] ?? '' };
}
