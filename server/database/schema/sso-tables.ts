import type { Schemas } from '../../api/types.ts';
import type { OptionalSealedSecret, SealedSecret } from './sealed-secrets.ts';
import type { Table, Versioned } from './tables.ts';

/** What the members of a group of the identity provider get. */
export interface SsoRoleMapping {
  group: string;
  role: string;
  /** In a connection of an organization: the workspace that it owns. */
  workspace_id?: string;
  project_id?: string;
}

/** Which attributes hold the address, the name and the groups of a person. */
export interface SsoAttributes {
  email: string;
  name: string;
  groups: string;
}

export interface StoredOidcSettings {
  issuer: string;
  client_id: string;
  scopes: string[];
  subject_claim: 'sub' | 'oid';
  token_auth: 'client_secret_basic' | 'client_secret_post';
}

export interface StoredSamlSettings {
  idp_entity_id: string;
  idp_sso_url: string;
  /** Certificates in PEM. */
  certificates: string[];
  metadata_url: string | null;
  name_id_format: string | null;
  /** What identifies a person: the NameID, or the attribute of this name. */
  subject_attribute: string | null;
  sign_requests: boolean;
  unsolicited: boolean;
}

/** Everything on which the identity of a person rests. The digest of a configuration is made from it. */
export interface SsoSettings {
  oidc?: StoredOidcSettings;
  saml?: StoredSamlSettings;
  attributes: SsoAttributes;
  /** Whether each sign-in counts as one with a second factor. */
  counts_as_mfa: boolean;
  /** Values of `amr`, `acr` or the class of authentication that say that a second factor was used. */
  mfa_values: string[];
}

export interface SsoConnectionRow extends Versioned {
  tenant_id: string;
  id: string;
  name: string;
  protocol: 'oidc' | 'saml';
  domains: string[];
  default_role: string | null;
  role_mappings: SsoRoleMapping[];
  session_hours: number | null;
  active_digest: string | null;
  draft_digest: string | null;
  activated_by: string | null;
  /** The role of the person who activated it, at the time. */
  authority: string | null;
  activated_at: Date | null;
  disabled_at: Date | null;
  failing_since: Date | null;
  failures: number;
  failures_since: Date | null;
  metadata_read_at: Date | null;
  certificate_notice: string | null;
  sp_certificate_notice: string | null;
}

export interface SsoConfigurationRow extends OptionalSealedSecret {
  tenant_id: string;
  connection_id: string;
  digest: string;
  settings: SsoSettings;
  created_at: Date;
}

export interface SsoSigningKeyRow extends SealedSecret {
  tenant_id: string;
  connection_id: string;
  id: string;
  state: 'next' | 'current' | 'previous';
  /** In PEM. */
  certificate: string;
  created_at: Date;
}

/** One thing that a test checks. */
export interface SsoCheck {
  name: 'response' | 'email' | 'domain';
  passed: boolean;
  /** Why it has not passed. */
  reason: string | null;
  message: string;
}

export interface SsoTestResult {
  checks: SsoCheck[];
  /** What the provider sent, by name. */
  attributes: Record<string, string[]>;
  /** What it says about the person, if its answer was verified. */
  statement: SsoStatement | null;
}

export interface SsoTestRow {
  tenant_id: string;
  connection_id: string;
  id: string;
  digest: string;
  status: 'pending' | 'passed' | 'failed';
  result: SsoTestResult | null;
  started_by: string | null;
  /** The set-up link that began it. */
  setup_link_id: string | null;
  created_at: Date;
  finished_at: Date | null;
}

