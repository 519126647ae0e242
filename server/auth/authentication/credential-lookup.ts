import type { Knex } from 'knex';
import { DAY_MS, MINUTE_MS } from '../../api/times.ts';
import type { ErrorCode, KeyScope, Proof, ProofMethodName, StoredPermission } from '../../api/types.ts';
import { type AgeColumns, toAgeLimits } from '../authorization/key-age-policy.ts';
import { GRANTOR_ENTITLED_SQL } from '../authorization/management-grants.ts';
import { toApplicationKeyPrincipal } from './application-key-principal.ts';
import { toDirectoryPrincipal } from './directory-principal.ts';
import {
  type ApplicationKeyPermission,
  isKey,
  type KeyPrincipal,
  type SessionPrincipal,
  type StoredPrincipal,
} from './principal.ts';
import { type SetupLinkFacts, toSetupLinkPrincipal } from './setup-link-principal.ts';

/** Result of looking a token up: its principal, or why it is rejected. Only the bearer of the token sees the reason. */
export type TokenResolution =
  | { state: 'live'; principal: StoredPrincipal }
  | { state: 'unknown' }
  | {
      state: 'ended';
      code: Extract<ErrorCode, 'credential_expired' | 'credential_revoked'>;
      principal: KeyPrincipal | undefined;
    };

/** Maximum lifetime of a session in days, regardless of use. */
export const SESSION_MAX_DAYS = 30;
/** Maximum idle time of a session. A workspace may set a shorter one, which applies only there. */
export const SESSION_IDLE_MINUTES = 10_080;

/** A credential with everything that decides whether it is accepted, except the current time. */
interface CredentialFacts extends AgeColumns {
  kind: 'session' | 'user' | 'service' | 'organization' | 'application' | 'access' | 'directory' | 'setup';
  subject_id: string;
  tenant_id: string | null;
  previous: boolean;
  ends_at: Date | null;
  ended_at: Date | null;
  session_user_id: string | null;
  session_created_at: Date;
  session_last_used_at: Date;
  session_reauthenticated_at: Date | null;
  session_longest_pause_seconds: number;
  session_proofs: Proof[];
  user_second_factors: ProofMethodName[];
  key_user_id: string | null;
  key_name: string;
  key_revoked_at: Date | null;
  key_rotation_ends_at: Date | null;
  scope: KeyScope;
  permissions: StoredPermission[] | null;
  project_ids: string[] | null;
  ip_allowlist: string[];
  workspace_ip_allowlist: string[] | null;
  /** The key's organization, or the organization that owns its workspace. */
  organization_id: string | null;
  organization_ip_allowlist: string[] | null;
  key_created_at: Date;
  grant_id: string | null;
  grant_organization_id: string | null;
  grant_paused: boolean | null;
  grant_expires_at: Date | null;
  /** Whether the grant has not ended and its grantor is still entitled to grant. */
  grant_is_active: boolean | null;
  key_rotated_at: Date | null;
  rate_limit_requests: number | null;
  rate_limit_seconds: number | null;
  key_expires_at: Date | null;
  tenant_archived_at: Date | null;
  member_status: string | null;
  user_name: string | null;
  user_email: string | null;
  user_external_id: string | null;
  key_external_id: string | null;
  key_external_id_party: string | null;
  /** Permissions of an application key, whose other columns share the names of those of a key. */
  application_permissions: ApplicationKeyPermission[] | null;
  application_tenants: string[] | null;
  key_kind: KeyKind | null;
  /** Whether the token of a directory may change anything; `null` for any other credential. */
  directory_activated: boolean | null;
  /** A set-up link; `null` for any other credential. */
  setup_link: SetupLinkFacts | null;
  /** The session or key that an access token was made from, and its own limits. */
  source_id: string | null;
  token_audience: string | null;
  token_scope: KeyScope | null;
  token_permissions: StoredPermission[] | null;
  token_expires_at: Date | null;
}

