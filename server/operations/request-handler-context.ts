import type { AccessMemory } from '../auth/authorization/authorization-cache.ts';
import type { Facts } from '../auth/authorization/authorization-facts.ts';
import { grantAtHand, grantInUse, withoutGrants } from '../auth/authorization/required-grant.ts';
import { type GrantInUse, isKey, userOf } from '../auth/authentication/principal.ts';
import type { Made } from '../database/schema/tables.ts';
import type { Event } from '../outbox/outbox.ts';
import type { Mail } from '../mail/queue.ts';
import type { Repositories, TenantRepositories } from '../features/repositories.ts';
import { type Access, createAccess } from './caller-permissions.ts';
import { type Call, userAgentOf } from './operation-call.ts';
import type { Context } from './handler-context.ts';
import { createPager } from './pagination.ts';
import { ProblemError, refuser } from '../api/problem.ts';
import type { Contract } from '../api/api-document.ts';
import type { ErrorCode, EventData, EventType } from '../api/types.ts';

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
  call: Call;
  effects: Effects;
  contract: Contract;
  facts: Facts | undefined;
  repositories: Repositories;
  services: Pick<Context, 'secrets' | 'usage' | 'rateLimits' | 'engine' | 'destinations' | 'installation'>;
  resolve: AccessMemory['resolve'];
  factsAbout: Context['factsAbout'];
  factsOfQuestions: Context['factsOfQuestions'];
  /** Loads the facts anew and holds the request against them. */
  decideAgain(): Promise<Facts | undefined>;
}

/** Whether an If-Match header, with or without the quotes, names the version. */
const names = (header: string, etag: string) =>
  header.trim() === '*' || header.split(',').some((entry) => entry.trim().replace(/^"(.*)"$/, '$1') === etag);

/** A class, because an object with as many properties takes longer to make than most requests to decide. */
class CallContext implements Context<ErrorCode> {
  readonly #parts: ContextParts;
  readonly #call: Call;
  /** What the request was held against last; most of what handlers ask for is found out from it when they do. */
  #decidedOn: Facts | undefined;
  #access: Access<ErrorCode> | undefined;
  #tenant: TenantRepositories | undefined;

  constructor(parts: ContextParts) {
    this.#parts = parts;
    this.#call = parts.call;
    this.#decidedOn = parts.facts;
  }

