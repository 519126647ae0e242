import type { Tenantry } from '../../sdk/src/index.ts';
import type { OperationId } from '../../server/api/types.ts';

/** A request of each operation on domains that changes nothing. The record of the domain is not published. */
export function domainRequests(
  api: Tenantry,
  workspace: string,
  domain_id: string,
): Partial<Record<OperationId, () => PromiseLike<unknown>>> {
  const domain = { workspace, domain_id };
  return {
    'domains.create': () => api.domains.create({ workspace, domain: 'gmail.com' }),
    'domains.list': () => api.domains.list({ workspace }),
    'domains.get': () => api.domains.get(domain),
    'domains.delete': () => api.domains.delete(domain, { ifMatch: 'another' }),
    'domains.verify': () => api.domains.verify(domain),
    'domains.approve': () => api.domains.approve(domain),
  };
}