export interface Credential {
  facts: CredentialFacts;
  /** The principal, which does not change over time; `undefined` when its user or tenant no longer exists. */
  principal: StoredPrincipal | undefined;
}

const CREDENTIAL_QUERY = `
  select c.kind, c.subject_id, c.tenant_id, coalesce(sc.previous, c.previous) as previous,
    least(c.ends_at, sc.ends_at) as ends_at,
    least(c.ended_at, sc.ended_at, case when t.id is not null and sc.hash is null then to_timestamp(0) end) as ended_at,
    coalesce(t.session_id, t.key_id) as source_id, t.audience as token_audience, t.scope as token_scope,
    t.permissions as token_permissions, t.expires_at as token_expires_at, k.kind as key_kind,
    s.user_id as session_user_id, s.created_at as session_created_at, s.last_used_at as session_last_used_at,
    s.reauthenticated_at as session_reauthenticated_at, s.longest_pause_seconds as session_longest_pause_seconds,
    s.proofs as session_proofs, u.second_factors as user_second_factors,
    k.user_id as key_user_id, coalesce(k.name, a.name, d.name) as key_name, k.revoked_at as key_revoked_at,
    coalesce(k.rotation_ends_at, a.rotation_ends_at, d.rotation_ends_at) as key_rotation_ends_at, k.scope, k.permissions, k.project_ids,
    coalesce(k.ip_allowlist, a.ip_allowlist, d.ip_allowlist) as ip_allowlist,
    coalesce(k.rate_limit_requests, a.rate_limit_requests) as rate_limit_requests,
    coalesce(k.rate_limit_seconds, a.rate_limit_seconds) as rate_limit_seconds,
    least(coalesce(k.expires_at, a.expires_at), t.expires_at) as key_expires_at,
    k.created_at as key_created_at, k.rotated_at as key_rotated_at,
    coalesce(w.archived_at, o.archived_at) as tenant_archived_at, kw.ip_allowlist as workspace_ip_allowlist,
    g.id as grant_id, g.organization_id as grant_organization_id, g.paused as grant_paused,
    g.expires_at as grant_expires_at, g.ended_at is null and go.archived_at is null and ${GRANTOR_ENTITLED_SQL} as grant_is_active,
    o.id as organization_id, ow.ip_allowlist as organization_ip_allowlist,
    ow.max_key_lifetime_days, ow.max_key_lifetime_since, ow.key_rotation_days, ow.key_rotation_since,
    ow.secrets_expired_before, km.status as member_status, u.name as user_name, u.email as user_email,
    u.external_id as user_external_id, k.external_id as key_external_id, k.external_id_party as key_external_id_party,
    a.permissions as application_permissions, a.tenants as application_tenants,
    case when d.id is not null then d.activated_at is not null end as directory_activated,
    case when c.kind = 'setup' then (select jsonb_build_object('kind', l.kind, 'name', l.name,
      'created_by', l.created_by, 'expires_at', l.expires_at) from sso_setup_links l
      where l.tenant_id = c.tenant_id and l.id = c.subject_id) end as setup_link
  from credentials c
    left join access_tokens t on c.kind = 'access' and t.workspace_id = c.tenant_id and t.id = c.subject_id
    left join credentials sc on sc.hash = t.source_hash
    left join sessions s on s.id = case when c.kind = 'session' then c.subject_id else t.session_id end
    left join api_keys k on k.tenant_id = c.tenant_id and k.id = coalesce(t.key_id, c.subject_id)
    left join application_keys a on c.kind = 'application' and a.id = c.subject_id
    left join directories d on c.kind = 'directory' and d.tenant_id = c.tenant_id and d.id = c.subject_id
    left join workspaces w on w.id = c.tenant_id
    left join organizations o on o.id = coalesce(w.organization_id, c.tenant_id)
    left join manager_grants g on g.workspace_id = k.tenant_id and g.id = k.grant_id
    left join organizations go on go.id = g.organization_id
    left join organization_settings ow on ow.organization_id = o.id
    left join workspace_settings kw on kw.workspace_id = c.tenant_id
    left join users u on u.id = coalesce(s.user_id, k.user_id)
    left join members km on km.tenant_id = k.tenant_id and km.user_id = k.user_id
  where `;

