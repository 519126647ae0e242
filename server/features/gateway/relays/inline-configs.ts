import type { Refuser } from '../../../api/problem.ts';
import { RowsOfTenants } from '../../../database/rows-of-tenants.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

const ALLOWED_SQL = `
  select coalesce((gateway ->> 'inline_configs')::boolean, true) as "isAllowed"
  from organization_settings where organization_id = :tenantId`;

const load = async ({ db, tenantId }: TenantScope): Promise<boolean[]> =>
  (await db.raw<{ rows: Array<{ isAllowed: boolean }> }>(ALLOWED_SQL, { tenantId })).rows.map(
    ({ isAllowed }) => isAllowed,
  );

/** Which organizations let calls contain configs, in memory. */
export class InlineConfigs {
  readonly #rows: RowsOfTenants<boolean>;

  constructor(tools: ConstructorParameters<typeof RowsOfTenants>[0]) {
    this.#rows = new RowsOfTenants(tools, { tag: 'gateway_inline ', load });
  }

  /** @throws invalid_config where the organization of the workspace allows stored configs only */
  async assertAllowed(
    context: Refuser<'invalid_config'> & { readonly organizationId: string | null },
  ): Promise<void> {
    const { organizationId } = context;
    if (organizationId === null) return;
    const [isAllowed] = this.#rows.current(organizationId) ?? (await this.#rows.get(organizationId));
    if (isAllowed === false)
      throw context.refuse(
        'invalid_config',
        'The organization allows stored configs only. Name one by its slug.',
      );
  }
}
