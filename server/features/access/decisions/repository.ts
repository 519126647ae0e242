import type { DecisionRow } from '../../../database/schema/decision-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

export const decisionRepository = (scope: TenantScope) => ({
  find: (id: string): Promise<DecisionRow | undefined> => scope.rows('decisions').where({ id }).first(),
});
