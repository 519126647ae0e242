import { newId } from '../../../api/ids.ts';
import { permissionNames, storedPermissions } from '../../../api/permission-names.ts';
import { invalidRequest, notFound, violation } from '../../../api/problem.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { isKey, type KeyPrincipal, type SessionPrincipal } from '../../../auth/authentication/principal.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import type { OperationDecisionCode } from '../../../auth/authorization/authorization-request.ts';
import { keyPermissionsOf, scopePermissions } from '../../../auth/authorization/permissions.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import type { AccessTokenRow } from '../../../database/schema/credential-tables.ts';
import { problemOfDecision } from '../../../operations/authorize-call.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

type Body = OperationInput<'accessTokens.create'>['body'];
type Limits = Pick<AccessTokenRow, 'workspace_id' | 'expires_at'> &
  Partial<Pick<AccessTokenRow, 'session_id' | 'key_id' | 'audience' | 'scope' | 'permissions'>>;
/** Codes of decisions that the request for plain access to a workspace never gets. */
type NotAsked = 'plan_required' | 'insufficient_role';
type SessionCode = Exclude<OperationDecisionCode, NotAsked>;

const SESSION_TOKEN_SECONDS = 900;

/** Checks which fields are given. @throws invalid_request */
function assertFields(
  body: Body,
  required: ReadonlyArray<keyof Body>,
  allowed: ReadonlyArray<keyof Body>,
): void {
  const given = Object.keys(body) as Array<keyof Body>; // the schema has closed the object
  const violations = [
    ...required
      .filter((name) => body[name] === undefined)
      .map((name) => violation(name, 'required', 'Give this.')),
    ...given
      .filter((name) => !required.includes(name) && !allowed.includes(name))
      .map((name) => violation(name, 'forbidden', 'Omit this field for this kind of credential and scope.')),
  ];
  if (violations.length > 0) throw invalidRequest(violations);
}

const inSeconds = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

/** Returns the limits of a token for a workspace that the person has access to now. @throws not_found and others */
async function limitsOfSession(
  context: HandlerContext<SessionCode>,
  principal: SessionPrincipal,
  body: Body,
): Promise<Limits> {
  assertFields(body, ['workspace', 'audience'], []);
  const { workspace = '', audience = null } = body;
  const facts = await context.loadFacts({ workspace, userId: principal.userId });
  const { authorizer, address, now } = context;
  const requirement = requirementOf(undefined);
  const decision = authorizer.decide({ principal, requirement, facts, address, now });
  if (!decision.allowed || !facts.workspace) throw problemOfDecision<NotAsked>(context, decision);
  const expires_at = inSeconds(now, SESSION_TOKEN_SECONDS);
  return { workspace_id: facts.workspace.id, session_id: principal.id, audience, expires_at };
}

/** Asserts that a token has no permission that its key lacks. @throws privilege_escalation */
function assertWithinKey(
  context: HandlerContext<'privilege_escalation'>,
  key: KeyPrincipal,
  limits: Pick<KeyPrincipal, 'scope' | 'permissions'>,
): void {
  const { contract } = context;
  const own = scopePermissions(contract, keyPermissionsOf(key));
  const asked = scopePermissions(contract, { ...limits, ofOrganization: false });
  const wider = [...asked].find((permission) => !own.has(permission));
  if (wider === undefined) return;
  throw context.refuse('privilege_escalation', `The token would have ${wider}, unlike the key.`, {
    required_permission: wider,
  });
}

/** Returns the limits of a token within those of a key. @throws privilege_escalation or not_found */
async function limitsOfKey(
  context: HandlerContext<'privilege_escalation'>,
  key: KeyPrincipal,
  body: Body,
): Promise<Limits> {
  const { contract, now } = context;
  const { tenantId, userId } = key;
  const optional = ['workspace', 'audience', 'scope', 'expires_in_seconds'] as const;
  assertFields(body, body.scope === 'custom' ? ['permissions'] : [], optional);
  const { workspace = tenantId, audience = null } = body;
  const facts = await context.loadFacts({ workspace, userId, within: tenantId });
  if (facts.workspace?.id !== tenantId) throw notFound('workspace');
  const limits =
    body.scope === undefined
      ? { scope: key.scope, permissions: key.permissions }
      : {
          scope: body.scope,
          permissions: body.permissions ? storedPermissions(contract, body.permissions) : null,
        };
  assertWithinKey(context, key, limits);
  return {
    workspace_id: tenantId,
    key_id: key.id,
    audience,
    scope: limits.scope,
    permissions: limits.permissions === null ? null : [...limits.permissions],
    expires_at: inSeconds(now, body.expires_in_seconds ?? HOUR_SECONDS),
  };
}

/**
 * Makes an access token from the session or key of the caller. It is bound to the secret that the caller presented, and
 * ends with it, so that no lock is needed against a concurrent revocation.
 */
export async function createAccessToken(
  context: HandlerContext<SessionCode | 'privilege_escalation'>,
  body: Body,
): Promise<Schemas['AccessToken']> {
  const { principal, repositories, secrets, contract, credentialDigest } = context;
  const limits =
    principal.type === 'session'
      ? await limitsOfSession(context, principal, body)
      : isKey(principal)
        ? await limitsOfKey(context, principal, body)
        : undefined;
  if (limits === undefined || credentialDigest === undefined)
    throw new Error('This operation is for sessions and keys.');
  const id = newId('tok');
  const token = createToken('access');
  const { workspace_id, ...columns } = limits;
  const source_hash = Buffer.from(credentialDigest, 'base64');
  await repositories.tenant(workspace_id).accessTokens.insert({ ...columns, id, source_hash });
  await repositories.credentials.add({
    hash: secrets.digest('credential', token),
    kind: 'access',
    subject_id: id,
    tenant_id: workspace_id,
    ends_at: limits.expires_at,
  });
  const { audience = null, scope = null, permissions = null } = limits;
  return {
    id,
    workspace_id,
    audience,
    scope,
    permissions: permissions === null ? null : permissionNames(contract, permissions),
    expires_at: limits.expires_at.toISOString(),
    token,
  };
}
