import { newId } from '../../../api/ids.ts';
import { HOUR_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { lockPerson, requireSession } from '../users/service.ts';
import { emitToTenants, notifyOfChange } from './announce.ts';
import { requireFreshProof } from './policies.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { refreshSecondFactors } from './second-factors.ts';
import { openSeed, sealSeed } from './seed.ts';
import { toFactors } from './serializers.ts';
import { enrollmentUri, newSeed, stepOf } from './totp.ts';

export type ProofCode = 'reauthentication_required';

/** Returns the factors of a person, as they are shown. */
export async function factorsOf(context: HandlerContext, user: UserRow): Promise<Schemas['Factors']> {
  const { factors } = context.repositories;
  return toFactors(context, {
    user,
    totp: await factors.findTotp(user.id),
    recoveryCodes: await factors.listRecoveryCodes(user.id),
  });
}

/** The account of the caller, locked. */
export interface LockedAccount {
  user: UserRow;
  /** Whether it has no second factor yet. */
  isFirst: boolean;
}

/**
 * Locks the account of the caller, so that changes to its factors happen one after another.
 * @throws reauthentication_required
 */
export async function lockUserAccount(context: HandlerContext<ProofCode>): Promise<LockedAccount> {
  const user = await lockPerson(context, requireSession(context).userId);
  requireFreshProof(context, user);
  return { user, isFirst: user.second_factors.length === 0 };
}

/** Starts an authenticator app. The one in use stays until the new one is confirmed. */
export async function enrollTotp(context: HandlerContext<ProofCode>): Promise<Schemas['TotpEnrollment']> {
  const { repositories, secrets, now, installation } = context;
  const { user } = await lockUserAccount(context);
  const seed = newSeed();
  const bound = { user_id: user.id, id: newId('otp') };
  await repositories.factors.insertTotp({
    ...bound,
    ...sealSeed(secrets.vault, bound, seed),
    created_at: now,
  });
  return {
    id: bound.id,
    secret: seed,
    uri: enrollmentUri(seed, { issuer: new URL(installation.appUrl).host, label: user.email }),
    expires_at: new Date(now.getTime() + HOUR_MS).toISOString(),
  };
}

/** Makes new recovery codes in place of all earlier ones. */
async function replaceRecoveryCodes(
  { repositories, secrets, now }: HandlerContext,
  userId: string,
): Promise<Schemas['RecoveryCodes']> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(secrets, userId, code));
  await repositories.factors.replaceRecoveryCodes(userId, hashes, now);
  return { user_id: userId, codes, created_at: now.toISOString() };
}

type Factor = Schemas['SecondFactorChange']['factor'];

/** Completes the enrollment of a second factor. @returns the recovery codes, if it is the first one */
export async function completeEnrollment(
  context: HandlerContext,
  { user, isFirst }: LockedAccount,
  factor: Factor,
): Promise<Schemas['RecoveryCodes'] | null> {
  const codes = isFirst ? await replaceRecoveryCodes(context, user.id) : null;
  await refreshSecondFactors(context, user.id);
  notifyOfChange(context, user, `${factor}_enrolled`);
  await emitToTenants(context, 'mfa.enrolled', { user_id: user.id, factor, has_second_factor: true });
  return codes;
}

export async function confirmTotp(
  context: HandlerContext<ProofCode | 'invalid_credentials' | 'invalid_state'>,
  code: string,
): Promise<Schemas['TotpConfirmation']> {
  const { repositories, secrets, now } = context;
  const account = await lockUserAccount(context);
  const waiting = await repositories.factors.findWaitingTotp(account.user.id);
  const isReadable = waiting !== undefined && secrets.vault.canOpen(waiting.vault_key_id);
  if (!isReadable || now.getTime() - waiting.created_at.getTime() > HOUR_MS)
    throw context.refuse('invalid_state', 'No authenticator app waits for a code. Call totp.enroll first.');
  const step = stepOf(openSeed(secrets.vault, waiting), code, now);
  if (step === undefined)
    throw context.refuse(
      'invalid_credentials',
      'The code is incorrect. Check the clock of the device, and send the code that the app shows now.',
    );
  await repositories.factors.confirmTotp(account.user.id, waiting.id, { at: now, step });
  const recovery_codes = await completeEnrollment(context, account, 'totp');
  return { id: waiting.id, confirmed_at: now.toISOString(), recovery_codes };
}

/** Completes the removal of a second factor. The last one takes the recovery codes along. */
export async function completeRemoval(
  context: HandlerContext,
  userId: string,
  factor: Factor,
): Promise<UserRow> {
  const user = await refreshSecondFactors(context, userId);
  const has_second_factor = user.second_factors.length > 0;
  notifyOfChange(context, user, `${factor}_removed`);
  await emitToTenants(context, 'mfa.removed', { user_id: user.id, factor, has_second_factor });
  return user;
}

/** Removes the factors of a person that were added at a time or later, perhaps by another person. */
export async function removeFactorsSince(context: HandlerContext, userId: string, at: Date): Promise<void> {
  await context.repositories.factors.removeSince(userId, at);
  await refreshSecondFactors(context, userId);
}

export async function removeTotp(
  context: HandlerContext<ProofCode | 'not_found'>,
): Promise<Schemas['Factors']> {
  const { user } = await lockUserAccount(context);
  const wasInUse = await context.repositories.factors.removeTotp(user.id);
  if (!wasInUse)
    throw context.refuse('not_found', 'There is no authenticator app. Add one with totp.enroll.');
  return factorsOf(context, await completeRemoval(context, user.id, 'totp'));
}

export async function createRecoveryCodes(
  context: HandlerContext<ProofCode | 'invalid_state'>,
): Promise<Schemas['RecoveryCodes']> {
  const { user, isFirst } = await lockUserAccount(context);
  if (isFirst)
    throw context.refuse(
      'invalid_state',
      'Recovery codes replace a second factor. Add an authenticator app or a passkey first.',
    );
  const codes = await replaceRecoveryCodes(context, user.id);
  await refreshSecondFactors(context, user.id);
  notifyOfChange(context, user, 'recovery_codes_created');
  return codes;
}
