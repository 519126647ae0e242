import { RowsOfTenants } from '../../../database/rows-of-tenants.ts';
import { type GatewayRateLimitRow, gatewayRateLimitRepository } from './repository.ts';

/** The active rate limits of workspaces and organizations. */
export class LimitsOfTenants extends RowsOfTenants<GatewayRateLimitRow> {
  constructor(tools: ConstructorParameters<typeof RowsOfTenants>[0]) {
    super(tools, { tag: 'rate_limits ', load: (scope) => gatewayRateLimitRepository(scope).active() });
  }
}
