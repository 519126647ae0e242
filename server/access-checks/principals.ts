import { type Decision, decide, type Question, type Requirement } from '../access/decide.ts';
import type { Facts } from '../access/facts.ts';
import type { AgeLimits } from '../access/policy.ts';
import type { KeyPrincipal, Principal } from '../access/principal.ts';
import { statusOf } from '../api-keys/api.ts';
import type { Contract } from '../contract/spec.ts';
import type { ErrorCode, Schemas } from '../contract/types.ts';
import type { ApiKeyRow } from '../database/credential-tables.ts';

/** The principal that a key is when it is used, where an organization rules so of ages. */
export const principalOfKey = (key: ApiKeyRow, ages: AgeLimits): KeyPrincipal => ({
  type: `${key.kind}_key`,
  id: key.id,
  tenantId: key.workspace_id,
  userId: key.user_id,
  name: key.name,
  revokedAt: key.revoked_at,
  rotationEndsAt: key.rotation_ends_at,
  scope: key.scope,
  permissions: key.permissions,
  projectIds: key.project_ids,
  ipAllowlist: key.ip_allowlist,
  workspaceIpAllowlist: [],
  organizationIpAllowlist: [],
  ages,
  rateLimit: null,
  expiresAt: key.expires_at,
  grant: null,
  createdAt: key.created_at,
  rotatedAt: key.rotated_at ?? key.created_at,
  previous: false,
});

/** The principal that a person is when they sign in with their password. */
export const principalOfUser = (userId: string, now: Date): Principal => ({
  type: 'session',
  id: userId,
  userId,
  expiresAt: now,
  reauthenticatedAt: now,
});

/** Why a key is not accepted any more, if it is not. */
export function endOf(
  key: ApiKeyRow,
  now: Date,
): Extract<ErrorCode, 'credential_revoked' | 'credential_expired'> | undefined {
  const status = statusOf(key, now);
  if (status === 'revoked') return 'credential_revoked';
  return status === 'expired' ? 'credential_expired' : undefined;
}

/** What a request with a credential that is not accepted gets. */
export const refusedCredential = (code: ErrorCode, detail: string): Schemas['Decision'] => ({
  allowed: false,
  code,
  decided_by: 'credential',
  trace: [{ step: 'credential', outcome: 'fail', detail }],
  would_suffice: null,
});

export interface Hypothesis {
  principal: Principal;
  requirement: Requirement;
  /** `undefined` for what is outside any workspace. */
  facts: Facts | undefined;
  address: string;
  now: Date;
  overBudget?: boolean;
}

export const toDecision = ({
  allowed,
  code,
  decided_by,
  trace,
  would_suffice,
}: Decision): Schemas['Decision'] => ({
  allowed,
  code,
  decided_by,
  trace,
  would_suffice,
});

/** Decides a question that is not the request's own. */
export const explain = (contract: Contract, hypothesis: Hypothesis): Schemas['Decision'] =>
  toDecision(decide(contract, { ...hypothesis, subject: undefined } satisfies Question));
