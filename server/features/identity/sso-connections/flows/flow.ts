import { createHash, randomBytes } from 'node:crypto';
import { MINUTE_MS } from '../../../../api/times.ts';
import { createToken } from '../../../../auth/authentication/token-format.ts';
import type { Secrets } from '../../../../auth/secrets/secrets.ts';
import type { SsoFlowRow } from '../../../../database/schema/sso-tables.ts';

/** The state that a sign-in needs when the browser returns. */
export interface Flow {
  /** The program that asked for it; `null` for a test. */
  program: { redirect_uri: string; state: string; code_challenge: string } | null;
  /** The address that was typed. */
  typed: string | null;
  /** Whether the person has to authenticate again at the provider. */
  reauthenticates: boolean;
  nonce: string;
  code_verifier: string;
  /** Id of the SAML request. */
  request_id: string;
}

export type FlowPlan = Pick<Flow, 'program' | 'typed' | 'reauthenticates'> &
  Pick<SsoFlowRow, 'tenant_id' | 'connection_id' | 'digest' | 'purpose' | 'test_id' | 'session_id'>;

export const FLOW_MS = 10 * MINUTE_MS;

const identityOf = ({
  tenant_id,
  connection_id,
  hash,
}: Pick<SsoFlowRow, 'tenant_id' | 'connection_id' | 'hash'>) => ({
  tenantId: tenant_id,
  kind: 'sso_flow' as const,
  rowId: hash.toString('hex'),
  version: 1,
  destination: connection_id,
});

/** Digest of what a flow is known by: its state. */
export const flowHash = (secrets: Secrets, state: string): Buffer => secrets.digest('sso-flow', state);
/** Digest of the cookie of the browser that a flow is bound to. */
export const browserHash = (secrets: Secrets, cookie: string): Buffer =>
  secrets.digest('sso-flow', `browser\0${cookie}`);
/** Digest of the code that a program gets. */
export const flowCodeHash = (secrets: Secrets, code: string): Buffer =>
  secrets.digest('sso-flow', `code\0${code}`);

/** Returns the state of a new flow, and its row. */
export function newFlow(secrets: Secrets, plan: FlowPlan, now: Date) {
  const { program, typed, reauthenticates, ...row } = plan;
  const state = createToken('challenge');
  const known = { ...row, hash: flowHash(secrets, state) };
  const flow: Flow = {
    program,
    typed,
    reauthenticates,
    nonce: randomBytes(24).toString('base64url'),
    code_verifier: randomBytes(32).toString('base64url'),
    request_id: `_${randomBytes(16).toString('hex')}`,
  };
  const sealed = secrets.vault.seal(identityOf(known), JSON.stringify(flow));
  return { state, row: { ...known, ...sealed, expires_at: new Date(now.getTime() + FLOW_MS) } };
}

/** @throws UnreadableSecretError without its vault key */
export const openFlow = ({ vault }: Secrets, row: SsoFlowRow): Flow =>
  JSON.parse(vault.open(identityOf(row), row));

/** Whether a code verifier belongs to the challenge that the program gave. */
export const matchesChallenge = (verifier: string, challenge: string): boolean =>
  createHash('sha256').update(verifier).digest('base64url') === challenge;
