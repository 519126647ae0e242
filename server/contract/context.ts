import type { AccessMemory } from '../access/access-memory.ts';
import type { Facts, RoleFacts } from '../access/facts.ts';
import { effectivePermissions, isPermittedByScope } from '../access/permissions.ts';
import { isKey, type Principal, userOf } from '../access/principal.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Secrets } from '../access/secrets.ts';
import type { UsageRecorder } from '../access/usage-recorder.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/connect.ts';
import type { Event } from '../events/emit.ts';
import type { Mail } from '../mail/queue.ts';
import type { Repositories, TenantRepositories } from '../repositories.ts';
import { createPager, type Pager } from './pagination.ts';
import { notFound, ProblemError } from './problem.ts';
import type { Contract, OperationSpec } from './spec.ts';
import type { EventData, EventType, Permission } from './types.ts';

/** What a handler works with. It never sees the request, the answer or Knex. */
export interface Context {
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
  /** What has no workspace: users, sessions, credentials, workspaces themselves. */
  readonly repositories: Repositories;
  /** What belongs to the workspace in the path. */
  readonly tenant: TenantRepositories;
  readonly workspaceId: string;
  /** Id of the project in the path. */
  readonly projectId: string;
  readonly access: Access;
  readonly pager: Pager;
  readonly secrets: Secrets;
  readonly usage: UsageRecorder;
  readonly rateLimits: RateLimits;
  readonly engine: Database['engine'];
  readonly destinations: DestinationCheck;
  readonly installation: Installation;
  /** What became of a token that the caller was presented with, by its digest. */
  resolve: AccessMemory['resolve'];
  /** Facts about another place or person, for deciding other questions than the request's own. */
  factsAbout(where: {
    workspace: string;
    project?: string | undefined;
    userId: string | null;
  }): Promise<Facts>;
  /** Tells webhooks that something happened; one of the types that the operation declares. */
  emit<Type extends EventType>(type: Type, data: EventData<Type>): void;
  /** A further entry in the audit log, besides the one that the operation declares. */
  audit(action: string, targetId: string): void;
  /** Says that nothing has changed, as by a dry run or a repetition, so that nothing is told and nobody written to. */
  changeNothing(): void;
  /** Sends a mail once the change is committed. */
  sendMail(mail: Mail): void;
  /**
   * Decides the request once more, on what is so now. For a handler that has waited for a lock and changes what the
   * decision was made from: memberships. `access` is another one afterwards.
   * @throws what a request that came now would be refused with
   */
  decideAgain(): Promise<void>;
  /** @throws precondition_failed when If-Match names another version than the present one, or there is none. */
  ifMatch(etag: string | undefined): void;
}

/** Where webhooks may be sent to. */
export interface DestinationCheck {
  /** What is wrong with a URL, as far as it can be seen without asking anybody; `undefined` when nothing is. */
  objection(url: string): string | undefined;
}

/** What whoever runs the server has decided. */
export interface Installation {
  signUp: Config['SIGN_UP'];
  /** Where the front end is, to which the links in mails lead. */
  appUrl: string;
}

/** What the caller may do, where the request is made. */
export interface Access {
  readonly permissions: ReadonlySet<Permission>;
  /** The caller's role in the workspace; `undefined` for the operator and service keys. */
  readonly workspaceRole: RoleFacts | undefined;
  /** Permissions of a class, whatever else a handler has to refine. @throws insufficient_scope or insufficient_role */
  require(permission: Permission): void;
  /** @throws privilege_escalation when the caller holds less than is to be given or taken. */
  requireToHold(permissions: Iterable<Permission>): void;
}

/** What an operation causes besides its answer. It is written in the same transaction. */
export interface Effects {
  /** Whether there is anything to tell. */
  changed: boolean;
  events: Event[];
  audits: Array<{ action: string; target_id: string }>;
  mails: Mail[];
}

