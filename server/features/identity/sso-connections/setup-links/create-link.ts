import { frontendLink } from '../../../../api/frontend-links.ts';
import { newId } from '../../../../api/ids.ts';
import { normalizeEmail } from '../../../../api/normalize.ts';
import { invalidField } from '../../../../api/problem.ts';
import { HOUR_MS } from '../../../../api/times.ts';
import type { OperationInput, Schemas } from '../../../../api/types.ts';
import { permissionOfLink } from '../../../../auth/authentication/setup-link-principal.ts';
import { createToken, mask } from '../../../../auth/authentication/token-format.ts';
import type { SetupLinkRow } from '../../../../database/schema/sso-tables.ts';
import {
  assertFound,
  type HandlerContext,
  type ReauthorizedContext,
} from '../../../../operations/handler-context.ts';
import { assertSenderConfirmed, openMailAllowance, problemOf } from '../../../tenancy/invitations/service.ts';
import { lockAuthority } from '../../../tenancy/members/service.ts';
import { createDirectory } from '../../directories/service.ts';
import { MAX_CONNECTIONS } from '../service.ts';
import { showLink } from './serializers.ts';

/*
 * Links for people without an account. Locks are taken in the order of server/README.md: the tenant, so that the count of
 * open links is exact, then the memberships and the credential of the caller.
 */

type Body = OperationInput<'ssoSetupLinks.create'>['body'];
type Target = Pick<SetupLinkRow, 'kind' | 'target_id' | 'name'>;

const MAX_OPEN = 20;
const DEFAULT_HOURS = 72;

const SOURCES = ['connection_id', 'directory_id', 'new'] as const;

/** @throws invalid_request unless exactly one thing is named */
function assertOneSource(body: Body): void {
  const given = SOURCES.filter((name) => body[name] !== undefined);
  if (given.length === 1) return;
  throw invalidField(
    given[1] ?? 'connection_id',
    'one_of',
    'Send exactly one of connection_id, directory_id and new.',
  );
}

/** What the tenant does not have is not found, before it is refused for another reason. @throws not_found */
async function assertExists(
  { tenant }: HandlerContext,
  { connection_id, directory_id }: Body,
): Promise<void> {
  if (connection_id !== undefined) assertFound(await tenant.ssoConnections.find(connection_id), 'connection');
  if (directory_id !== undefined) assertFound(await tenant.directories.find(directory_id), 'directory');
}

async function existingDirectory(context: HandlerContext<'invalid_state'>, id: string): Promise<Target> {
  const directory = assertFound(await context.tenant.directories.find(id), 'directory');
  if (directory.activated_at !== null)
    throw context.refuse('invalid_state', 'The directory is active already. A link sets up a draft.');
  return { kind: 'scim', target_id: directory.id, name: directory.name };
}

/** Returns a connection that does not exist yet: the link makes it when it saves the first settings. */
async function newConnection(
  context: HandlerContext<'already_exists' | 'limit_reached'>,
  kind: 'oidc' | 'saml',
  name: string,
): Promise<Target> {
  const { ssoConnections } = context.tenant;
  if (await ssoConnections.hasName(name))
    throw context.refuse('already_exists', 'Another connection has this name.');
  if ((await ssoConnections.count()) >= MAX_CONNECTIONS)
    throw context.refuse(
      'limit_reached',
      `There are ${MAX_CONNECTIONS} connections already. Delete one first.`,
    );
  return { kind, target_id: newId('sso'), name };
}

type TargetCode =
  | 'already_exists'
  | 'limit_reached'
  | 'invalid_state'
  | 'privilege_escalation'
  | 'insufficient_scope'
  | 'insufficient_role';

/** Returns what the link is for, and makes a new directory. The caller holds the permission for it. */
async function targetOf(context: ReauthorizedContext<TargetCode>, body: Body): Promise<Target> {
  const { access, tenant, tenantId } = context;
  const isDirectory = body.directory_id !== undefined || body.new?.kind === 'scim';
  access.assert(permissionOfLink(tenantId, isDirectory ? 'scim' : 'oidc'));
  if (body.directory_id !== undefined) return existingDirectory(context, body.directory_id);
  if (body.new === undefined) {
    const row = assertFound(await tenant.ssoConnections.find(body.connection_id ?? ''), 'connection');
    return { kind: row.protocol, target_id: row.id, name: row.name };
  }
  const { kind, name } = body.new;
  if (kind !== 'scim') return newConnection(context, kind, name);
  // Its token was shown to no one: the link makes another one.
  const { id } = await createDirectory(context, { name });
  return { kind, target_id: id, name };
}

/** Mails a link, within the budgets of mails to people who may not know the sender. @throws rate_limited or limit_reached */
async function mailLink(
  context: HandlerContext<'email_not_verified' | 'limit_reached' | 'rate_limited'>,
  { email, language }: Body,
  { kind, created_by, expires_at }: Pick<SetupLinkRow, 'kind' | 'created_by' | 'expires_at'>,
  url: string,
): Promise<void> {
  if (email === undefined) return;
  const { repositories, tenant, tenantId } = context;
  await assertSenderConfirmed(context);
  const key = normalizeEmail(email);
  const { consume } = await openMailAllowance(context, created_by);
  const refusal = (await consume([key])).get(key);
  if (refusal !== undefined) throw problemOf(context, refusal);
  const sender = await repositories.users.find(created_by);
  context.sendMail({
    template: 'sso_setup_link',
    data: {
      inviter: sender?.name ?? null,
      tenant: assertFound(await repositories.tenants.find(tenantId), 'tenant').name,
      kind: kind === 'scim' ? 'directory' : 'connection',
      url,
      expiresAt: expires_at.toISOString(),
    },
    to: email,
    language: language ?? (await tenant.settings.get())?.language ?? sender?.language ?? 'en',
    tenantId,
    sender: created_by,
  });
}

export async function createSetupLink(
  context: HandlerContext<TargetCode | 'email_not_verified' | 'rate_limited'>,
  body: Body,
): Promise<Schemas['SsoSetupLinkWithUrl']> {
  const { tenant, tenantId, repositories, secrets, principal, now, installation } = context;
  assertOneSource(body);
  await assertExists(context, body);
  if (principal.type !== 'session')
    throw context.refuse('insufficient_scope', 'A person makes a set-up link: use a session.');
  await repositories.tenants.lock(tenantId);
  const { fresh } = await lockAuthority(context);
  if ((await tenant.setupLinks.countOpen()) >= MAX_OPEN)
    throw context.refuse('limit_reached', `There are ${MAX_OPEN} open links already. Revoke one first.`);
  const target = await targetOf(fresh, body);
  const token = createToken('setup');
  const link = {
    ...target,
    id: newId('sul'),
    email: body.email ?? null,
    masked: mask('setup', token),
    created_by: principal.userId,
    expires_at: new Date(now.getTime() + (body.expires_in_hours ?? DEFAULT_HOURS) * HOUR_MS),
  };
  await tenant.setupLinks.insert(link);
  await repositories.credentials.add({
    hash: secrets.digest('credential', token),
    kind: 'setup',
    subject_id: link.id,
    tenant_id: tenantId,
    ends_at: link.expires_at,
  });
  const url = frontendLink(installation.publicUrl, 'setup', token);
  await mailLink(context, body, link, url);
  const shown = await showLink(context, assertFound(await tenant.setupLinks.find(link.id), 'link'));
  context.emit('sso_setup_link.created', shown);
  return { ...shown, url, token };
}
