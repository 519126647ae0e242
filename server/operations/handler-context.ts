import type { ApiDocument, OperationSpec } from '../api/api-document.ts';
import { notFound, type ProblemError, type Refuser } from '../api/problem.ts';
import type { ErrorCode, EventData, EventType } from '../api/types.ts';
import type { GrantReference, Principal } from '../auth/authentication/principal.ts';
import type { UsageRecorder } from '../auth/authentication/usage-recorder.ts';
import type { AuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import type { FactsTarget } from '../auth/authorization/authorization-facts.ts';
import type { AuthorizationFacts, OrganizationFacts } from '../auth/authorization/facts-types.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Database } from '../database/connect.ts';
import type { Provenance } from '../database/schema/tables.ts';
import type { MailLimits } from '../mail/limits.ts';
import type { Mail } from '../mail/queue.ts';
import type { CallerPermissions } from './caller-permissions.ts';
import type { CursorPaginator } from './pagination.ts';
import type { Repositories, TenantRepositories } from './repositories.ts';

/**
 * What a handler works with. It never sees the request, the answer or Knex. Its methods say that they need their context, so
 * that taking one out of it does not compile.
 * @typeParam Code what `refuse` takes: in a handler, the codes that its operation declares; in a rule, those that it refuses with
 */
export interface HandlerContext<Code extends ErrorCode = never> extends Refuser<Code> {
  readonly contract: ApiDocument;
  readonly operation: OperationSpec;
  /** @throws when the operation is public, so that nobody is known. */
  readonly principal: Principal;
  /** Who calls, where a credential is optional. */
  readonly optionalPrincipal: Principal | null;
  /** Address of the caller, IPv4 unwrapped from IPv6. */
  readonly address: string;
  /** What the caller's program says that it is, without tokens and not too long to keep. */
  readonly userAgent: string | null;
  readonly now: Date;
  /** What has no tenant: users, sessions, credentials, workspaces and organizations themselves. */
  readonly repositories: Repositories;
  /** What belongs to the workspace or the organization in the path. */
  readonly tenant: TenantRepositories;
  /** Id of the workspace or the organization in the path. */
  readonly tenantId: string;
  readonly workspaceId: string;
  readonly organizationId: string;
  /** The organization in the path, if there is one. */
  readonly organization: OrganizationFacts | null;
  /** The organization that owns the workspace in the path, if one does. */
  readonly owningOrganization: OrganizationFacts | null;
  /** The grant that is open to the caller, whether it takes one or not. */
  readonly availableGrant: GrantReference | null;
  /** Id of the project in the path. */
  readonly projectId: string;
  readonly access: CallerPermissions<Code>;
  readonly pager: CursorPaginator;
  readonly secrets: Secrets;
  readonly usage: UsageRecorder;
  /** It counts outside of the transaction: so after the first statement, before which this may be a repetition. */
  readonly rateLimits: RateLimits;
  readonly databaseEngine: Database['engine'];
  readonly webhookUrls: UrlValidator;
  readonly installation: InstallationSettings;
  /** What became of a token that the caller was presented with, by its digest. */
  resolveToken: AuthorizationCache['resolveToken'];
  /** Facts about another place or person, for deciding other questions than the request's own. */
  loadFacts(where: FactsTarget): Promise<AuthorizationFacts>;
  /** The same for many questions about one workspace, by its id, with at most one statement; in their order. */
  loadFactsOfQuestions: AuthorizationCache['loadFactsOfQuestions'];
  /** Tells webhooks that something happened; one of the types that the operation declares. Those of another tenant, if it is named. */
  emit<Type extends EventType>(
    this: HandlerContext,
    type: Type,
    data: EventData<Type>,
    tenantId?: string,
  ): void;
  /** A further entry in the audit log, besides the one that the operation declares. In that of another tenant, if it is named. */
  audit(this: HandlerContext, action: string, targetId: string, tenantId?: string): void;
  /** Says that nothing has changed, as by a dry run or a repetition, so that nothing is told and nobody written to. */
  suppressSideEffects(this: HandlerContext): void;
  /** Sends a mail once the change is committed. */
  sendMail(this: HandlerContext, mail: Mail): void;
  /**
   * Decides the request once more, on what is so now. For a handler that has waited for a lock and changes what the
   * decision was made from: memberships. `access` is another one afterwards.
   * @throws what a request that came now would be refused with
   */
  reauthorize(this: HandlerContext): Promise<void>;
  /** The refusal that a check ends in, for a handler that goes on with it; `undefined` when there is none. */
  problemIn(
    this: HandlerContext,
    check: (checked: HandlerContext<ErrorCode>) => Promise<void>,
  ): Promise<ProblemError | undefined>;
  /**
   * Keeps the caller's credential as it is until the transaction ends: a request that ends it waits.
   * @throws credential_revoked when it has ended
   */
  holdCredential(this: HandlerContext): Promise<void>;
  /**
   * The grant without which the caller could not do what the handler is about to, so that what comes of it ends with that.
   * The handler has done its checks; here they are done for somebody whom no grant lets in.
   */
  requiredGrant(
    this: HandlerContext,
    check: (alone: HandlerContext<ErrorCode>) => Promise<void>,
  ): Promise<GrantReference | null>;
  /**
   * Where something comes from that the handler makes, for the row that is kept of it.
   * @param check whether the caller could make it without any grant, where the permission of the operation does not tell
   */
  provenance(check?: (alone: HandlerContext<ErrorCode>) => Promise<void>): Promise<Provenance>;
  /** @throws precondition_failed when If-Match names another version than the present one, or there is none. */
  assertIfMatch(this: HandlerContext, etag: string | undefined): void;
}

/** Where webhooks may be sent to. */
export interface UrlValidator {
  /** What is wrong with a URL, as far as it can be seen without asking anybody; `undefined` when nothing is. */
  validate(url: string): string | undefined;
}

/** What whoever runs the server has decided. */
export interface InstallationSettings {
  signUp: 'open' | 'invited' | 'closed';
  /** Requests to one workspace in a minute, unless its plan sets a limit. */
  workspaceRateLimit: number;
  /** Sign-ups from one address block in an hour; 0 for any number. */
  signUpLimit: number;
  /** Wrong passwords for one account in 15 minutes, from networks that its owner has not used. */
  accountGuessLimit: number;
  /** Where the front end is, to which the links in mails lead. */
  appUrl: string;
  mailLimits: MailLimits;
}

/** The row, or a 404 that does not say whether it exists for somebody else. */
export function assertFound<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw notFound(what);
  return row;
}
