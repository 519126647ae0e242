import type { AccessMemory } from '../access/access-memory.ts';
import type { Facts, OrganizationFacts, Whereabouts } from '../access/facts.ts';
import { grantAtHand, grantInUse, withoutGrants } from '../access/grant-in-use.ts';
import { type GrantInUse, type Principal, userOf } from '../access/principal.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Secrets } from '../access/secrets.ts';
import type { UsageRecorder } from '../access/usage-recorder.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/connect.ts';
import type { Event } from '../events/emit.ts';
import type { Mail } from '../mail/queue.ts';
import type { Repositories, TenantRepositories } from '../repositories.ts';
import { type Access, createAccess } from './access.ts';
import { createPager, type Pager } from './pagination.ts';
import { notFound, ProblemError } from './problem.ts';
import type { Contract, OperationSpec } from './spec.ts';
import type { EventData, EventType } from './types.ts';

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
  factsAbout(where: Whereabouts): Promise<Facts>;
  /** Tells webhooks that something happened; one of the types that the operation declares. Those of another tenant, if it is named. */
  emit<Type extends EventType>(type: Type, data: EventData<Type>, tenantId?: string): void;
  /** A further entry in the audit log, besides the one that the operation declares. In that of another tenant, if it is named. */
  audit(action: string, targetId: string, tenantId?: string): void;
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
  /**
   * The grant without which the caller could not do what the handler is about to, so that what comes of it ends with that.
   * The handler has done its checks; here they are done for somebody whom no grant lets in.
   */
  grantBehind(check: (alone: Context) => Promise<void>): Promise<GrantInUse | null>;
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

/** Not where the request is about, but with this tenant. */
interface Elsewhere {
  tenantId: string | undefined;
}

/** What an operation causes besides its answer. It is written in the same transaction. */
export interface Effects {
  /** Whether there is anything to tell. */
  changed: boolean;
  events: Array<Event & Elsewhere>;
  audits: Array<{ action: string; target_id: string } & Elsewhere>;
  mails: Mail[];
  /** The grant behind it, where the permission that the operation asks for does not tell. */
  grant: GrantInUse | null;
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

/** Whether an If-Match header, with or without the quotes, names the version. */
const names = (header: string, etag: string) =>
  header.trim() === '*' || header.split(',').some((entry) => entry.trim().replace(/^"(.*)"$/, '$1') === etag);

export function createContext(parts: ContextParts): Context {
  const { contract, operation, principal, facts, repositories } = parts;
  // What few handlers ask for is found out when one does, from what the request was held against last.
  let decidedOn = facts;
  let access: Access | undefined;
  let tenant: TenantRepositories | undefined;
  const organizationId = () =>
    (operation.inOrganization ? facts?.organization?.id : undefined) ?? missing('organization');
  const workspaceId = () => facts?.workspace?.id ?? missing('workspace');
  const tenantId = () => (operation.inOrganization ? organizationId() : workspaceId());
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
      tenant ??= repositories.tenant(tenantId());
      return tenant;
    },
    get tenantId() {
      return tenantId();
    },
    get organizationId() {
      return organizationId();
    },
    get organization() {
      return operation.inOrganization ? (decidedOn?.organization ?? null) : null;
    },
    get grant() {
      return grantAtHand(contract, principal, decidedOn, parts.now);
    },
    get owner() {
      return operation.inWorkspace ? (decidedOn?.organization ?? null) : null;
    },
    get workspaceId() {
      return workspaceId();
    },
    get projectId() {
      return facts?.project?.id ?? missing('project');
    },
    get access() {
      access ??= createAccess(parts, decidedOn);
      return access;
    },
    async decideAgain() {
      decidedOn = await parts.decideAgain();
      access = undefined;
    },
    async grantBehind(check) {
      const grant = await findGrantBehind(parts, decidedOn, check);
      parts.effects.grant ??= grant;
      return grant;
    },
    get pager() {
      const place = [facts?.workspace?.id ?? facts?.organization?.id, facts?.project?.id];
      const list = [operation.id, ...place, principal && (userOf(principal) ?? principal.id)];
      return createPager(parts.services.secrets, list.join('\n'));
    },
    ...parts.services,
    resolve: parts.resolve,
    factsAbout: parts.factsAbout,
    emit(type, data, elsewhere) {
      if (!operation.events.includes(type))
        throw new Error(`${operation.id} does not declare the event ${type}.`);
      // Type and data belong together, by the types of this function.
      parts.effects.events.push({ type, data, tenantId: elsewhere } as Event & Elsewhere);
    },
    audit: (action, targetId, elsewhere) =>
      void parts.effects.audits.push({ action, target_id: targetId, tenantId: elsewhere }),
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

async function findGrantBehind(
  parts: ContextParts,
  facts: Facts | undefined,
  check: Parameters<Context['grantBehind']>[0],
): Promise<GrantInUse | null> {
  const { contract, operation, principal, now } = parts;
  const atHand = grantAtHand(contract, principal, facts, now);
  if (atHand === null || facts === undefined) return null;
  if (grantInUse(contract, operation, principal, facts, now) !== null) return atHand;
  const factsAbout: Context['factsAbout'] = async (where) => withoutGrants(await parts.factsAbout(where));
  try {
    await check(createContext({ ...parts, facts: withoutGrants(facts), factsAbout }));
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return atHand;
    throw error;
  }
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
