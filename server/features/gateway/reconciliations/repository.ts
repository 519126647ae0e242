import type { GatewayDayRow } from '../../../database/schema/gateway-reconciliation-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { closingRepository } from './closing-repository.ts';
import { compareDay } from './comparison-repository.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const gatewayDayRepository = (scope: TenantScope) => ({
  ...closingRepository(scope),

  /** Lists closed days, latest first. */
  list(balanced: boolean | undefined, page: PageRequest): Promise<GatewayDayRow[]> {
    const query = scope.rows('gateway_days').whereNotNull('closed_at').select('*');
    if (balanced !== undefined) query.where({ is_balanced: balanced });
    return applyKeyset(query, ['day'], page);
  },

  /** @param reference the id of a day, or its date */
  find: (reference: string): Promise<GatewayDayRow | undefined> =>
    scope
      .rows('gateway_days')
      .where(DATE.test(reference) ? { day: reference } : { id: reference })
      .first(),

  /** Compares a day with the other books now. */
  compare: (day: string) => compareDay(scope, day),
});
