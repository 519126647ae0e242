import type { ApiDocument, OperationSpec } from '../api/api-document.ts';
import type { VerifiedPlan } from '../api/plans.ts';
import { notFound, type ProblemError, type Refuser } from '../api/problem.ts';
import type { ErrorCode, EventData, EventType } from '../api/types.ts';
import type { GrantReference, Principal } from '../auth/authentication/principal.ts';
import type { UsageRecorder } from '../auth/authentication/usage-recorder.ts';
import type { AuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import type { Authorizer } from '../auth/authorization/authorizer.ts';
import type { OrganizationFacts } from '../auth/authorization/facts.ts';
import type { GuardStreams } from '../auth/guards/guard-streams.ts';
import type { UrlValidator } from '../auth/network/url-guard.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Database } from '../database/connect.ts';
import type { Provenance } from '../database/schema/tables.ts';
import type { MailLimits } from '../mail/limits.ts';
import type { Mail } from '../mail/queue.ts';
import type { CallerPermissions, FreshPermissions } from './caller-permissions.ts';
import type { FeatureServices } from './feature-services.ts';
import type { CursorPaginator } from './pagination.ts';
import type { DecisionRecorder } from './refusals/decision-recorder.ts';
import type { Repositories, TenantRepositories } from './repositories.ts';
import type { Tallies } from './tallies.ts';

/**
 * Everything that a handler works with. It never exposes the request, the response or Knex. Its methods declare their
 * `this` type, so that detaching them from the context does not compile.
 * @typeParam Code codes that `refuse` accepts: in a handler, those that its operation declares; in a rule, those that
 * it refuses with
 */
export interface HandlerContext<Code extends ErrorCode = never> extends Refuser<Code> {
  readonly contract: ApiDocument;
  /** Decides questions other than the request's own. */
  readonly authorizer: Authorizer;
  readonly operation: OperationSpec;
  /**
   * The caller.
   * @throws when the operation is public and the request is anonymous
   */
  readonly principal: Principal;
  /** The caller, on operations with optional authentication. */
  readonly optionalPrincipal: Principal | null;
  /** Digest of the secret that the caller presented, if it is stored. */
  readonly credentialDigest: string | undefined;
  /** Address of the caller, with IPv4 unwrapped from IPv6. */
  readonly address: string;
  /** The `User-Agent` of the caller, without tokens and shortened for storage. */
  readonly userAgent: string | null;
  readonly now: Date;
  /** Repositories of rows without a tenant: users, sessions, credentials, workspaces and organizations. */
  readonly repositories: Repositories;
  /** Repositories of the workspace or organization in the path. */
  readonly tenant: TenantRepositories;
  /** Id of the workspace or the organization in the path. */
  readonly tenantId: string;
  readonly workspaceId: string;
  readonly organizationId: string;
  /** The organization in the path, if there is one. */
  readonly organization: OrganizationFacts | null;
  /** The organization that owns the workspace in the path, if any. */
  readonly owningOrganization: OrganizationFacts | null;
  /** The management grant that the caller may use, even if the operation does not need it. */
  readonly availableGrant: GrantReference | null;
  /** The plan of the workspace in the path. */
  readonly plan: VerifiedPlan;
  /** Id of the project in the path. */
  readonly projectId: string;
  /** Id of the project of a call in the workspace of its key; `null` if it belongs to none. */
  readonly projectOfCall: string | null;
  readonly access: CallerPermissions<Code>;
  readonly pager: CursorPaginator;
  readonly secrets: Secrets;
  readonly usage: UsageRecorder;
  /**
   * The counters are not transactional. Consume only after the first statement: before it, the request may turn out to
   * be an idempotent replay.
   */
  readonly rateLimits: RateLimits;
  /** The applications that verify credentials in process. */
  readonly guardStreams: GuardStreams;
  /** Keeps refusals that the handler answers with success. Those that it throws are recorded for it. */
  readonly decisions: DecisionRecorder;
  /** Counters of what is not a request of its own. */
  readonly tallies: Tallies;
  /** Id of the request, without tokens. */
  readonly requestId: string;
  readonly databaseEngine: Database['engine'];
  readonly webhookUrls: UrlValidator;
  readonly upstreams: Upstreams;
  readonly features: FeatureServices;
  readonly installation: InstallationSettings;
  /** Resolves a token that the caller presents for checking, by its digest. */
  resolveToken: AuthorizationCache['resolveToken'];
  /** Resolves such a token only if it is in the cache. */
  resolveCachedToken: AuthorizationCache['resolveCachedToken'];
  /** Returns the contract of the installation, for a public read: its `contract` has no permissions of the application. */
  loadContract: AuthorizationCache['loadContract'];
  /** Loads facts about another target or user, for decisions besides the one on this request. */
  loadFacts: AuthorizationCache['loadFacts'];
  /** Loads facts for many questions about one workspace, by its id, with at most one statement. Keeps their order. */
  loadFactsOfQuestions: AuthorizationCache['loadFactsOfQuestions'];
  /** Queues an event for webhooks. The operation must declare its type. `tenantId` selects another tenant. */
  emit<Type extends EventType>(
    this: HandlerContext,
    type: Type,
    data: EventData<Type>,
    tenantId?: string,
  ): void;
  /** Adds an audit entry besides the one that the operation declares. `tenantId` selects another tenant. */
  audit(this: HandlerContext, action: string, targetId: string, tenantId?: string): void;
  /** Keeps the locked resource as it was, so that the audit entry shows the old values. `lockCurrent` does so itself. */
  recordBefore(this: HandlerContext, resource: object): void;
  /**
   * Lets the transaction commit only if what the handler has decided by has not changed meanwhile.
   * @param tags of the catalogue, or of decisions about people
   */
  dependOn(this: HandlerContext, ...tags: string[]): void;
  /** Suppresses events, audit entries and mails (dry runs and repeated requests that change nothing). */
  suppressSideEffects(this: HandlerContext): void;
  /** Sends a mail after the change has been committed. */
  sendMail(this: HandlerContext, mail: Mail): void;
  /**
   * Locks rows that decide access, then authorizes the call again on current data. The checks that compare the caller's
   * permissions with what a handler changes exist only on the returned context.
   * @throws the problem that a new request would get
   */
  lockForUpdate<Locked>(
    this: HandlerContext,
    lock: () => Promise<Locked>,
  ): Promise<Reauthorized<Locked, Code>>;
  /**
   * Locks the caller's credential until the transaction ends. A request that revokes it waits.
   * @throws credential_revoked when it has already ended
   */
  holdCredential(this: HandlerContext): Promise<void>;
  /** Returns the provenance to store on a row that the handler creates. */
  provenance(): Promise<Provenance>;
  /**
   * Checks the `If-Match` header against the current version.
   * @throws precondition_failed when it names another version, or when the resource has no current version
   */
  assertIfMatch(this: HandlerContext, etag: string | undefined): void;
}

/** What the contexts of all requests share. */
export type SharedServices = Pick<
  HandlerContext,
  | 'secrets'
  | 'usage'
  | 'rateLimits'
  | 'guardStreams'
  | 'decisions'
  | 'tallies'
  | 'databaseEngine'
  | 'webhookUrls'
  | 'upstreams'
  | 'features'
  | 'installation'
>;

/** What emits events: a request, or a job. */
export interface Emitter {
  emit<Type extends EventType>(type: Type, data: EventData<Type>): void;
}

/** A context that was authorized after a lock: see `lockForUpdate`. */
export interface ReauthorizedContext<Code extends ErrorCode = never> extends HandlerContext<Code> {
  readonly access: FreshPermissions<Code>;
  /** Runs a check and returns its problem, for a handler that continues in that case; `undefined` if the check passes. */
  problemIn(this: ReauthorizedContext, check: AuthorityCheck): Promise<ProblemError | undefined>;
  /**
   * Runs `check` as if the caller had no grant. If it fails, the caller depends on the grant: store the grant on what
   * you create, so that it is revoked with the grant.
   */
  requiredGrant(this: ReauthorizedContext, check: AuthorityCheck): Promise<GrantReference | null>;
  /** @param check whether the caller could create it without a grant, where the permission of the operation does not decide that */
  provenance(check?: AuthorityCheck): Promise<Provenance>;
}

/** A check of what the caller may do, for example without a grant. */
export type AuthorityCheck = (alone: ReauthorizedContext<ErrorCode>) => Promise<void>;

/** The locked rows, and the context that was authorized after the lock. */
export interface Reauthorized<Locked, Code extends ErrorCode = never> {
  locked: Locked;
  fresh: ReauthorizedContext<Code>;
}

/** The addresses of models that tenants choose, and the calls that test them. */
export interface Upstreams {
  /**
   * Returns what is wrong with a URL, as far as that is visible without DNS; `undefined` if it is acceptable.
   * @param tenants ids of the workspace and of its organization, which the operator may have allowed private hosts
   */
  validate(url: string, tenants: readonly string[]): string | undefined;
  /**
   * Sends a GET and reads the answer, within seconds and without following redirects.
   * @param question `tenants` as above for an address that the tenant chose, which is checked once more; else `null`
   */
  ask(question: {
    url: URL;
    headers: Readonly<Record<string, string>>;
    tenants: readonly string[] | null;
  }): Promise<UpstreamAnswer>;
}

/** What a provider answered, or why it did not, in words for those who set up the virtual key. */
export type UpstreamAnswer = { status: number; body: string } | { failure: string };

/** Settings of the operator. */
export interface InstallationSettings {
  signUp: 'open' | 'invited' | 'closed';
  /** Name of the plan that new workspaces get. */
  defaultPlan: string;
  /** Requests per minute to one workspace, unless its plan sets a limit. */
  workspaceRateLimit: number;
  /** Sign-ups per hour from one address block; 0 for no limit. */
  signUpLimit: number;
  /** Wrong passwords for one account in 15 minutes, from networks that its user has not used before. */
  accountGuessLimit: number;
  /** Base URL of this API, which names it to others, and whose host passkeys are for. */
  publicUrl: string;
  /** Base URL of the front end, which the links in mails open. */
  appUrl: string;
  /** Addresses of programs to which a sign-in may return, besides the own page. */
  signInRedirectUris: readonly string[];
  mailLimits: MailLimits;
}

/** Returns the row, or throws a 404 that does not reveal whether it exists in another tenant. */
export function assertFound<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw notFound(what);
  return row;
}

/** A repository of one kind of resource, whose rows have versions. */
interface LockableRepository<Row extends { version: number }> {
  lock(id: string): Promise<Row | undefined>;
}

/**
 * Locks a resource in the version that the caller names with If-Match, if the caller does.
 * @throws not_found or precondition_failed
 */
export async function lockCurrent<Row extends { version: number }>(
  context: HandlerContext,
  repository: LockableRepository<Row>,
  id: string,
  what: string,
): Promise<Row> {
  const row = assertFound(await repository.lock(id), what);
  context.assertIfMatch(String(row.version));
  context.recordBefore(row);
  return row;
}

/**
 * Locks a resource that the body names, in another tenant than the call. The caller is authorized there before the lock, and
 * again after it.
 * @param authorize decides whether the caller may do this there, and returns the id of the resource
 */
export async function lockAuthorized<Row extends { version: number }>(
  authorize: (reference: string) => Promise<string>,
  reference: string,
  repository: LockableRepository<Row>,
  what: string,
): Promise<Row> {
  const id = await authorize(reference);
  const row = assertFound(await repository.lock(id), what);
  await authorize(id);
  return row;
}
