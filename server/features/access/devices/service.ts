import { DEVICE_PAGE } from '../../../api/frontend-links.ts';
import { newId } from '../../../api/ids.ts';
import { permissionNames, storedPermissions } from '../../../api/permission-names.ts';
import { invalidField } from '../../../api/problem.ts';
import { DAY_MS, HOUR_SECONDS } from '../../../api/times.ts';
import type { OperationInput, PermissionName, Schemas } from '../../../api/types.ts';
import { rateLimited } from '../../../auth/authentication/authenticator.ts';
import type { SessionPrincipal } from '../../../auth/authentication/principal.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import { rateLimitBucketOf } from '../../../auth/network/ip-address.ts';
import type { DeviceAuthorizationRow } from '../../../database/schema/device-authorizations.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { assertMayIssueKey, issueSecret } from '../api-keys/policies.ts';
import { createKey } from '../api-keys/service.ts';
import { assertFreshProof, assertWithinAsked, type Limits } from './policies.ts';
import { toDeviceAuthorization } from './serializers.ts';
import { createUserCode, lettersOf } from './user-codes.ts';

/**
 * A program on a device asks, a person approves, and the program collects its key. The approval makes the key, so that it is
 * checked, counted and listed as any key of that person; its first secret is shown to no one. The program gets another one.
 */

/** Minutes for which a request can be approved and collected. */
const REQUEST_SECONDS = 600;
/** Seconds between two questions of the program. */
const INTERVAL_SECONDS = 5;
/** Days for which a key lives unless the person says otherwise. */
const KEY_DAYS = 90;
/** An address block may send as many times the wrong user codes that a person may send in an hour. */
const PEOPLE_OF_ADDRESS = 3;
const MAX_COLLISIONS = 5;

type ApproveBody = OperationInput<'deviceAuthorizations.approve'>['body'];

/** Reads what a key may do from a request. @throws invalid_request */
function limitsOf(
  { contract }: Pick<HandlerContext, 'contract'>,
  scope: Limits['scope'],
  permissions: readonly PermissionName[] | undefined,
): Limits {
  if (scope === 'custom' && permissions === undefined)
    throw invalidField('permissions', 'required', 'List the permissions of a custom key.');
  if (scope !== 'custom' && permissions !== undefined)
    throw invalidField('permissions', 'forbidden', `Leave this out, or make the scope custom, not ${scope}.`);
  return { scope, permissions: permissions === undefined ? null : storedPermissions(contract, permissions) };
}

/** Stores the request of a program. @returns its two codes, which are stored as digests only */
export async function requestDevice(
  context: HandlerContext,
  { client_name, scope = 'read-only', permissions }: Schemas['DeviceAuthorizationCreate'],
): Promise<Schemas['DeviceCodes']> {
  const { repositories, secrets, address, userAgent, now, installation } = context;
  const limits = limitsOf(context, scope, permissions);
  const device_code = createToken('device');
  const id = newId('dvc');
  const expires_at = new Date(now.getTime() + REQUEST_SECONDS * 1000);
  const row = {
    id,
    device_code_hash: secrets.digest('device-code', device_code),
    client_name,
    scope: limits.scope,
    permissions: limits.permissions && [...limits.permissions],
    ip_address: address,
    user_agent: userAgent,
    expires_at,
  };
  for (let attempt = 0; attempt < MAX_COLLISIONS; attempt += 1) {
    const user_code = createUserCode();
    const user_code_hash = secrets.digest('user-code', lettersOf(user_code));
    if (await repositories.deviceAuthorizations.insert({ ...row, user_code_hash }))
      return {
        id,
        device_code,
        user_code,
        verification_uri: `${installation.appUrl}/${DEVICE_PAGE}`,
        expires_at: expires_at.toISOString(),
        interval_seconds: INTERVAL_SECONDS,
      };
  }
  throw new Error('Too many user codes are taken.');
}

/**
 * Finds the request of a user code before the transaction. A wrong code counts against the person and their address; the count is
 * taken first and given back, so that guesses in parallel count.
 * @throws rate_limited or not_found
 */