export interface SsoFlowRow extends SealedSecret {
  hash: Buffer;
  tenant_id: string;
  connection_id: string;
  digest: string;
  purpose: 'sign_in' | 'test' | 'proof';
  browser_hash: Buffer | null;
  test_id: string | null;
  session_id: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

/** A link with which a person without an account sets up one connection or directory. */
export interface SetupLinkRow extends Versioned {
  tenant_id: string;
  id: string;
  kind: Schemas['SsoSetupKind'];
  /** The connection, which may not exist yet, or the directory. */
  target_id: string;
  name: string;
  email: string | null;
  masked: string;
  created_by: string;
  expires_at: Date;
  opened_at: Date | null;
  tested_at: Date | null;
  ended_at: Date | null;
  /** Whether it has ended because what it set up was activated. */
  completed: boolean;
}

/** What an identity provider has said about a person, as it was verified. */
export interface SsoStatement {
  /** The configuration by which it was verified. */
  digest: string;
  issuer: string;
  subject: string;
  email: string | null;
  name: string | null;
  groups: string[];
  /** 2 where the sign-in at the provider counts as one with a second factor. */
  strength: 1 | 2;
  /** When the person signed in there, if the provider says so. */
  authenticated_at: string | null;
  /** What the provider calls the person and its session in a logout of OpenID Connect. */
  logout?: { sub: string; sid: string | null };
}

/** What the code of a sign-in is exchanged for. */
export interface SsoGrant extends SsoStatement {
  /** The session that the sign-in adds a proof to; `null` for one that makes a session. */
  session_id: string | null;
  /** Whether the person has signed in at the provider after the request, which asked for that. */
  is_reauthentication: boolean;
  /** The address that was typed. */
  typed: string | null;
  /** The PKCE challenge of the program. */
  code_challenge: string;
}

export interface SsoCodeRow {
  hash: Buffer;
  tenant_id: string;
  connection_id: string;
  grant_data: SsoGrant;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

/** A sign-in that waits for its person to confirm by a mailed code that the subject is theirs. */
export interface SsoLinkRow extends SsoCodeRow {
  user_id: string | null;
  email_key: string;
  code_hash: Buffer;
  tries: number;
}

interface SsoAssertionRow {
  tenant_id: string;
  connection_id: string;
  hash: Buffer;
  expires_at: Date;
}

/** Who a subject of an identity provider is. */
export interface IdentityRow {
  tenant_id: string;
  connection_id: string;
  id: string;
  issuer: string;
  subject: string;
  user_id: string;
  email: string | null;
  /** The configuration under which it was confirmed. */
  confirmed_digest: string;
  /** The person by a proof of their own, or the tenant by the domain of the address. */
  confirmed_by: 'person' | 'domain';
  confirmed_at: Date;
  last_used_at: Date | null;
  created_at: Date;
}

export interface SsoSignInRow {
  tenant_id: string;
  connection_id: string;
  id: string;
  outcome: 'sign_in' | 'create' | 'link' | 'confirm' | 'failed';
  reason: string | null;
  message: string | null;
  subject: string | null;
  user_id: string | null;
  ip_address: string | null;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    sso_connections: Table<SsoConnectionRow, 'tenant_id' | 'id' | 'name' | 'protocol'>;
    sso_configurations: Table<SsoConfigurationRow, 'tenant_id' | 'connection_id' | 'digest' | 'settings'>;
    sso_signing_keys: Table<SsoSigningKeyRow, Exclude<keyof SsoSigningKeyRow, 'created_at'>>;
    sso_tests: Table<SsoTestRow, 'tenant_id' | 'connection_id' | 'id' | 'digest' | 'status'>;
    sso_setup_links: Table<
      SetupLinkRow,
      'tenant_id' | 'id' | 'kind' | 'target_id' | 'name' | 'masked' | 'created_by' | 'expires_at'
    >;
    sso_flows: Table<
      SsoFlowRow,
      'hash' | 'tenant_id' | 'connection_id' | 'digest' | 'purpose' | 'expires_at' | keyof SealedSecret
    >;
    sso_codes: Table<SsoCodeRow, 'hash' | 'tenant_id' | 'connection_id' | 'grant_data' | 'expires_at'>;
    sso_links: Table<
      SsoLinkRow,
      | 'hash'
      | 'tenant_id'
      | 'connection_id'
      | 'grant_data'
      | 'user_id'
      | 'email_key'
      | 'code_hash'
      | 'expires_at'
    >;
    sso_assertions: Table<SsoAssertionRow, keyof SsoAssertionRow>;
    identities: Table<IdentityRow, Exclude<keyof IdentityRow, 'email' | 'last_used_at' | 'created_at'>>;
    sso_sign_ins: Table<SsoSignInRow, 'tenant_id' | 'connection_id' | 'id' | 'outcome'>;
  }
}