/** Returns when a session expires if it is not used again. */
export function sessionExpiry(created: Date, lastUsed: Date): Date {
  const idle = lastUsed.getTime() + SESSION_IDLE_MINUTES * MINUTE_MS;
  return new Date(Math.min(idle, created.getTime() + SESSION_MAX_DAYS * DAY_MS));
}

const toUser = ({ user_name: name, user_email: email, user_external_id: externalId }: CredentialFacts) =>
  name === null || email === null ? null : { name, email, externalId };

/** Returns the limits of an access token that was made from a session; `null` for the session itself. */
const toSessionToken = ({ tenant_id: workspaceId, token_audience: audience }: CredentialFacts) =>
  workspaceId === null || audience === null ? null : { workspaceId, audience };

function toSession(row: CredentialFacts, userId: string): SessionPrincipal {
  const expiresAt = sessionExpiry(row.session_created_at, row.session_last_used_at);
  return {
    type: 'session',
    id: row.source_id ?? row.subject_id,
    accessToken: toSessionToken(row),
    userId,
    user: toUser(row),
    expiresAt: new Date(Math.min(expiresAt.getTime(), time(row.token_expires_at))),
    reauthenticatedAt: row.session_reauthenticated_at,
    proofs: row.session_proofs,
    secondFactors: row.user_second_factors,
    lastUsedAt: row.session_last_used_at,
    longestPauseMs: row.session_longest_pause_seconds * 1000,
  };
}

/** Returns the session after one more use. The usage recorder updates the row later. */
export function usedAgain(session: SessionPrincipal, now: Date): SessionPrincipal {
  const pause = now.getTime() - session.lastUsedAt.getTime();
  return { ...session, lastUsedAt: now, longestPauseMs: Math.max(pause, session.longestPauseMs) };
}

type KeyKind = 'user' | 'service' | 'organization';

const toRateLimit = ({ rate_limit_requests: requests, rate_limit_seconds: seconds }: CredentialFacts) =>
  requests === null || seconds === null ? null : { requests, seconds };

/** Returns the limits of an access token that was made from a key; `null` for the key itself. */
const toKeyToken = ({ token_scope: scope, token_permissions, token_audience }: CredentialFacts) =>
  scope === null ? null : { audience: token_audience, scope, permissions: token_permissions };

function toKey(row: CredentialFacts, kind: KeyKind, tenantId: string): KeyPrincipal {
  return {
    type: `${kind}_key`,
    id: row.source_id ?? row.subject_id,
    accessToken: toKeyToken(row),
    tenantId,
    organizationId: row.organization_id,
    userId: row.key_user_id,
    user: toUser(row),
    name: row.key_name,
    externalId: { external_id: row.key_external_id, external_id_party: row.key_external_id_party },
    revokedAt: row.key_revoked_at,
    rotationEndsAt: row.key_rotation_ends_at,
    scope: row.scope,
    permissions: row.permissions,
    projectIds: row.project_ids,
    ipAllowlist: row.ip_allowlist,
    workspaceIpAllowlist: row.workspace_ip_allowlist ?? [],
    organizationIpAllowlist: row.organization_ip_allowlist ?? [],
    ages: toAgeLimits(row),
    rateLimit: toRateLimit(row),
    expiresAt: row.key_expires_at,
    grant:
      row.grant_id === null || row.grant_organization_id === null
        ? null
        : { id: row.grant_id, organizationId: row.grant_organization_id },
    createdAt: row.key_created_at,
    rotatedAt: row.key_rotated_at ?? row.key_created_at,
    previous: row.previous,
  };
}

