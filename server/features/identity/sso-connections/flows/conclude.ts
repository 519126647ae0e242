import type { BrowserAnswer } from '../../../../api/sso-browser.ts';
import { createToken } from '../../../../auth/authentication/token-format.ts';
import type { Secrets } from '../../../../auth/secrets/secrets.ts';
import type { SsoFlowRow, SsoGrant, SsoStatement } from '../../../../database/schema/sso-tables.ts';
import type { Repositories } from '../../../../operations/repositories.ts';
import type { SsoFailure } from '../sso-failure.ts';
import { type Flow, flowCodeHash } from './flow.ts';
import type { ReadStatement } from './statement.ts';
import { failTest, passTest } from './test-result.ts';

const CODE_MS = 60_000;

export interface ConcludeTools {
  repositories: Repositories;
  secrets: Secrets;
  now(): Date;
  /** Called after a test has passed. */
  announceTest(row: SsoFlowRow): Promise<void>;
}

interface Ending {
  row: SsoFlowRow;
  flow: Flow;
  address: string | null;
}

/** Returns the address of the program, with what the sign-in has come to. */
function backTo({ program }: Flow, result: Record<string, string>): BrowserAnswer {
  if (program === null) return { page: 'tested' };
  const url = new URL(program.redirect_uri);
  for (const [name, value] of Object.entries({ ...result, state: program.state }))
    url.searchParams.set(name, value);
  return { redirect: url.href };
}

/** Ends a flow whose statement is verified, with a code for its program, or as the result of a test. */
export async function conclude(
  tools: ConcludeTools,
  { row, flow }: Ending,
  { said, attributes }: ReadStatement,
): Promise<BrowserAnswer> {
  const { repositories, secrets } = tools;
  const statement: SsoStatement = { ...said, digest: row.digest };
  if (flow.program === null) {
    if (await passTest(repositories, row, statement, attributes)) await tools.announceTest(row);
    return backTo(flow, {});
  }
  const code = createToken('challenge');
  const grant: SsoGrant = {
    ...statement,
    session_id: row.session_id,
    is_reauthentication: flow.reauthenticates,
    typed: flow.typed,
    code_challenge: flow.program.code_challenge,
  };
  await repositories.ssoFlows.insertCode({
    hash: flowCodeHash(secrets, code),
    tenant_id: row.tenant_id,
    connection_id: row.connection_id,
    grant_data: grant,
    expires_at: new Date(tools.now().getTime() + CODE_MS),
  });
  return backTo(flow, { code });
}

/** Ends a flow that signs no one in, and says why in the log of the connection. */
export async function concludeFailed(
  { repositories }: ConcludeTools,
  { row, flow, address }: Ending,
  { reason, message }: SsoFailure,
): Promise<BrowserAnswer> {
  if (flow.program === null) {
    await failTest(repositories, row, { reason, message });
    return backTo(flow, {});
  }
  const { ssoSignIns } = repositories.tenant(row.tenant_id);
  await ssoSignIns.insert({
    connection_id: row.connection_id,
    outcome: 'failed',
    reason,
    message,
    subject: null,
    user_id: null,
    ip_address: address,
  });
  return backTo(flow, { error: 'sso_failed', error_reason: reason });
}
