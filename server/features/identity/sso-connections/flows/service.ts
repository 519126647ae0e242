import { invalidRequest, type ProblemError, violation } from '../../../../api/problem.ts';
import type { ErrorCodeOf, OperationInput, Proof, ProofMethodName, Schemas } from '../../../../api/types.ts';
import {
  areComplete,
  freshProofs,
  tenantsReachedBy,
  withProof,
} from '../../../../auth/authentication/proofs.ts';
import type { SsoCodeRow } from '../../../../database/schema/sso-tables.ts';
import type { UserRow } from '../../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { toSession } from '../../sessions/serializers.ts';
import { requireSession } from '../../users/service.ts';
import { become } from './become.ts';
import {
  ask,
  OVER,
  presentConnection,
  proofOf,
  type Question,
  refusalOf,
  rememberProof,
  requireCode,
} from './exchange.ts';
import { logSignIn } from './sign-in-log.ts';

type Code = ErrorCodeOf<'sessions.addProof'> & ErrorCodeOf<'sessions.reauthenticate'>;
type Context = HandlerContext<Code>;
type Body = OperationInput<'sessions.addProof'>['body'];

const FIELDS = ['sso_code', 'code_verifier'] as const;
const NOT_ASKED =
  'Begin with sso.authorize and "reauthenticate": true, so that the provider asks the person to sign in.';
const UNCONFIRMED =
  'The person confirms that this identity is theirs. Call sessions.reauthenticate with a proof of their own first, or with a mailed code where the address is not verified.';
const OTHER = 'The identity provider did not name the person of this session. Sign in there as that person.';

/** Whether a body gives the proof of an identity provider. */
export const isOfProvider = (body: Body): boolean => FIELDS.some((field) => body[field] !== undefined);

/** @throws invalid_request unless a body has the code and its verifier, and no other fields */
function assertFields(body: Body): void {
  const violations = [
    ...FIELDS.filter((field) => body[field] === undefined).map((field) =>
      violation(field, 'required', `Add property "${field}": it is required.`),
    ),
    ...Object.keys(body)
      .filter((field) => !FIELDS.some((known) => known === field))
      .map((field) => violation(field, 'forbidden', `Leave ${field} out with sso_code.`)),
  ];
  if (violations.length > 0) throw invalidRequest(violations);
}

/** Returns the error if the subject is not the person of the session. It does not reveal whose subject it is. */
function refusalFor(
  by: Context,
  { decided: { outcome, person } }: Question,
  userId: string,
): { reason: string; problem: ProblemError } | undefined {
  const reason = outcome.kind === 'refuse' ? outcome.reason : undefined;
  if (reason !== undefined && (reason === 'no_email' || person?.id === userId))
    return { reason, problem: refusalOf(by, reason) };
  if (person?.id === userId) return undefined;
  return { reason: 'other_person', problem: by.refuse('sso_failed', OTHER, { reason: 'other_person' }) };
}

/**
 * Asserts that the session confirms who the subject is: by a recent proof of the person's own, with their second factor.
 * An account whose address no one has confirmed may be the one of a stranger.
 * @throws reauthentication_required
 */
function assertConfirmed(by: Context, proofs: readonly Proof[], user: UserRow, now: Date): void {
  const own = proofs.filter(({ method }) => method !== 'sso');
  if (user.email_verified_at !== null && areComplete(freshProofs(own, now), user.second_factors)) return;
  throw by.refuse('reauthentication_required', UNCONFIRMED);
}

/** Adds the proof to the session. A complete proof is a reauthentication, but only in the tenant of the connection. */
async function add(
  { repositories, now }: Context,
  id: string,
  known: readonly Proof[],
  { proof, second_factors }: { proof: Proof; second_factors: readonly ProofMethodName[] },
): Promise<Schemas['Session']> {
  const { sessions } = repositories;
  const proofs = withProof(known, proof);
  await sessions.setProofs(id, proofs);
  const reaching = freshProofs(proofs, now).filter(
    ({ method, tenant_id }) => method !== 'sso' || tenant_id === proof.tenant_id,
  );
  if (!proof.is_silent && areComplete(reaching, second_factors)) {
    const isOfTenantAlone = tenantsReachedBy(proofs)?.every((tenantId) => tenantId === proof.tenant_id);
    await (isOfTenantAlone ? sessions.confirm(id, now) : sessions.confirmInTenant(id, now));
  }
  return toSession(assertFound(await sessions.find(id), 'session'), id);
}

/** Makes the subject the person of the session where it is not yet, in the transaction. */
async function addProof(context: Context, row: SsoCodeRow): Promise<Schemas['Session']> {
  const { repositories, now } = context;
  const { id, userId } = requireSession(context);
  await repositories.tenants.lockShared(row.tenant_id);
  const question = await ask(context, row);
  const refusal = refusalFor(context, question, userId);
  if (refusal !== undefined) throw refusal.problem;
  const { decided, signInTenant, connection } = question;
  await signInTenant.tenant.ssoConnections.lockShared(connection.id);
  await presentConnection(context, row);
  if (!(await repositories.ssoFlows.useCode(row.hash, now)))
    throw context.refuse('invalid_credentials', OVER);
  const user = assertFound(await repositories.users.lock(userId), 'user');
  const { kind } = decided.outcome;
  const isConfirming = kind === 'confirm';
  if (isConfirming) {
    const { proofs } = assertFound(await repositories.sessions.find(id), 'session');
    assertConfirmed(context, proofs, user, now);
  }
  const { identityId } = await become(context, {
    ...question,
    statement: row.grant_data,
    confirmedBy: isConfirming ? 'person' : 'domain',
  });
  await context.holdCredential();
  const { proofs } = assertFound(await repositories.sessions.lock(id), 'session');
  await rememberProof(signInTenant, row, id, identityId);
  const given = proofOf(row, connection, now);
  const proof: Proof = row.grant_data.is_reauthentication ? given : { ...given, is_silent: true };
  await signInTenant.tenant.ssoConnections.countSuccess(row.connection_id);
  await logSignIn(context, row, { outcome: kind === 'refuse' ? 'failed' : kind, user_id: userId });
  return add(context, id, proofs, { proof, second_factors: user.second_factors });
}

/**
 * Checks the code of an identity provider for the session of the caller before the transaction, which then adds its
 * proof.
 * @throws invalid_request, invalid_credentials, reauthentication_required, or why the subject is not the person
 */
export async function prepareProviderProof(
  before: Context,
  body: Body,
  { isReauthentication }: { isReauthentication: boolean },
): Promise<(context: Context) => Promise<Schemas['Session']>> {
  assertFields(body);
  const { id, userId, proofs } = requireSession(before);
  const { sso_code = '', code_verifier = '' } = body;
  const row = await requireCode(before, sso_code, code_verifier, id);
  if (isReauthentication && !row.grant_data.is_reauthentication)
    throw before.refuse('invalid_credentials', NOT_ASKED);
  const question = await ask(before, row);
  const refusal = refusalFor(before, question, userId);
  if (refusal !== undefined) {
    await before.repositories.ssoFlows.useCode(row.hash, before.now);
    await logSignIn(before, row, { outcome: 'failed', reason: refusal.reason, user_id: null });
    throw refusal.problem;
  }
  const user = assertFound(await before.repositories.users.find(userId), 'user');
  if (question.decided.outcome.kind === 'confirm') assertConfirmed(before, proofs ?? [], user, before.now);
  return (context) => addProof(context, row);
}
