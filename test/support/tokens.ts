import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { createSecrets } from '../../server/auth/secrets/secrets.ts';
import { storePendingSecret } from '../../server/features/access/api-keys/rotation.ts';
import { createRepositories } from '../../server/features/repositories.ts';
import type { TestServer } from './server.ts';
import { unique } from './users.ts';

/** The secrets of a server without vault keys of its own: they derive from its pepper. */
export const secretsOf = ({ dataDir }: Pick<TestServer, 'dataDir'>) =>
  createSecrets(readFileSync(join(dataDir, 'pepper'), 'utf8').trim());
const inAnHour = () => new Date(Date.now() + 3_600_000);
const FORMS = { email_verification: 'verification', password_reset: 'reset' } as const;

/** A token as it would be in a mail to the user, for tests that are not about mails. */
export async function mailedToken(
  server: TestServer,
  purpose: keyof typeof FORMS,
  user_id: string,
): Promise<string> {
  const token = createToken(FORMS[purpose]);
  const hash = secretsOf(server).digest('single-use', token);
  await server.knex('single_use_tokens').insert({ hash, purpose, user_id, expires_at: inAnHour() });
  return token;
}

/** Puts a secret that waits to be collected with a key, as if the server had rotated it. */
export async function pendingSecret({ knex, ...server }: TestServer, id: string): Promise<string> {
  const secret = createToken('service');
  const key = await knex('api_keys').where({ id }).first();
  if (key === undefined) throw new Error(`There is no key ${id}.`);
  const tenant = createRepositories(knex).tenant(key.tenant_id);
  await storePendingSecret({ tenant, secrets: secretsOf(server) }, key, secret);
  return secret;
}

/** Gives an invitation a token that the test knows, as it would be in the mail. */
export async function knownToken(server: TestServer, id: string): Promise<{ id: string; token: string }> {
  const token = createToken('invitation');
  const hash = secretsOf(server).digest('invitation', token);
  await server.knex('invitation_tokens').where({ invitation_id: id }).update({ hash });
  return { id, token };
}

/** An invitation to a workspace, and the token as it would be in the mail. */
export async function invitationTo(
  server: TestServer,
  workspace: string,
  email = `${unique('invited')}@example.com`,
  sender = server.operator,
): Promise<{ id: string; token: string }> {
  const { data } = await sender.invitations.create({ workspace, emails: [email], role: 'viewer' });
  return knownToken(server, data[0]?.invitation?.id ?? '');
}

/** The same for an organization. */
export async function organizationInvitationTo(
  server: TestServer,
  organization: string,
  email = `${unique('invited')}@example.com`,
): Promise<{ id: string; token: string }> {
  const { data } = await server.operator.organizationInvitations.create({ organization, emails: [email] });
  return knownToken(server, data[0]?.invitation?.id ?? '');
}
