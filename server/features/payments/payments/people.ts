import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import type { RequesterColumns } from '../../../database/schema/payment-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** Returns who requests a payment. */
export async function requesterOf({ principal, tenant }: HandlerContext): Promise<RequesterColumns> {
  const { id } = principal;
  const user = userOf(principal);
  if (!isKey(principal))
    return {
      requester_type: user === null ? 'operator' : 'user',
      requester_id: user ?? id,
      requester_user_id: user,
      key_maker_id: null,
    };
  return {
    requester_type: principal.type,
    requester_id: id,
    requester_user_id: user,
    key_maker_id: await tenant.apiKeys.findMaker(id),
  };
}

/** The user or key behind the request, as causes of events name them. */
export const actorOf = ({ principal }: Pick<HandlerContext, 'principal'>): string =>
  isKey(principal) ? principal.id : (userOf(principal) ?? principal.id);
