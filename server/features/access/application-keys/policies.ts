import { invalidField, invalidRequest, notFound, violation } from '../../../api/problem.ts';
import type { OperationInput } from '../../../api/types.ts';
import type { ApplicationKeyRow } from '../../../database/schema/credential-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { allowlistViolations } from '../../tenancy/settings/policies.ts';

/** Checks that the fields of an application key fit together and exist. @throws invalid_request or not_found */
export async function validateApplicationKey(
  { repositories, now }: HandlerContext,
  { ip_allowlist, expires_at, tenants }: OperationInput<'applicationKeys.update'>['body'],
): Promise<void> {
  const violations = allowlistViolations(ip_allowlist);
  // Not "at most now": the schema accepts a leap second, which JavaScript parses as an invalid date.
  if (expires_at != null && !(new Date(expires_at) > now)) {
    violations.push(violation('expires_at', 'minimum', 'Give a time in the future.'));
  }
  if (violations.length > 0) throw invalidRequest(violations);
  if (tenants == null) return;
  const existing = await repositories.tenants.filterExisting(tenants);
  if (existing.length < tenants.length) throw notFound('tenant');
}

/** The catalogue of permissions is that of all tenants. @throws invalid_request */
export function assertNotLimited({
  permissions,
  tenants,
}: Pick<ApplicationKeyRow, 'permissions' | 'tenants'>): void {
  if (tenants === null || !permissions.includes('permissions:manage')) return;
  throw invalidField(
    'tenants',
    'forbidden',
    'Omit this field: a key with permissions:manage is for all tenants.',
  );
}

/**
 * Asserts that an application key changes nothing of a tenant but its external id and metadata.
 * @param others the other fields of the request
 * @throws insufficient_scope
 */
export function assertOnlyJoins(context: HandlerContext<'insufficient_scope'>, others: object): void {
  if (context.principal.type !== 'application_key' || Object.keys(others).length === 0) return;
  throw context.refuse(
    'insufficient_scope',
    'An application key changes only external_id and metadata here.',
  );
}

/**
 * Asserts that an application key may create or change something outside any tenant, which its list of tenants could not
 * include.
 * @param alternative what a limited key can do instead
 * @throws insufficient_scope
 */
export function assertCoversAllTenants(
  context: HandlerContext<'insufficient_scope'>,
  alternative?: string,
): void {
  const { principal } = context;
  if (principal.type !== 'application_key' || principal.tenants === null) return;
  const remedy = [alternative, 'use an application key without a limit'].filter(Boolean).join(', or ');
  throw context.refuse(
    'insufficient_scope',
    `This application key is limited to tenants. ${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`,
  );
}
