import type { AccessMemory } from '../auth/authorization/authorization-cache.ts';
import type { Facts, OrganizationFacts, Whereabouts } from '../auth/authorization/authorization-facts.ts';
import type { GrantInUse, Principal } from '../auth/authentication/principal.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { UsageRecorder } from '../auth/authentication/usage-recorder.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/connect.ts';
import type { Made } from '../database/schema/tables.ts';
import type { MailLimits } from '../mail/limits.ts';
import type { Mail } from '../mail/queue.ts';
import type { Repositories, TenantRepositories } from '../features/repositories.ts';
import type { Access } from './caller-permissions.ts';
import type { Pager } from './pagination.ts';
import { notFound, type ProblemError, type Refuser } from '../api/problem.ts';
import type { Contract, OperationSpec } from '../api/api-document.ts';
import type { ErrorCode, EventData, EventType } from '../api/types.ts';

/**
 * What a handler works with. It never sees the request, the answer or Knex. Its methods say that they need their context, so
 * that taking one out of it does not compile.
 * @typeParam Code what `refuse` takes: in a handler, the codes that its operation declares; in a rule, those that it refuses with
 */
export interface Context<Code extends ErrorCode = never> extends Refuser<Code> {
  readonly contract: Contract;
  readonly operation: OperationSpec;
  /** @throws when the operation is public, so that nobody is known. */
  readonly principal: Principal;
  /** Who calls, where a credential is optional. */
  readonly caller: Principal | null;
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
  readonly owner: OrganizationFacts | null;
  /** The grant that is open to the caller, whether it takes one or not. */
  readonly grant: GrantInUse | null;
  /** Id of the project in the path. */
  readonly projectId: string;
  readonly access: Access<Code>;
  readonly pager: Pager;
  readonly secrets: Secrets;
  readonly usage: UsageRecorder;
  /** It counts outside of the transaction: so after the first statement, before which this may be a repetition. */
  readonly rateLimits: RateLimits;
  readonly engine: Database['engine'];
  readonly destinations: DestinationCheck;
  readonly installation: Installation;
  /** What became of a token that the caller was presented with, by its digest. */
  resolve: AccessMemory['resolve'];
  /** Facts about another place or person, for deciding other questions than the request's own. */
  factsAbout(where: Whereabouts): Promise<Facts>;
  /** The same for many questions about one workspace, by its id, with at most one statement; in their order. */
  factsOfQuestions: AccessMemory['factsOfQuestions'];
  /** Tells webhooks that something happened; one of the types that the operation declares. Those of another tenant, if it is named. */
  emit<Type extends EventType>(this: Context, type: Type, data: EventData<Type>, tenantId?: string): void;
  /** A further entry in the audit log, besides the one that the operation declares. In that of another tenant, if it is named. */
  audit(this: Context, action: string, targetId: string, tenantId?: string): void;
  /** Says that nothing has changed, as by a dry run or a repetition, so that nothing is told and nobody written to. */
  changeNothing(this: Context): void;
  /** Sends a mail once the change is committed. */
  sendMail(this: Context, mail: Mail): void;
  /**
   * Decides the request once more, on what is so now. For a handler that has waited for a lock and changes what the
   * decision was made from: memberships. `access` is another one afterwards.
   * @throws what a request that came now would be refused with
   */
  decideAgain(this: Context): Promise<void>;
  /** The refusal that a check ends in, for a handler that goes on with it; `undefined` when there is none. */
  problemIn(
    this: Context,
    check: (checked: Context<ErrorCode>) => Promise<void>,
  ): Promise<ProblemError | undefined>;
  /**
   * Keeps the caller's credential as it is until the transaction ends: a request that ends it waits.
   * @throws credential_revoked when it has ended
   */
  holdCredential(this: Context): Promise<void>;
  /**
   * The grant without which the caller could not do what the handler is about to, so that what comes of it ends with that.
   * The handler has done its checks; here they are done for somebody whom no grant lets in.
   */
  grantBehind(this: Context, check: (alone: Context<ErrorCode>) => Promise<void>): Promise<GrantInUse | null>;
  /**
   * Where something comes from that the handler makes, for the row that is kept of it.
   * @param check whether the caller could make it without any grant, where the permission of the operation does not tell
   */
  made(check?: (alone: Context<ErrorCode>) => Promise<void>): Promise<Made>;
  /** @throws precondition_failed when If-Match names another version than the present one, or there is none. */
  ifMatch(this: Context, etag: string | undefined): void;
}

/** Where webhooks may be sent to. */
export interface DestinationCheck {
  /** What is wrong with a URL, as far as it can be seen without asking anybody; `undefined` when nothing is. */
  objection(url: string): string | undefined;
}

/** What whoever runs the server has decided. */
export interface Installation {
  signUp: Config['SIGN_UP'];
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
export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw notFound(what);
  return row;
}
