import type { SsoCheck, SsoFlowRow, SsoStatement } from '../../../../database/schema/sso-tables.ts';
import type { Repositories } from '../../../../operations/repositories.ts';
import { domainOfAddress } from '../../domains/policies.ts';
import type { SsoFailure } from '../sso-failure.ts';
import type { Attributes } from './statement.ts';

async function domainCheck(
  { domainHolders }: Pick<Repositories, 'domainHolders'>,
  tenantId: string,
  email: string,
): Promise<SsoCheck> {
  const domain = domainOfAddress(email);
  const holder = domain && (await domainHolders.verifiedTenantOf(domain));
  const passed = holder === tenantId;
  const message = passed
    ? 'The domain of the address is verified.'
    : 'The domain of the address is not verified here. Only people who are invited sign in with such addresses.';
  return { name: 'domain', passed, reason: passed ? null : 'domain_not_verified', message };
}

const plainOf = (attributes: Attributes): Record<string, string[]> =>
  Object.fromEntries([...attributes].map(([name, values]) => [name, [...values]]));

/** Stores what a provider has said in a test. The test passes with an address. @returns whether it has passed */
export async function passTest(
  repositories: Repositories,
  { tenant_id, connection_id, test_id }: SsoFlowRow,
  statement: SsoStatement,
  attributes: Attributes,
): Promise<boolean> {
  const { email } = statement;
  const checks: SsoCheck[] = [
    { name: 'response', passed: true, reason: null, message: 'The response of the provider is valid.' },
    {
      name: 'email',
      passed: email !== null,
      reason: email === null ? 'no_email' : null,
      message:
        email === null
          ? 'The provider sent no address under the name that attributes.email has. Release it, or change the name.'
          : 'The provider sent an address.',
    },
    ...(email === null ? [] : [await domainCheck(repositories, tenant_id, email)]),
  ];
  await repositories.tenant(tenant_id).ssoTests.finish(connection_id, test_id ?? '', {
    status: email === null ? 'failed' : 'passed',
    result: { checks, attributes: plainOf(attributes), statement },
  });
  return email !== null;
}

/** Stores why the answer of a provider signs no one in. */
export async function failTest(
  repositories: Repositories,
  { tenant_id, connection_id, test_id }: SsoFlowRow,
  { reason, message }: Pick<SsoFailure, 'reason' | 'message'>,
): Promise<void> {
  const checks: SsoCheck[] = [{ name: 'response', passed: false, reason, message }];
  await repositories.tenant(tenant_id).ssoTests.finish(connection_id, test_id ?? '', {
    status: 'failed',
    result: { checks, attributes: {}, statement: null },
  });
}
