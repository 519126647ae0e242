import { normalizeEmail } from '../../../../api/normalize.ts';
import {
  invalidRequest,
  type ProblemError,
  type Refuser,
  serviceUnavailable,
  violation,
} from '../../../../api/problem.ts';
import { HOUR_MS } from '../../../../api/times.ts';
import type { ErrorCodeOf, OperationInput, Proof, Schemas } from '../../../../api/types.ts';
import { areComplete, freshProofs } from '../../../../auth/authentication/proofs.ts';
import type { SsoCodeRow, SsoLinkRow } from '../../../../database/schema/sso-tables.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import type { Work } from '../../../../operations/handler-types.ts';
import { createSession, notifyNewNetwork } from '../../sessions/service.ts';
import type { LinkingOutcome } from '../linking-rules.ts';
import { become } from './become.ts';
import { askToConfirm, requireConfirmed, useConfirmation } from './confirmation.ts';
import type { UsableConnection } from './connection-lookup-repository.ts';
import { flowCodeHash, matchesChallenge } from './flow.ts';
import { decide, type LinkingDecision } from './linking-facts.ts';
import { logSignIn } from './sign-in-log.ts';
import { type SignInTenant, signInTenantOf } from './sign-in-tenant.ts';

type Code = ErrorCodeOf<'sso.exchange'>;
type RefusalCode = 'sso_domain_not_verified' | 'sso_failed';
type Context = HandlerContext<Code>;
type Body = OperationInput<'sso.exchange'>['body'];

/** What is exchanged: the code of a sign-in, or that sign-in together with the mailed code of its person. */
type Exchanged = { code: SsoCodeRow } | { link: SsoLinkRow };

export const OVER =
  'The code is unknown, used or expired, or it is of another program. Start the sign-in again.';
const CHANGED = 'The connection has changed since the sign-in began. Start it again.';

const WAYS = [
  ['code', 'code_verifier'],
  ['challenge', 'mailed_code'],
] as const;

/** @throws invalid_request unless a body has the fields of one way, and no others */
function assertOneWay(body: Body): void {
  const fields = body.challenge === undefined ? WAYS[0] : WAYS[1];
  const violations = [
    ...fields
      .filter((field) => body[field] === undefined)
      .map((field) => violation(field, 'required', `Add property "${field}": it is required.`)),
    ...WAYS.flat()
      .filter((field) => !(fields as readonly string[]).includes(field) && body[field] !== undefined)
      .map((field) =>
        violation(field, 'forbidden', `Leave ${field} out: give ${fields.join(' and ')} alone.`),
      ),
  ];
  if (violations.length > 0) throw invalidRequest(violations);
}

/**
 * Returns the row of a code, if the verifier matches its challenge. A wrong verifier invalidates the code.
 * @throws invalid_credentials
 */
export async function requireCode(
  before: HandlerContext<'invalid_credentials'>,
  given: string,
  verifier: string,
  sessionId: string | null,
): Promise<SsoCodeRow> {
  const { repositories, secrets, now } = before;
  const code = await repositories.ssoFlows.findCode(flowCodeHash(secrets, given), now);
  if (code === undefined) throw before.refuse('invalid_credentials', OVER);
  const { code_challenge, session_id } = code.grant_data;
  if (session_id === sessionId && matchesChallenge(verifier, code_challenge)) return code;
  await repositories.ssoFlows.useCode(code.hash, now);
  throw before.refuse('invalid_credentials', OVER);
}

async function exchangedBy(before: Context, body: Body): Promise<Exchanged> {
  assertOneWay(body);
  const { code = '', code_verifier = '', challenge, mailed_code = '' } = body;
  return challenge === undefined
    ? { code: await requireCode(before, code, code_verifier, null) }
    : { link: await requireConfirmed(before, challenge, mailed_code) };
}

/**
 * Returns the connection of a sign-in as it is now.
 * @throws invalid_credentials when it signs no one in any more, or by another configuration
 */
export async function presentConnection(
  context: HandlerContext<'invalid_credentials'>,
  { connection_id, grant_data }: Pick<SsoCodeRow, 'connection_id' | 'grant_data'>,
): Promise<UsableConnection> {
  const connection = await context.repositories.ssoConnectionLookup.usable(connection_id);
  if (connection?.active_digest === grant_data.digest) return connection;
  throw context.refuse('invalid_credentials', CHANGED);
}

/** Returns the proof that a sign-in at a connection gives. */
export function proofOf(
  { tenant_id, connection_id, grant_data }: Pick<SsoCodeRow, 'tenant_id' | 'connection_id' | 'grant_data'>,
  { session_hours }: UsableConnection,
  now: Date,
): Proof {
  const { authenticated_at, strength } = grant_data;
  const at = Math.min(now.getTime(), authenticated_at === null ? Infinity : Date.parse(authenticated_at));
  return {
    method: 'sso',
    connection_id,
    tenant_id,
    strength,
    at: new Date(at).toISOString(),
    ...(authenticated_at === null && { is_silent: true }),
    ...(session_hours !== null && {
      expires_at: new Date(now.getTime() + session_hours * HOUR_MS).toISOString(),
    }),
  };
}

/** Records on which identity a session rests, and how its provider can end it. */
export const rememberProof = (
  { tenant }: SignInTenant,
  { connection_id, grant_data: { subject, logout } }: Pick<SsoCodeRow, 'connection_id' | 'grant_data'>,
  session_id: string,
  identity_id: string,
): Promise<void> =>
  tenant.ssoProofs.remember({
    connection_id,
    session_id,
    identity_id,
    subject: logout?.sub ?? subject,
    sid: logout?.sid ?? null,
  });

