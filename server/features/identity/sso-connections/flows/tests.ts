import { newId } from '../../../../api/ids.ts';
import type { Schemas } from '../../../../api/types.ts';
import { userOf } from '../../../../auth/authentication/principal.ts';
import type { SsoConnectionRow, SsoStatement, SsoTestRow } from '../../../../database/schema/sso-tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { newFlow } from './flow.ts';
import { decide } from './linking-facts.ts';
import { mappedRole, mappingsOf } from './role-mappings.ts';
import { signInTenantOf } from './sign-in-tenant.ts';

/** Begins a test of the configuration that an activation would activate. */
export async function startTest(context: HandlerContext, id: string): Promise<Schemas['SsoTestStart']> {
  const { tenant, tenantId, repositories, secrets, now, installation, principal } = context;
  const connection = assertFound(await tenant.ssoConnections.find(id), 'connection');
  const digest = connection.draft_digest ?? connection.active_digest ?? '';
  const test = await tenant.ssoTests.insert({
    connection_id: id,
    id: newId('tst'),
    digest,
    started_by: userOf(principal),
    setup_link_id: principal.type === 'setup_link' ? principal.id : null,
  });
  const flow = newFlow(
    secrets,
    {
      program: null,
      typed: null,
      reauthenticates: false,
      tenant_id: tenantId,
      connection_id: id,
      digest,
      purpose: 'test',
      test_id: test.id,
      session_id: null,
    },
    now,
  );
  await repositories.ssoFlows.insert(flow.row);
  return {
    test_id: test.id,
    url: `${installation.publicUrl}/sso/${id}/start?flow=${flow.state}`,
    expires_at: flow.row.expires_at.toISOString(),
  };
}

type WouldBe = NonNullable<Schemas['SsoTest']['would_be']>;

/** Returns the account that a statement would sign in if the caller activated the configuration now. */
async function wouldBe(
  context: HandlerContext,
  connection: SsoConnectionRow,
  statement: SsoStatement,
): Promise<WouldBe> {
  const signInTenant = await signInTenantOf(context, context.tenantId);
  const authority = context.access.workspaceRole?.id ?? connection.authority;
  const activated = { ...connection, active_digest: statement.digest, authority };
  const { outcome, person } = await decide(context, signInTenant, activated, statement);
  const member = person && (await signInTenant.tenant.members.find(person.id));
  const mappings = await mappingsOf(signInTenant, activated, statement.groups);
  const mapped = await mappedRole(signInTenant, activated, mappings);
  const role = mapped ?? member?.role ?? connection.default_role;
  const isRefused = outcome.kind === 'refuse';
  // An account outside the tenant stays unknown to it.
  return { outcome: outcome.kind, user_id: member?.user_id ?? null, role: isRefused ? null : role };
}

const toSsoTest = (row: SsoTestRow, would_be: WouldBe | null): Schemas['SsoTest'] => ({
  id: row.id,
  connection_id: row.connection_id,
  config_digest: row.digest,
  status: row.status,
  checks: row.result?.checks ?? [],
  attributes: Object.entries(row.result?.attributes ?? {}).map(([name, values]) => ({ name, values })),
  would_be,
  created_at: row.created_at.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
});

export async function getTest(
  context: HandlerContext,
  connectionId: string,
  id: string,
): Promise<Schemas['SsoTest']> {
  const { tenant } = context;
  const connection = assertFound(await tenant.ssoConnections.find(connectionId), 'connection');
  const row = assertFound(await tenant.ssoTests.find(connectionId, id), 'test');
  const statement = row.status === 'passed' ? row.result?.statement : null;
  return toSsoTest(row, statement == null ? null : await wouldBe(context, connection, statement));
}
