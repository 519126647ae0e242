import type { EventData } from '../../../api/types.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { TemplateData } from '../../../mail/templates.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** Notifies a person by mail of a change to their factors. */
export function notifyOfChange(
  context: HandlerContext,
  user: UserRow,
  change: TemplateData['factors_changed']['change'],
): void {
  const { now, address } = context;
  context.sendMail({
    template: 'factors_changed',
    data: { name: user.name, change, address, at: now.toISOString() },
    to: user.email,
    language: user.language ?? 'en',
  });
}

type FactorEvent = 'mfa.enrolled' | 'mfa.removed' | 'mfa.recovery_code_used';

/** Emits an event about a factor to each workspace and organization in which the person is active. */
export async function emitToTenants<Type extends FactorEvent>(
  context: HandlerContext,
  type: Type,
  data: EventData<Type>,
): Promise<void> {
  for (const tenantId of await context.repositories.factors.tenantsOf(data.user_id))
    context.emit(type, data, tenantId);
}
