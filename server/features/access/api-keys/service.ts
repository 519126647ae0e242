import { userOf } from '../../../auth/authentication/principal.ts';
import type { LackCode } from '../../../operations/caller-permissions.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { newId } from '../../../api/ids.ts';
import { notFound } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import { holdStanding } from '../../tenancy/members/service.ts';
import { callerInMails, notify } from '../../tenancy/notifications/service.ts';
import { expiryUnder } from '../../tenancy/organizations/policies.ts';
import { cancelSentWith } from '../../tenancy/provenance/revoke-keys.ts';
import { namedFor } from '../../tenancy/provenance/visible-names.ts';
import { placeOf } from '../../tenancy/provenance/revocation-scope.ts';
import { statusOf, toApiKey } from './serializers.ts';
import { checkDraft, type Draft } from './key-input.ts';
import { collectSecret, replaceSecret } from './rotation.ts';
import { issueSecret, type Reach, requireToHoldKey, revokeKeys } from './policies.ts';
import { policyColumns } from './rotation-policy.ts';

/** What workspaces and organizations do with their keys alike. */

const DEFAULT_TRANSITION_SECONDS = 86_400;

/** How a change of a key is refused. */
type ChangeCode = LackCode | 'invalid_state' | 'privilege_escalation';

/** The organization whose rules keys follow here: the one in the path, or the one that owns the workspace. */
const rulesOf = ({ organization, owner }: Context) => organization ?? owner;

const isOwn = ({ principal }: Context, key: Pick<ApiKeyRow, 'user_id'>) =>
  key.user_id !== null && key.user_id === userOf(principal);

/** Own keys need no more than the operation asks for; those of others in a workspace need the permission over all. */
export function requireOver(
  context: Context<LackCode>,
  key: Pick<ApiKeyRow, 'user_id'>,
  permission: 'api_keys:read' | 'api_keys:manage',
) {
  if (!context.operation.inOrganization && !isOwn(context, key)) context.access.require(permission);
}

/** The grant under which the caller makes a key, or gets at the secret of one, that they could not without it. */
const grantBehindKey = (context: Context, reach: Reach) =>
  context.grantBehind(async (alone) => {
    requireOver(alone, reach, 'api_keys:manage');
    await requireToHoldKey(alone, reach);
  });

/**
 * Writes down under which grant the caller gets at the secret of a key that the workspace has by itself, or changes how far it
 * reaches: it goes on when the grant is revoked, and its owner is told.
 */
async function noteExposure(context: Context, id: string, reach: Reach): Promise<void> {
  const grant = await grantBehindKey(context, reach);
  if (grant !== null) await context.repositories.credentials.expose(id, grant.id);
}

/** A key that the caller may manage, which nobody else changes meanwhile. */
async function lockManaged(context: Context<LackCode>, id: string): Promise<ApiKeyRow> {
  const { apiKeys } = context.tenant;
  // Whose key it is never changes. They are held before it, as by those who end their membership and then their keys.
  const holder = (await apiKeys.find(id))?.user_id ?? null;
  const key = found(await holdStanding(context, { holder, lock: () => apiKeys.lock(id) }), 'key');
  requireOver(context, key, 'api_keys:manage');
  // For the audit log: the operation asks for less than this.
  await context.grantBehind(async (alone) => requireOver(alone, key, 'api_keys:manage'));
  return key;
}

const isLive = (key: ApiKeyRow, now: Date) => ['active', 'rotating'].includes(statusOf(key, now));

function requireLive(context: Context<'invalid_state'>, key: ApiKeyRow): void {
  const { now } = context;
  if (isLive(key, now)) return;
  throw context.refuse('invalid_state', `The key is ${statusOf(key, now)}. Create another one.`);
}

async function present(context: Context, id: string): Promise<Schemas['ApiKey']> {
  return toApiKey(found(await context.tenant.apiKeys.find(id), 'key'), context.now);
}

async function requireProjects(
  { tenant }: Context,
  ids: readonly string[] | null | undefined,
): Promise<void> {
  if (ids == null) return;
  const existing = await tenant.projects.existing(ids);
  if (existing.length < ids.length) throw notFound('project');
}

const limits = (rateLimit: NonNullable<Draft['rate_limit']> | null) => ({
  rate_limit_requests: rateLimit?.requests ?? null,
  rate_limit_seconds: rateLimit?.per_seconds ?? null,
});

const timeOf = (at: string | null | undefined) => (at == null ? null : new Date(at));

type Origin = Pick<Reach, 'kind' | 'user_id' | 'project_ids'>;

/** Makes a key of a kind, as `body` says. @param requireToHold whether the caller may make a key of that kind that does so much */
export async function createKey(
  context: Context<LackCode | 'organization_policy' | 'privilege_escalation'>,
  { kind, user_id, project_ids }: Origin,
  body: Draft & Pick<Reach, 'scope'> & { name: string },
  requireToHold: (reach: Reach) => Promise<void>,
): Promise<Schemas['ApiKeyWithSecret']> {
  const { tenant, now } = context;
  const { scope, permissions = null, ip_allowlist = [], name, description = null } = body;
  const expires_at = expiryUnder(context, rulesOf(context), now, timeOf(body.expires_at));
  const rate = limits(body.rate_limit ?? null);
  const reach: Reach = { kind, scope, permissions, project_ids, user_id, ip_allowlist, expires_at, ...rate };
  checkDraft(body, reach, now);
  const policy = policyColumns(body.rotation_policy ?? null, now);
  requireOver(context, reach, 'api_keys:manage');
  await requireProjects(context, project_ids);
  await holdStanding(context, { holder: user_id });
  await requireToHold(reach);
  const grant = await grantBehindKey(context, reach);
  const id = newId('key');
  const { secret, masked } = await issueSecret(context, { id, kind });
  const more = { ...policy, ...(await context.made()), grant_id: grant?.id ?? null };
  await tenant.apiKeys.insert({ ...reach, id, name, description, masked, ...more });
  const key = await present(context, id);
  context.emit('api_key.created', key);
  const data = { key: name, keyId: id, kind, by: await callerInMails(context) };
  await notify(context, 'api_key_created', data, [user_id]);
  return { ...key, secret };
}