  get contract() {
    return this.#parts.contract;
  }
  get operation() {
    return this.#call.operation;
  }
  get principal() {
    return this.#call.principal ?? missing('principal');
  }
  get caller() {
    return this.#call.principal;
  }
  get address() {
    return this.#call.address;
  }
  get userAgent() {
    return userAgentOf(this.#call.req);
  }
  get now() {
    return this.#call.now;
  }
  get repositories() {
    return this.#parts.repositories;
  }
  get tenant() {
    this.#tenant ??= this.repositories.tenant(this.tenantId);
    return this.#tenant;
  }
  get tenantId() {
    return this.operation.inOrganization ? this.organizationId : this.workspaceId;
  }
  get organizationId() {
    const { facts } = this.#parts;
    return (this.operation.inOrganization ? facts?.organization?.id : undefined) ?? missing('organization');
  }
  get workspaceId() {
    return this.#parts.facts?.workspace?.id ?? missing('workspace');
  }
  get projectId() {
    return this.#parts.facts?.project?.id ?? missing('project');
  }
  get organization() {
    return this.operation.inOrganization ? (this.#decidedOn?.organization ?? null) : null;
  }
  get owner() {
    return this.operation.inWorkspace ? (this.#decidedOn?.organization ?? null) : null;
  }
  get grant() {
    return grantAtHand(this.contract, this.caller, this.#decidedOn, this.now);
  }
  get access() {
    this.#access ??= createAccess(this.contract, this.#call, this.#decidedOn);
    return this.#access;
  }
  get pager() {
    const { caller, operation } = this;
    const { facts } = this.#parts;
    const place = [facts?.workspace?.id ?? facts?.organization?.id, facts?.project?.id];
    const list = [operation.id, ...place, caller && (userOf(caller) ?? caller.id)];
    return createPager(this.secrets, list.join('\n'));
  }
  get secrets() {
    return this.#parts.services.secrets;
  }
  get usage() {
    return this.#parts.services.usage;
  }
  get rateLimits() {
    return this.#parts.services.rateLimits;
  }
  get engine() {
    return this.#parts.services.engine;
  }
  get destinations() {
    return this.#parts.services.destinations;
  }
  get installation() {
    return this.#parts.services.installation;
  }
  get resolve() {
    return this.#parts.resolve;
  }
  get factsAbout() {
    return this.#parts.factsAbout;
  }
  get factsOfQuestions() {
    return this.#parts.factsOfQuestions;
  }

  emit<Type extends EventType>(type: Type, data: EventData<Type>, tenantId?: string): void {
    if (!this.operation.events.includes(type))
      throw new Error(`${this.operation.id} does not declare the event ${type}.`);
    // Type and data belong together, by the types of this function.
    this.#parts.effects.events.push({ type, data, tenantId } as Event & Elsewhere);
  }

  audit(action: string, targetId: string, tenantId?: string): void {
    this.#parts.effects.audits.push({ action, target_id: targetId, tenantId });
  }

  changeNothing(): void {
    this.#parts.effects.changed = false;
  }

  sendMail(mail: Mail): void {
    this.#parts.effects.mails.push(mail);
  }

  async decideAgain(): Promise<void> {
    this.#decidedOn = await this.#parts.decideAgain();
    this.#access = undefined;
  }

  async problemIn(check: (checked: Context<ErrorCode>) => Promise<void>): Promise<ProblemError | undefined> {
    try {
      await check(this);
      return undefined;
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  }

  async holdCredential(): Promise<void> {
    const { principal, repositories } = this;
    const isLive =
      principal.type === 'operator' ||
      (await repositories.credentials.hold(principal.id, isKey(principal) && principal.previous));
    if (!isLive) throw this.refuse('credential_revoked', 'This credential was revoked just now.');
  }

  async grantBehind(check: (alone: Context<ErrorCode>) => Promise<void>): Promise<GrantInUse | null> {
    const grant = await findGrantBehind(this.#parts, this.#decidedOn, check);
    this.#parts.effects.grant ??= grant;
    return grant;
  }

  async made(check: (alone: Context<ErrorCode>) => Promise<void> = async () => undefined): Promise<Made> {
    const { caller } = this;
    const isAnyone = caller === null || caller.type === 'operator';
    const grant = isAnyone ? null : await this.grantBehind(check);
    return {
      created_by: isAnyone ? null : (userOf(caller) ?? caller.id),
      created_with: isAnyone ? null : caller.id,
      grant_id: grant?.id ?? null,
    };
  }

  get refuse() {
    return refuser.refuse;
  }

  ifMatch(etag: string | undefined): void {
    // Where the document declares it, it is a string.
    const header = this.#call.input.headers['if-match'] as string | undefined;
    if (header === undefined || (etag !== undefined && names(header, etag))) return;
    throw new ProblemError(
      'precondition_failed',
      'The resource has changed since you read it. Read it again and repeat the change.',
    );
  }
}

export const createContext = (parts: ContextParts): Context<ErrorCode> => new CallContext(parts);

async function findGrantBehind(
  parts: ContextParts,
  facts: Facts | undefined,
  check: Parameters<Context['grantBehind']>[0],
): Promise<GrantInUse | null> {
  const { contract, call } = parts;
  const { operation, principal, now } = call;
  const atHand = grantAtHand(contract, principal, facts, now);
  if (atHand === null || facts === undefined) return null;
  if (grantInUse(contract, operation, principal, facts, now) !== null) return atHand;
  const factsAbout: Context['factsAbout'] = async (where) => withoutGrants(await parts.factsAbout(where));
  const factsOfQuestions: Context['factsOfQuestions'] = async (...about) =>
    (await parts.factsOfQuestions(...about)).map(withoutGrants);
  try {
    await check(createContext({ ...parts, facts: withoutGrants(facts), factsAbout, factsOfQuestions }));
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
