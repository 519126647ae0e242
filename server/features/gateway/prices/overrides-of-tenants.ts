import { RowsOfTenants } from '../../../database/rows-of-tenants.ts';
import type { PriceOverride } from './overrides.ts';
import { priceOverrideRepository } from './repository.ts';
import { toOverride } from './serializers.ts';

/** The price overrides of workspaces and organizations. */
export class OverridesOfTenants extends RowsOfTenants<PriceOverride> {
  constructor(tools: ConstructorParameters<typeof RowsOfTenants>[0]) {
    super(tools, {
      tag: 'prices ',
      load: async (scope) => (await priceOverrideRepository(scope).all()).map(toOverride),
    });
  }

  /** Returns the overrides that apply to calls of a workspace: its own, then those of its organization. */
  of(workspaceId: string, organizationId: string | null): Promise<Array<readonly PriceOverride[]>> {
    const tenants = organizationId === null ? [workspaceId] : [workspaceId, organizationId];
    return Promise.all(tenants.map((id) => this.current(id) ?? this.get(id)));
  }
}
