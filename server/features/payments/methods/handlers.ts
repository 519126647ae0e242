import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertAvailable, assertConsistent } from './policies.ts';
import { methodsOf, withSchedules } from './service.ts';

export const paymentMethodHandlers = {
  async 'paymentMethods.list'(_input, context) {
    return { data: await withSchedules(await methodsOf(context.tenant), context) };
  },

  async 'paymentMethods.update'({ params, body }, context) {
    const { tenant } = context;
    assertFound(await tenant.settings.lock(), 'workspace');
    const byId = async () => (await methodsOf(tenant)).find(({ id }) => id === params.payment_method_id);
    const method = assertFound(await byId(), 'payment method');
    context.assertIfMatch(String(method.version));
    assertAvailable(context, method);
    assertConsistent({ ...method, ...body });
    context.recordBefore(method);
    await tenant.paymentMethods.set(method.id, body);
    const [updated] = await withSchedules([assertFound(await byId(), 'payment method')], context);
    return assertFound(updated, 'payment method');
  },
} satisfies Partial<Handlers>;