const time = (at: Date | null) => at?.getTime() ?? Number.POSITIVE_INFINITY;

function endReason(row: CredentialFacts, expiresAt: Date | null, now: Date) {
  const [endsAt, endedAt, present] = [time(row.ends_at), time(row.ended_at), now.getTime()] as const;
  // A previous secret that has expired stays expired, even if the key is changed later.
  if (endsAt <= present && endsAt <= endedAt) return 'credential_expired';
  if (endedAt <= present || row.tenant_archived_at !== null) return 'credential_revoked';
  if (row.key_kind === 'user' && row.member_status !== 'active') return 'credential_revoked';
  if (time(row.grant_expires_at) <= present) return 'credential_expired';
  if (row.grant_id !== null && (!row.grant_is_active || row.grant_paused)) return 'credential_revoked';
  return time(expiresAt) <= present ? 'credential_expired' : undefined;
}

/** Looks a token up by its digest, in one statement. */
export async function findCredential(db: Knex, hash: Buffer): Promise<Credential | undefined> {
  const { rows } = await db.raw<{ rows: CredentialFacts[] }>(`${CREDENTIAL_QUERY} c.hash = :hash`, { hash });
  return toCredential(rows[0]);
}

/**
 * Looks up a session or key by id, for background work that outlives its request and for authorization checks.
 * @param previousEndsAt when the presented secret expires, if it was the previous one of a rotating key
 */
export async function resolveStoredPrincipal(
  db: Knex,
  subjectId: string,
  previousEndsAt: Date | null,
  now: Date,
): Promise<TokenResolution> {
  const secret = previousEndsAt === null ? 'not c.previous' : 'c.previous and c.ends_at = :previousEndsAt';
  const sql = `${CREDENTIAL_QUERY} c.subject_id = :subjectId and ${secret} order by c.ended_at desc nulls first limit 1`;
  const { rows } = await db.raw<{ rows: CredentialFacts[] }>(sql, {
    subjectId,
    ...(previousEndsAt !== null && { previousEndsAt }),
  });
  return toResolution(toCredential(rows[0]), now);
}

/** Looks up the current secrets of many sessions or keys by their ids. */
export async function resolveStoredPrincipals(
  db: Knex,
  subjectIds: readonly string[],
  now: Date,
): Promise<Map<string, TokenResolution>> {
  // The current credential comes last, because a map keeps the last entry per key.
  const sql = `${CREDENTIAL_QUERY} c.subject_id = any(:subjectIds) and not c.previous order by c.ended_at asc nulls last`;
  const { rows } = await db.raw<{ rows: CredentialFacts[] }>(sql, { subjectIds: [...subjectIds] });
  return new Map(rows.map((row) => [row.subject_id, toResolution(toCredential(row), now)]));
}

function principalOf(row: CredentialFacts): Credential['principal'] {
  if (row.session_user_id !== null) return toSession(row, row.session_user_id);
  if (row.application_permissions !== null)
    return toApplicationKeyPrincipal(row, row.application_permissions, toRateLimit(row));
  if (row.tenant_id === null) return undefined;
  if (row.directory_activated !== null)
    return toDirectoryPrincipal(row, row.tenant_id, row.directory_activated);
  if (row.setup_link !== null) return toSetupLinkPrincipal(row.subject_id, row.tenant_id, row.setup_link);
  return row.key_kind === null ? undefined : toKey(row, row.key_kind, row.tenant_id);
}

const toCredential = (row: CredentialFacts | undefined): Credential | undefined =>
  row && { facts: row, principal: principalOf(row) };

export function toResolution(credential: Credential | undefined, now: Date): TokenResolution {
  if (credential?.principal === undefined) return { state: 'unknown' };
  const { facts, principal } = credential;
  const code = endReason(facts, principal.expiresAt, now);
  if (code === undefined) return { state: 'live', principal };
  return { state: 'ended', code, principal: isKey(principal) ? principal : undefined };
}