export async function findByUserCode(
  context: HandlerContext,
  { userId }: SessionPrincipal,
  userCode: string,
): Promise<DeviceAuthorizationRow> {
  const { repositories, rateLimits, secrets, address, installation } = context;
  const { accountGuessLimit: requests } = installation;
  const budgets = [
    { key: `user-codes:${userId}`, requests },
    { key: `user-codes:${rateLimitBucketOf(address)}`, requests: PEOPLE_OF_ADDRESS * requests },
  ];
  for (const { key, requests: limit } of budgets) {
    const allowance = { requests: limit, seconds: HOUR_SECONDS };
    const budget = await rateLimits.consume(key, allowance, 'user_code');
    if (budget.exceeded) throw rateLimited(budget);
  }
  const digest = secrets.digest('user-code', lettersOf(userCode));
  const found = await repositories.deviceAuthorizations.findPending(digest);
  if (found !== undefined) for (const { key } of budgets) await rateLimits.refund(key, HOUR_SECONDS);
  return assertFound(found, 'request with this code');
}

/** Locks a request that waits for an answer. @throws not_found */
const lockRequest = async ({ repositories }: HandlerContext, id: string): Promise<DeviceAuthorizationRow> =>
  assertFound(await repositories.deviceAuthorizations.lockPending(id), 'request with this code');

type ApproveCode =
  | 'reauthentication_required'
  | 'privilege_escalation'
  | 'invalid_state'
  | 'organization_policy'
  | 'insufficient_scope'
  | 'insufficient_role';

/** Approves a request: makes a key of the caller in the workspace of the path, within what the program asks for. */
export async function approveDevice(
  context: HandlerContext<ApproveCode>,
  session: SessionPrincipal,
  { id }: DeviceAuthorizationRow,
  body: ApproveBody,
): Promise<Schemas['DeviceApproval']> {
  const { now, repositories, workspaceId } = context;
  const asked = await lockRequest(context, id);
  assertFreshProof(context, session, asked);
  const scope = body.scope ?? (asked.scope === 'custom' ? 'custom' : 'read-only');
  const named = body.permissions;
  const limits =
    scope === 'custom' && named === undefined && asked.scope === 'custom'
      ? { scope, permissions: asked.permissions }
      : limitsOf(context, scope, named);
  assertWithinAsked(context, asked, limits);
  const expires_at = new Date(now.getTime() + (body.expires_in_days ?? KEY_DAYS) * DAY_MS).toISOString();
  const owner = { kind: 'user' as const, user_id: session.userId, project_ids: body.project_ids ?? null };
  const names = limits.permissions && { permissions: [...limits.permissions] };
  const input = { name: body.name ?? asked.client_name, scope, expires_at, ...names };
  const { id: key_id } = await createKey(context, owner, input, assertMayIssueKey);
  await repositories.deviceAuthorizations.answer(id, {
    status: 'approved',
    user_id: session.userId,
    key_id,
    key_tenant_id: workspaceId,
  });
  await notifyApprover(context, session, asked);
  return toApproval(asked, { user_id: session.userId, key_id, workspace_id: workspaceId, scope, now });
}

/** Tells the person by mail which program has a key of theirs now, in case another one has misled them. */
async function notifyApprover(
  context: HandlerContext,
  { userId }: SessionPrincipal,
  { client_name: program, ip_address: address }: DeviceAuthorizationRow,
): Promise<void> {
  const { repositories, workspaceId, now } = context;
  const user = assertFound(await repositories.users.find(userId), 'user');
  const { name: workspace } = assertFound(await repositories.tenants.find(workspaceId), 'workspace');
  context.sendMail({
    template: 'device_approved',
    data: { name: user.name, program, workspace, address, at: now.toISOString() },
    to: user.email,
    language: user.language ?? 'en',
    tenantId: workspaceId,
  });
}

const toApproval = (
  { id, client_name, ip_address, user_agent }: DeviceAuthorizationRow,
  {
    now,
    ...approved
  }: Pick<Schemas['DeviceApproval'], 'user_id' | 'key_id' | 'workspace_id' | 'scope'> & { now: Date },
): Schemas['DeviceApproval'] => ({
  id,
  client_name,
  ip_address,
  user_agent,
  ...approved,
  approved_at: now.toISOString(),
});

