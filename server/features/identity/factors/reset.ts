import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { lockPerson } from '../users/service.ts';
import { endSessions } from '../users/take-over/service.ts';
import { emitToTenants, notifyOfChange } from './announce.ts';
import { refreshSecondFactors } from './second-factors.ts';
import { factorsOf } from './service.ts';

/**
 * Removes all second factors of a person who has lost them, and ends their sessions. The password stays, so that the next
 * sign-in needs it or a mailed code.
 */
export async function resetFactors(context: HandlerContext, userId: string): Promise<Schemas['Factors']> {
  const { factors, passkeys } = context.repositories;
  const { id, second_factors } = await lockPerson(context, userId);
  await factors.removeAll(id);
  await passkeys.removeAll(id);
  const user = await refreshSecondFactors(context, id);
  await endSessions(context, id);
  notifyOfChange(context, user, 'reset');
  for (const factor of ['totp', 'passkey'] as const)
    if (second_factors.includes(factor))
      await emitToTenants(context, 'mfa.removed', { user_id: id, factor, has_second_factor: false });
  return factorsOf(context, user);
}
