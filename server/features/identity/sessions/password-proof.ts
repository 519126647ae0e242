import type { UserRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { accountTarget, requirePassword, sessionTarget } from '../users/service.ts';
import type { ProofMethod } from './proof-method.ts';

const WRONG = 'The e-mail address and password do not belong together.';
const WRONG_IN_SESSION = 'The password is incorrect.';

/**
 * Locks the user whose password was checked before the transaction.
 * @throws invalid_credentials when it has changed since
 */
async function lockUnchanged(
  context: HandlerContext<'invalid_credentials'>,
  checked: UserRow,
  wrong: string,
): Promise<UserRow> {
  const user = await context.repositories.users.lock(checked.id);
  if (user !== undefined && user.password_hash === checked.password_hash) return user;
  throw context.refuse('invalid_credentials', wrong);
}

export const passwordMethod: ProofMethod = {
  begins: true,
  confirms: false,
  isCode: false,
  fields: ['password'],
  namingFields: ['email'],

  async verify(context, { email = '', password = '' }, claimant) {
    const user = claimant?.user ?? (await context.repositories.users.findByEmail(email));
    const sessionId = claimant?.sessionId ?? null;
    const isKnown = sessionId !== null && user !== undefined;
    const target = isKnown ? sessionTarget(sessionId, user) : accountTarget(user?.email ?? email, user);
    const wrong = isKnown ? WRONG_IN_SESSION : WRONG;
    await requirePassword(context, target, password, wrong);
    if (user === undefined) throw context.refuse('invalid_credentials', wrong);
    return { user, recheck: (inside) => lockUnchanged(inside, user, wrong) };
  },
};