/** Denies a request: its program gets no key. */
export async function denyDevice(
  context: HandlerContext,
  session: SessionPrincipal,
  { id }: DeviceAuthorizationRow,
): Promise<Schemas['DeviceAuthorization']> {
  const row = await lockRequest(context, id);
  await context.repositories.deviceAuthorizations.answer(id, { status: 'denied', user_id: session.userId });
  return toDeviceAuthorization(row, context);
}

type CollectCode =
  | 'authorization_pending'
  | 'slow_down'
  | 'access_denied'
  | 'expired_token'
  | 'invalid_state'
  | 'not_found';

/** Asserts that a request is approved, not collected, and not over. @throws the answer that its program waits for */
function assertCollectable(
  context: HandlerContext<CollectCode>,
  row: DeviceAuthorizationRow | undefined,
): asserts row is DeviceAuthorizationRow & { key_id: string; key_tenant_id: string } {
  if (row === undefined) throw context.refuse('not_found', 'There is no request with this device code.');
  if (row.status === 'redeemed')
    throw context.refuse('invalid_state', 'The key was collected already. Make another request.');
  if (row.status === 'denied') throw context.refuse('access_denied', 'The person has denied the request.');
  if (row.expires_at <= context.now)
    throw context.refuse('expired_token', 'The request expired after 10 minutes. Create another one.');
  if (row.status === 'pending')
    throw context.refuse(
      'authorization_pending',
      `The person has not answered yet. Ask again in ${INTERVAL_SECONDS} seconds.`,
    );
}

/**
 * Answers the question of a program before the transaction, unless its key can be collected.
 * @param program the name of the program, if it has said who it is: no other program collects its key
 */
export async function assertAnswered(
  context: HandlerContext<CollectCode>,
  deviceCode: string,
  program?: string,
): Promise<void> {
  const { repositories, secrets, rateLimits } = context;
  const found = await repositories.deviceAuthorizations.find(secrets.digest('device-code', deviceCode));
  const row = program === undefined || found?.client_name === program ? found : undefined;
  if (row?.status === 'pending') {
    // A second less than the interval, for programs whose clock runs a little faster.
    const rate = { requests: 1, seconds: INTERVAL_SECONDS - 1 };
    if ((await rateLimits.consume(`device:${row.id}`, rate)).exceeded)
      throw context.refuse('slow_down', `Wait ${INTERVAL_SECONDS} seconds between two requests.`);
  }
  assertCollectable(context, row);
}

/** Gives a program the key that was approved, once: it gets a secret of its own, and the first one ends. */
export async function redeemDevice(
  context: HandlerContext<CollectCode>,
  deviceCode: string,
): Promise<Schemas['DeviceToken']> {
  const { repositories, secrets, contract, now } = context;
  const row = await repositories.deviceAuthorizations.lock(secrets.digest('device-code', deviceCode));
  assertCollectable(context, row);
  const { apiKeys, keyInsiders } = repositories.tenant(row.key_tenant_id);
  const key = await apiKeys.lock(row.key_id);
  if (key === undefined || key.revoked_at !== null || key.user_id === null)
    throw context.refuse('access_denied', 'The key was revoked before it was collected.');
  await repositories.credentials.end([key.id], now);
  const { secret, masked } = await issueSecret(context, { id: key.id, kind: 'user' }, row.key_tenant_id);
  await apiKeys.update(key.id, { masked });
  await keyInsiders.add({ key_id: key.id, user_id: key.user_id, kind: 'shown', at: now });
  await repositories.deviceAuthorizations.answer(row.id, { status: 'redeemed' });
  return {
    key_id: key.id,
    workspace_id: key.tenant_id,
    user_id: key.user_id,
    scope: key.scope,
    permissions: key.permissions && permissionNames(contract, key.permissions),
    expires_at: key.expires_at?.toISOString() ?? null,
    secret,
  };
}