type Refusal = Extract<LinkingOutcome, { kind: 'refuse' }>['reason'];

const REFUSALS: Readonly<Record<Refusal, { code: RefusalCode; text: string }>> = {
  domain_not_verified: {
    code: 'sso_domain_not_verified',
    text: 'The tenant of the connection has not verified the domain of this address. Ask its administrators to do so, or to invite you.',
  },
  no_email: {
    code: 'sso_failed',
    text: 'The identity provider sent no e-mail address. Ask its administrator to release the attribute of the connection.',
  },
  not_a_member: {
    code: 'sso_failed',
    text: 'You are no member there, and the connection adds none. Ask an administrator for an invitation.',
  },
};

/** Returns the error for a subject that leads to no account. */
export function refusalOf(by: Refuser<RefusalCode>, reason: Refusal): ProblemError {
  const { code, text } = REFUSALS[reason];
  return by.refuse(code, text, reason === 'domain_not_verified' ? {} : { reason });
}

const UNDONE =
  'The person has undone the link of this connection. They sign in with a proof of their own, and add the identity with sso.authorize and sessions.addProof in that session.';

/** Returns why a sign-in makes no session, whatever its person confirms by a mailed code; `undefined` if it may. */
function obstacleTo(
  by: Context,
  { outcome }: LinkingDecision,
): { reason: string; problem: ProblemError } | undefined {
  if (outcome.kind === 'refuse') return { reason: outcome.reason, problem: refusalOf(by, outcome.reason) };
  if (outcome.kind !== 'confirm' || !outcome.inSession) return undefined;
  return { reason: 'link_undone', problem: by.refuse('identity_link_required', UNDONE) };
}

export interface Question {
  signInTenant: SignInTenant;
  connection: UsableConnection;
  decided: LinkingDecision;
}

/** Decides which account the subject of a sign-in leads to, from current facts. @throws invalid_credentials */
export async function ask(
  context: HandlerContext<'invalid_credentials'>,
  row: SsoCodeRow,
): Promise<Question> {
  const signInTenant = await signInTenantOf(context, row.tenant_id);
  const connection = await presentConnection(context, row);
  return {
    signInTenant,
    connection,
    decided: await decide(context, signInTenant, connection, row.grant_data),
  };
}

const signedInAs = ({ typed }: SsoCodeRow['grant_data'], email: string): { signed_in_as?: string } =>
  typed === null || normalizeEmail(typed) === normalizeEmail(email) ? {} : { signed_in_as: email };

/** Signs the person in, in the transaction, after all checks have passed. */
async function signIn(
  context: Context,
  exchanged: Exchanged,
  row: SsoCodeRow,
): Promise<Schemas['SsoSession']> {
  const { repositories, now } = context;
  await repositories.tenants.lockShared(row.tenant_id);
  const question = await ask(context, row);
  const { decided, connection, signInTenant } = question;
  const obstacle = obstacleTo(context, decided);
  if (obstacle !== undefined) throw obstacle.problem;
  await signInTenant.tenant.ssoConnections.lockShared(connection.id);
  await presentConnection(context, row);
  if ('link' in exchanged) await useConfirmation(context, exchanged.link, decided);
  // The person became an owner in the meantime. A repeated request requires a confirmation.
  else if (decided.outcome.kind === 'confirm') throw serviceUnavailable(1);
  else if (!(await repositories.ssoFlows.useCode(row.hash, now)))
    throw context.refuse('invalid_credentials', OVER);
  const confirmedBy = 'link' in exchanged ? 'person' : 'domain';
  const { user, identityId } = await become(context, { ...question, statement: row.grant_data, confirmedBy });
  // The organization above may have added the person until their row was locked, and cannot now.
  if (signInTenant.owner !== null && (await ask(context, row)).decided.outcome.kind !== 'sign_in')
    throw serviceUnavailable(1);
  const proofs = [proofOf(row, connection, now)];
  await notifyNewNetwork(context, user);
  const session = await createSession(context, user.id, {
    proofs,
    isReauthenticated: areComplete(freshProofs(proofs, now), user.second_factors),
    endsAt:
      connection.session_hours === null ? null : new Date(now.getTime() + connection.session_hours * HOUR_MS),
  });
  await rememberProof(signInTenant, row, session.id, identityId);
  context.audit('session.created', session.id, signInTenant.tenantId);
  await repositories.tenant(row.tenant_id).ssoConnections.countSuccess(row.connection_id);
  const { kind } = decided.outcome;
  await logSignIn(context, row, { outcome: kind === 'refuse' ? 'failed' : kind, user_id: user.id });
  return { ...session, ...signedInAs(row.grant_data, user.email) };
}

/**
 * Checks the code of a sign-in, or the mailed code that confirms one, before the transaction.
 * @throws invalid_credentials, rate_limited, identity_link_required, or why the subject becomes no one
 */
export async function prepareExchange(before: Context, body: Body): Promise<Work<'sso.exchange'>> {
  const exchanged = await exchangedBy(before, body);
  const row = 'code' in exchanged ? exchanged.code : exchanged.link;
  const { decided } = await ask(before, row);
  const obstacle = obstacleTo(before, decided);
  if (obstacle !== undefined) {
    await logSignIn(before, row, { outcome: 'failed', reason: obstacle.reason, user_id: null });
    throw obstacle.problem;
  }
  if ('code' in exchanged && decided.outcome.kind === 'confirm') {
    await logSignIn(before, row, { outcome: 'confirm', user_id: decided.person?.id ?? null });
    throw await askToConfirm(before, exchanged.code, decided);
  }
  return (context) => signIn(context, exchanged, row);
}