export interface ContextParts {
  effects: Effects;
  contract: Contract;
  operation: OperationSpec;
  principal: Principal | null;
  facts: Facts | undefined;
  address: string;
  userAgent: string | null;
  ifMatchHeader: string | undefined;
  now: Date;
  repositories: Repositories;
  services: Pick<Context, 'secrets' | 'usage' | 'rateLimits' | 'engine' | 'destinations' | 'installation'>;
  resolve: AccessMemory['resolve'];
  factsAbout: Context['factsAbout'];
  /** Loads the facts anew and holds the request against them. */
  decideAgain(): Promise<Facts | undefined>;
}

function createAccess({ contract, principal }: ContextParts, facts: Facts | undefined): Access {
  const permissions =
    principal === null ? new Set<Permission>() : effectivePermissions(contract, principal, facts);
  return {
    permissions,
    workspaceRole: principal !== null && userOf(principal) !== null ? facts?.membership?.role : undefined,
    require(permission) {
      if (permissions.has(permission)) return;
      const byScope =
        principal !== null &&
        isKey(principal) &&
        !isPermittedByScope(contract, principal, permission, facts?.project === undefined);
      throw new ProblemError(
        byScope ? 'insufficient_scope' : 'insufficient_role',
        `This needs ${permission}, which ${byScope ? 'the scope of your key' : 'your role'} does not permit.`,
        { required_permission: permission },
      );
    },
    requireToHold(needed) {
      const missing = [...needed].filter((permission) => !permissions.has(permission));
      if (missing.length === 0) return;
      throw new ProblemError(
        'privilege_escalation',
        `This involves permissions that you do not hold yourself: ${missing.join(', ')}.`,
        missing[0] === undefined ? {} : { required_permission: missing[0] },
      );
    },
  };
}

/** Whether an If-Match header, with or without the quotes, names the version. */
const names = (header: string, etag: string) =>
  header.trim() === '*' || header.split(',').some((entry) => entry.trim().replace(/^"(.*)"$/, '$1') === etag);

export function createContext(parts: ContextParts): Context {
  const { contract, operation, principal, facts, repositories } = parts;
  let access = createAccess(parts, facts);
  let tenant: TenantRepositories | undefined;
  const workspaceId = () => facts?.workspace?.id ?? missing('workspace');
  const list = [
    operation.id,
    facts?.workspace?.id,
    facts?.project?.id,
    principal && (userOf(principal) ?? principal.id),
  ];
  return {
    contract,
    operation,
    get principal() {
      return principal ?? missing('principal');
    },
    caller: principal,
    address: parts.address,
    userAgent: parts.userAgent,
    now: parts.now,
    repositories,
    get tenant() {
      tenant ??= repositories.tenant(workspaceId());
      return tenant;
    },
    get workspaceId() {
      return workspaceId();
    },
    get projectId() {
      return facts?.project?.id ?? missing('project');
    },
    get access() {
      return access;
    },
    async decideAgain() {
      access = createAccess(parts, await parts.decideAgain());
    },
    pager: createPager(parts.services.secrets, list.join('\n')),
    ...parts.services,
    resolve: parts.resolve,
    factsAbout: parts.factsAbout,
    emit(type, data) {
      if (!operation.events.includes(type))
        throw new Error(`${operation.id} does not declare the event ${type}.`);
      // Type and data belong together, by the types of this function.
      parts.effects.events.push({ type, data } as Event);
    },
    audit: (action, targetId) => void parts.effects.audits.push({ action, target_id: targetId }),
    changeNothing() {
      parts.effects.changed = false;
    },
    sendMail: (mail) => void parts.effects.mails.push(mail),
    ifMatch(etag) {
      const { ifMatchHeader } = parts;
      if (ifMatchHeader === undefined || (etag !== undefined && names(ifMatchHeader, etag))) return;
      throw new ProblemError(
        'precondition_failed',
        'The resource has changed since you read it. Read it again and repeat the change.',
      );
    },
  };
}

/** Handlers ask for what their operation declares; anything else is a fault of ours. */
function missing(what: string): never {
  throw new Error(`This operation has no ${what}.`);
}

/** The row, or a 404 that does not say whether it exists for somebody else. */
export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw notFound(what);
  return row;
}
