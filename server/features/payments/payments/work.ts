import type { PaymentCause } from '../../../database/schema/payment-tables.ts';
import type { Emitter, HandlerContext } from '../../../operations/handler-context.ts';
import { actorOf } from './people.ts';

/** What moves payments: a request, or a job. */
export interface PaymentWork extends Pick<HandlerContext, 'tenant'>, Emitter {
  /** The time of the project. */
  now: Date;
  cause: Omit<PaymentCause, 'type'>;
}

/** Returns the work of a request. @param now the time of the project in its path */
export const workOfRequest = (
  context: HandlerContext,
  { now, reason = null }: { now: Date; reason?: string | null },
): PaymentWork => ({
  tenant: context.tenant,
  now,
  cause: { cause: 'request', cause_id: actorOf(context), reason },
  emit: (type, data) => context.emit(type, data),
});
