import { HOUR_SECONDS } from '../../../api/times.ts';
import { rateLimited } from '../../../auth/authentication/authenticator.ts';
import type { ResolveTxt } from '../../../auth/network/txt-resolver.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { type CheckResult, checkRecord, recordOf } from './challenge.ts';
import type { DomainChanges, DomainRow } from './repository.ts';
import { toDomain } from './serializers.ts';

declare module '../../../operations/feature-services.ts' {
  interface FeatureServices {
    domains: { resolveTxt: ResolveTxt };
  }
}

/** Checks of records in an hour, for all domains of a tenant. */
const CHECKS = { requests: 30, seconds: HOUR_SECONDS };

/** Looks for the record of a domain, before the transaction. @throws not_found or rate_limited */
export async function checkBefore(before: HandlerContext, id: string): Promise<CheckResult> {
  const row = assertFound(await before.tenant.domains.find(id), 'domain');
  const key = `domain-checks:${before.tenantId}`;
  const budget = await before.rateLimits.consume(key, CHECKS, 'domain_checks');
  if (budget.exceeded) throw rateLimited(budget);
  return checkRecord(before.features.domains.resolveTxt, recordOf(row, before.secrets));
}

const refusalOf = (name: string, result: Exclude<CheckResult, 'found'>): string =>
  ({
    none: `The name ${name} has no TXT record yet. Add the one in \`record\`, and try again.`,
    other: `The name ${name} has TXT records, but none with the value in \`record\`. Add it, and try again.`,
    unanswered: `The name servers gave no answer for ${name}. Check the name servers of the domain, and try again.`,
  })[result];

/**
 * Takes a domain for the tenant of the call.
 * @throws domain_taken when another tenant has it
 */
async function hold(
  context: HandlerContext<'domain_taken'>,
  row: DomainRow,
  changes: DomainChanges,
): Promise<DomainRow> {
  const { repositories, tenant, secrets, now } = context;
  const deleted = await repositories.domainHolders.lapseOfDeleted(row.domain, now);
  if (deleted !== undefined && deleted.tenant_id !== row.tenant_id) {
    context.audit('domain.lapsed', deleted.id, deleted.tenant_id);
    context.emit('domain.lapsed', toDomain(deleted, secrets), deleted.tenant_id);
  }
  const holder = await repositories.domainHolders.verifiedTenantOf(row.domain);
  if (holder !== undefined && holder !== row.tenant_id) throw context.refuse('domain_taken', TAKEN);
  const held = await tenant.domains.update(row.id, {
    status: 'verified',
    verified_at: now,
    lapsed_at: null,
    missing_since: null,
    ...changes,
  });
  return assertFound(held, 'domain');
}

const TAKEN = 'Another workspace or organization has proven this domain. It must remove the domain first.';

/** Proves a domain by what a check has found. @throws domain_not_verified or domain_taken */
export async function verify(
  context: HandlerContext<'domain_taken' | 'domain_not_verified'>,
  row: DomainRow,
  result: CheckResult,
): Promise<DomainRow> {
  const { tenant, now, secrets } = context;
  if (row.status !== 'verified') {
    if (result !== 'found')
      throw context.refuse('domain_not_verified', refusalOf(recordOf(row, secrets).name, result));
    return hold(context, row, { verified_by: 'dns', checked_at: now });
  }
  context.suppressSideEffects();
  return assertFound(await tenant.domains.recordCheck(row, now, missingSince(row, result, now)), 'domain');
}

/** Returns since when the record of a verified domain is missing. Silent name servers do not mean that it is gone. */
export function missingSince(
  { missing_since, verified_by }: Pick<DomainRow, 'missing_since' | 'verified_by'>,
  result: CheckResult,
  now: Date,
): Date | null {
  if (result === 'found' || verified_by === 'operator') return null;
  return result === 'unanswered' ? missing_since : (missing_since ?? now);
}

/** Marks a domain as verified by the operator. @throws domain_taken */
export async function approveDomain(
  context: HandlerContext<'domain_taken'>,
  row: DomainRow,
): Promise<DomainRow> {
  if (row.status !== 'verified' || row.verified_by !== 'operator')
    return hold(context, row, { verified_by: 'operator' });
  context.suppressSideEffects();
  return row;
}
