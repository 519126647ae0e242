import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';

async function toBilling({ repositories, tenant, workspaceId }: HandlerContext): Promise<Schemas['Billing']> {
  const workspace = assertFound(await repositories.workspaces.find(workspaceId), 'workspace');
  const row = await tenant.billing.get();
  return {
    plan: workspace.plan,
    contact:
      row === undefined
        ? null
        : {
            name: row.contact_name,
            email: row.contact_email,
            company: row.company,
            address: row.address,
            tax_id: row.tax_id,
          },
    updated_at: row?.updated_at.toISOString() ?? null,
    etag: `${workspace.version}.${row?.updated_at.getTime() ?? 0}`,
  };
}

export const billingHandlers = {
  async 'billing.get'(_input, context) {
    return toBilling(context);
  },

  async 'billing.update'({ body }, context) {
    const { repositories, tenant, workspaceId, now } = context;
    await repositories.workspaces.lock(workspaceId);
    context.assertIfMatch((await toBilling(context)).etag);
    if (body.contact === null) await tenant.billing.clear();
    else {
      const { name, email, company = null, address = null, tax_id = null } = body.contact;
      await tenant.billing.set({ contact_name: name, contact_email: email, company, address, tax_id }, now);
    }
    return toBilling(context);
  },
} satisfies Partial<Handlers>;