const REACH = ['scope', 'permissions', 'project_ids', 'ip_allowlist', 'expires_at'] as const;

/** Changes a key. Both as it was and as it will be it is a key that the caller could make. */
export async function updateKey(
  context: Context<ChangeCode | 'organization_policy'>,
  id: string,
  body: Draft & { scope?: Reach['scope']; project_ids?: string[] | null; name?: string },
): Promise<Schemas['ApiKey']> {
  const { now, tenant } = context;
  const key = await lockManaged(context, id);
  const scope = body.scope ?? key.scope;
  const reach: Reach = {
    ...key,
    scope,
    permissions: scope === 'custom' ? (body.permissions ?? key.permissions) : null,
    project_ids: body.project_ids === undefined ? key.project_ids : body.project_ids,
    ip_allowlist: body.ip_allowlist ?? key.ip_allowlist,
    ...(body.rate_limit !== undefined && limits(body.rate_limit)),
    ...(body.expires_at !== undefined && {
      expires_at: expiryUnder(context, rulesOf(context), key.created_at, timeOf(body.expires_at)),
    }),
  };
  checkDraft(body, reach, now);
  const policy = policyColumns(body.rotation_policy, now);
  await requireProjects(context, body.project_ids);
  // A key that has ended permits nothing that one could fail to hold.
  for (const held of isLive(key, now) ? [key, reach] : []) await requireToHoldKey(context, held);
  context.ifMatch(String(key.version));
  requireLive(context, key);
  if (REACH.some((field) => body[field] !== undefined)) await noteExposure(context, key.id, reach);
  const { permissions, project_ids, ip_allowlist, expires_at } = reach;
  const { name, description } = body;
  await tenant.apiKeys.update(key.id, {
    scope,
    permissions,
    project_ids,
    ip_allowlist,
    expires_at,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(body.rate_limit !== undefined && limits(body.rate_limit)),
    ...policy,
  });
  return present(context, key.id);
}

export async function revokeKey(context: Context<LackCode>, id: string): Promise<Schemas['RevokedApiKey']> {
  const key = await lockManaged(context, id);
  context.ifMatch(String(key.version));
  if (key.revoked_at !== null) context.changeNothing();
  const ended = key.revoked_at === null ? await revokeKeys(context, [key]) : 0;
  const sent = await cancelSentWith(placeOf(context), [key]);
  const revoked = await present(context, key.id);
  context.emit('api_key.revoked', revoked);
  const revoked_at = (key.revoked_at ?? context.now).toISOString();
  // How long it took to be acknowledged is told after the commit.
  const receipt = {
    invitations: sent.map(({ id: invitationId, email }) => ({ id: invitationId, email })),
    leaves: namedFor(context, await context.tenant.provenance.created({ key: key.id })),
  };
  return { ...revoked, revocation: { revoked_at, secrets_ended: ended, acknowledged_ms: 0, ...receipt } };
}

export async function rotateKey(
  context: Context<ChangeCode | 'rotation_in_progress'>,
  id: string,
  seconds = DEFAULT_TRANSITION_SECONDS,
): Promise<Schemas['ApiKeyWithSecret']> {
  const key = await lockManaged(context, id);
  requireLive(context, key);
  await requireToHoldKey(context, key);
  if (statusOf(key, context.now) === 'rotating') {
    throw context.refuse(
      'rotation_in_progress',
      'The key has two live secrets already. Wait for the transition to end, or finish it now.',
    );
  }
  const secret = await replaceSecret(context, key, seconds);
  await noteExposure(context, key.id, key);
  const rotated = await present(context, key.id);
  context.emit('api_key.rotated', rotated);
  return { ...rotated, secret };
}

export async function finishRotation(
  context: Context<LackCode | 'invalid_state'>,
  id: string,
): Promise<Schemas['ApiKey']> {
  const { repositories, tenant, now } = context;
  const key = await lockManaged(context, id);
  if (statusOf(key, now) !== 'rotating')
    throw context.refuse('invalid_state', 'The key is not being rotated.');
  await repositories.credentials.endPrevious(key.id, now);
  await tenant.apiKeys.update(key.id, { rotation_ends_at: null, previous_masked: null });
  return present(context, key.id);
}

/** Whoever gets at a secret that waits could have made the key. */
export async function collectWaiting(
  context: Context<ChangeCode>,
  id: string,
): Promise<Schemas['ApiKeyWithSecret']> {
  const key = await lockManaged(context, id);
  requireLive(context, key);
  await requireToHoldKey(context, key);
  const secret = await collectSecret(context, key);
  if (secret === undefined) {
    throw context.refuse(
      'invalid_state',
      'No secret waits for this key: there was none, or it was collected already. The audit log says by which caller.',
    );
  }
  await noteExposure(context, key.id, key);
  const collected = await present(context, key.id);
  context.emit('api_key.secret_collected', collected);
  return { ...collected, secret };
}
