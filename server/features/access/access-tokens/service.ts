import { newId } from '../../../api/ids.ts';
import { permissionNames, storedPermissions } from '../../../api/permission-names.ts';
import { invalidField, invalidRequest, notFound, violation } from '../../../api/problem.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { isKey, type KeyPrincipal, type SessionPrincipal } from '../../../auth/authentication/principal.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import type { OperationDecisionCode } from '../../../auth/authorization/authorization-request.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { keyPermissionsOf, scopePermissions } from '../../../auth/authorization/permissions.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import type { AccessTokenRow } from '../../../database/schema/credential-tables.ts';
import { problemOfDecision } from '../../../operations/authorize-call.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { earlier, JWT_SECONDS, signJwt } from './jwt.ts';

export { isJwt, resolveJwt } from './jwt.ts';
export { keepSigningKeys } from './signing-keys.ts';

type Body = OperationInput<'accessTokens.create'>['body'];
type Limits = Pick<AccessTokenRow, 'workspace_id' | 'expires_at'> &
  Partial<Pick<AccessTokenRow, 'session_id' | 'key_id' | 'audience' | 'scope' | 'permissions'>>;
/** Error codes of tokens that are made from keys. */
type KeyCode = 'privilege_escalation' | 'signing_key_unavailable';
/** Codes of decisions that the request for plain access to a workspace never gets. */
type NotAsked = 'plan_required' | 'insufficient_role';
type KeyLimits = Limits & Pick<KeyPrincipal, 'scope' | 'permissions'>;
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

/** Returns the facts about the workspace of a key. @throws not_found for any other that the request names */
async function factsOfKey(context: HandlerContext, { tenantId, userId }: KeyPrincipal, body: Body) {
  const { workspace = tenantId } = body;
  const facts = await context.loadFacts({ workspace, userId, within: tenantId });
  if (facts.workspace?.id !== tenantId) throw notFound('workspace');
  return facts;
}

/** Returns the limits of a token within those of a key. @throws privilege_escalation or invalid_request */
function limitsOfKey(
  context: HandlerContext<'privilege_escalation'>,
  key: KeyPrincipal,
  body: Body,
): KeyLimits {
  const { contract, now } = context;
  const optional = ['workspace', 'format', 'audience', 'scope', 'expires_in_seconds'] as const;
  assertFields(body, body.scope === 'custom' ? ['permissions'] : [], optional);
  const limits =
    body.scope === undefined
      ? { scope: key.scope, permissions: key.permissions }
      : {
          scope: body.scope,
          permissions: body.permissions ? storedPermissions(contract, body.permissions) : null,
        };
  return {
    workspace_id: key.tenantId,
    key_id: key.id,
    audience: body.audience ?? null,
    scope: limits.scope,
    permissions: limits.permissions === null ? null : [...limits.permissions],
    expires_at: inSeconds(now, body.expires_in_seconds ?? HOUR_SECONDS),
  };
}

/** Returns the API of a JWT: one of those that its key may make JWTs for. @throws invalid_request */
async function audienceOfJwt({ repositories }: HandlerContext, key: KeyPrincipal, given: string | undefined) {
  const row = await repositories.tenant(key.tenantId).apiKeys.find(key.id);
  const { audiences = [] } = row ?? {};
  const [only = '', ...others] = audiences;
  if (audiences.length === 0)
    throw invalidField('format', 'forbidden', 'The key makes no JWTs. Set the audiences of the key first.');
  if (given === undefined && others.length > 0)
    throw invalidField(
      'audience',
      'required',
      'The key makes JWTs for several APIs. Name one of its audiences.',
    );
  if (given === undefined || audiences.includes(given)) return given ?? only;
  throw invalidField('audience', 'enum', 'Name one of the audiences of the key.');
}

/** Makes a JWT from a key. Nothing of it is stored. */
async function createJwt(
  context: HandlerContext<KeyCode>,
  key: KeyPrincipal,
  { limits, facts }: { limits: KeyLimits; facts: AuthorizationFacts },
  body: Body,
): Promise<Schemas['AccessToken']> {
  const { expires_in_seconds: seconds = JWT_SECONDS } = body;
  if (seconds > JWT_SECONDS)
    throw invalidField('expires_in_seconds', 'maximum', `A JWT lives for at most ${JWT_SECONDS} seconds.`);
  const audience = await audienceOfJwt(context, key, body.audience);
  const id = newId('tok');
  // A JWT has whole seconds.
  const now = new Date(Math.floor(context.now.getTime() / 1000) * 1000);
  const expiresAt = earlier(inSeconds(now, seconds), key.expiresAt);
  const { scope, permissions } = limits;
  const principal = { ...key, accessToken: { audience, scope, permissions } };
  const token = await signJwt(context, { id, principal, audience, expiresAt }, facts);
  return serialize(context, { ...limits, audience, expires_at: expiresAt }, { id, format: 'jwt', token });
}

const serialize = (
  { contract }: HandlerContext,
  { workspace_id, audience = null, scope = null, permissions = null, expires_at }: Limits,
  { id, format, token }: Pick<Schemas['AccessToken'], 'id' | 'format' | 'token'>,
): Schemas['AccessToken'] => ({
  id,
  format,
  workspace_id,
  audience,
  scope,
  permissions: permissions === null ? null : permissionNames(contract, permissions),
  expires_at: expires_at.toISOString(),
  token,
});

/**
 * Makes an opaque token. It is bound to the secret that the caller presented, and ends with it, so that no lock is needed
 * against a concurrent revocation.
 */
async function createOpaqueToken(context: HandlerContext, limits: Limits): Promise<Schemas['AccessToken']> {
  const { repositories, secrets, credentialDigest } = context;
  if (credentialDigest === undefined) throw new Error('The secrets of sessions and keys are stored.');
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
  return serialize(context, limits, { id, format: 'opaque', token });
}

/** Makes an opaque access token from a key, as of its OAuth client. */
export async function createTokenOfKey(
  context: HandlerContext<'privilege_escalation'>,
  key: KeyPrincipal,
  body: Pick<Body, 'audience' | 'scope' | 'permissions'>,
): Promise<Schemas['AccessToken']> {
  const limits = limitsOfKey(context, key, body);
  assertWithinKey(context, key, limits);
  return createOpaqueToken(context, limits);
}

/** Makes an access token from the session or key of the caller. */
export async function createAccessToken(
  context: HandlerContext<SessionCode | KeyCode>,
  body: Body,
): Promise<Schemas['AccessToken']> {
  const { principal } = context;
  if (principal.type === 'session')
    return createOpaqueToken(context, await limitsOfSession(context, principal, body));
  if (!isKey(principal)) throw new Error('This operation is for sessions and keys.');
  const limits = limitsOfKey(context, principal, body);
  const facts = await factsOfKey(context, principal, body);
  assertWithinKey(context, principal, limits);
  return body.format === 'jwt'
    ? createJwt(context, principal, { limits, facts }, body)
    : createOpaqueToken(context, limits);
}
