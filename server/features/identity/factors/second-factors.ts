import type { ProofMethodName } from '../../../api/types.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';

/**
 * Stores with which methods a person confirms a sign-in, after their factors have changed. Recovery codes replace a factor,
 * so the last one takes them along.
 */
export async function refreshSecondFactors(
  { repositories, now }: HandlerContext,
  userId: string,
): Promise<UserRow> {
  const { factors, passkeys } = repositories;
  const methods: ProofMethodName[] = [];
  if ((await passkeys.allOf(userId)).length > 0) methods.push('passkey');
  if ((await factors.findTotp(userId)) !== undefined) methods.push('totp');
  if (methods.length === 0) await factors.replaceRecoveryCodes(userId, [], now);
  const codes = await factors.listRecoveryCodes(userId);
  if (codes.some(({ used_at }) => used_at === null)) methods.push('recovery_code');
  return assertFound(await factors.setSecondFactors(userId, methods), 'user');
}
