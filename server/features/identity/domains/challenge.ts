import type { Schemas } from '../../../api/types.ts';
import type { ResolveTxt } from '../../../auth/network/txt-resolver.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { DomainRow } from './repository.ts';

/** What a check of a record found: the value, other values or none, or no answer in time. */
export type CheckResult = 'found' | 'other' | 'none' | 'unanswered';

/** Returns the DNS record that proves a domain for one tenant. It cannot be computed without the pepper. */
export const recordOf = (
  { tenant_id, domain }: Pick<DomainRow, 'tenant_id' | 'domain'>,
  secrets: Secrets,
): Schemas['DomainRecord'] => ({
  type: 'TXT',
  name: `_tenantry-challenge.${domain}`,
  value: `tn-domain=${secrets.digest('domain-challenge', `${tenant_id}\0${domain}`).toString('base64url')}`,
});

/** Looks for a record. Values that were found instead are not returned: an alias may lead to the server's own network. */
export async function checkRecord(
  resolveTxt: ResolveTxt,
  { name, value }: Schemas['DomainRecord'],
): Promise<CheckResult> {
  const values = await resolveTxt(name);
  if (values === undefined) return 'unanswered';
  if (values.some((one) => one.trim() === value)) return 'found';
  return values.length > 0 ? 'other' : 'none';
}
