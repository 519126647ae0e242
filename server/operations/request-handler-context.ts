import type { ApiDocument } from '../api/api-document.ts';
import { verifiedPlanOf } from '../api/plans.ts';
import { ProblemError, problemOr, refuser } from '../api/problem.ts';
import { redactTokens } from '../api/redact-tokens.ts';
import type { ErrorCode, EventData, EventType } from '../api/types.ts';
import { type GrantReference, userOf, usesPreviousSecret } from '../auth/authentication/principal.ts';
import type { AuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import type { Authorizer } from '../auth/authorization/authorizer.ts';
import { CATALOGUE_TAG } from '../auth/authorization/catalogue.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { availableGrant, requiredGrant, withoutGrants } from '../auth/authorization/required-grant.ts';
import type { Provenance } from '../database/schema/tables.ts';
import type { Mail } from '../mail/queue.ts';
import type { Event } from '../outbox/outbox.ts';
import { createCallerPermissions, type FreshPermissions } from './caller-permissions.ts';
import type {
  AuthorityCheck,
  HandlerContext,
  Reauthorized,
  ReauthorizedContext,
  SharedServices,
} from './handler-context.ts';
import { ifMatchIncludes } from './if-match.ts';
import { type OperationCall, userAgentOf } from './operation-call.ts';
import { createCursorPaginator } from './pagination.ts';
import type { OptionalTenant, PendingSideEffects } from './pending-side-effects.ts';
import type { Repositories, TenantRepositories } from './repositories.ts';

export interface HandlerContextDependencies {
  call: OperationCall;
  effects: PendingSideEffects;
  contract: ApiDocument;
  authorizer: Authorizer;
  facts: AuthorizationFacts | undefined;
  repositories: Repositories;
  services: SharedServices;
  resolveToken: AuthorizationCache['resolveToken'];
  resolveCachedToken: AuthorizationCache['resolveCachedToken'];
  loadContract: AuthorizationCache['loadContract'];
  loadFacts: HandlerContext['loadFacts'];
  factsOfQuestions: HandlerContext['loadFactsOfQuestions'];
  /** Reloads the facts and authorizes the call again. */
  reauthorize(): Promise<AuthorizationFacts | undefined>;
}

/** A class, because creating an object with as many properties takes longer than most decisions. */
class RequestHandlerContext implements ReauthorizedContext<ErrorCode> {
  readonly #parts: HandlerContextDependencies;
  readonly #call: OperationCall;
  /** The facts of the most recent authorization. The getters below derive from them lazily. */
  #authorizedWith: AuthorizationFacts | undefined;
  #access: FreshPermissions<ErrorCode> | undefined;
  #tenant: TenantRepositories | undefined;

  constructor(parts: HandlerContextDependencies) {
    this.#parts = parts;
    this.#call = parts.call;
    this.#authorizedWith = parts.facts;
  }

  get contract() {
    return this.#authorizedWith?.contract ?? this.#parts.contract;
  }
  get authorizer() {
    return this.#parts.authorizer;
  }
  get operation() {
    return this.#call.operation;
  }
  get principal() {
    return this.#call.principal ?? assertDeclared('principal');
  }
  get optionalPrincipal() {
    return this.#call.principal;
  }
  get credentialDigest() {
    return this.#call.digest;
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
    return (
      (this.operation.inOrganization ? facts?.organization?.id : undefined) ?? assertDeclared('organization')
    );
  }
  get workspaceId() {
    return this.#parts.facts?.workspace?.id ?? assertDeclared('workspace');
  }
  get plan() {
    return verifiedPlanOf(this.contract, this.#authorizedWith?.plan ?? assertDeclared('workspace'));
  }
  get projectId() {
    return this.#parts.facts?.project?.id ?? assertDeclared('project');
  }
  get projectOfCall() {
    return this.#parts.facts?.project?.id ?? null;
  }
  get organization() {
    return this.operation.inOrganization ? (this.#authorizedWith?.organization ?? null) : null;
  }
  get owningOrganization() {
    return this.operation.inWorkspace ? (this.#authorizedWith?.organization ?? null) : null;
  }
  get availableGrant() {
    return availableGrant(this.contract, this.optionalPrincipal, this.#authorizedWith, this.now);
  }
  get access() {
    this.#access ??= createCallerPermissions(this.contract, this.#call, this.#authorizedWith, () =>
      this.dependOn(CATALOGUE_TAG),
    );
    return this.#access;
  }
  get pager() {
    const { optionalPrincipal: caller, operation, projectOfCall } = this;
    const tenant = this.#parts.facts?.workspace?.id ?? this.#parts.facts?.organization?.id;
    const list = [operation.id, tenant, projectOfCall, caller && (userOf(caller) ?? caller.id)];
    return createCursorPaginator(this.secrets, list.join('\n'));
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
  get guardStreams() {
    return this.#parts.services.guardStreams;
  }
  get decisions() {
    return this.#parts.services.decisions;
  }
  get tallies() {
    return this.#parts.services.tallies;
  }
  get requestId() {
    return redactTokens(this.#call.requestId);
  }
  get databaseEngine() {
    return this.#parts.services.databaseEngine;
  }
  get webhookUrls() {
    return this.#parts.services.webhookUrls;
  }
  get upstreams() {
    return this.#parts.services.upstreams;
  }
  get features() {
    return this.#parts.services.features;
  }
  get installation() {
    return this.#parts.services.installation;
  }
  get resolveToken() {
    return this.#parts.resolveToken;
  }
  get resolveCachedToken() {
    return this.#parts.resolveCachedToken;
  }
  get loadContract() {
    return this.#parts.loadContract;
  }
  get loadFacts() {
    return this.#parts.loadFacts;
  }
  get loadFactsOfQuestions() {
    return this.#parts.factsOfQuestions;
  }

  emit<Type extends EventType>(type: Type, data: EventData<Type>, tenantId?: string): void {
    if (![...this.operation.events, ...this.operation.furtherEvents].includes(type))
      throw new Error(`${this.operation.id} does not declare the event ${type}.`);
    // The types of this function guarantee that type and data match.
    this.#parts.effects.events.push({ type, data, tenantId } as Event & OptionalTenant);
  }

  audit(action: string, targetId: string, tenantId?: string): void {
    this.#parts.effects.audits.push({ action, target_id: targetId, tenantId });
  }

  recordBefore(resource: object): void {
    this.#parts.effects.before = resource;
  }

  dependOn(...tags: string[]): void {
    this.#parts.effects.tags.push(...tags);
  }

  suppressSideEffects(): void {
    this.#parts.effects.hasChanged = false;
  }

  sendMail(mail: Mail): void {
    this.#parts.effects.mails.push(mail);
  }

  async lockForUpdate<Locked>(lock: () => Promise<Locked>): Promise<Reauthorized<Locked, ErrorCode>> {
    const locked = await lock();
    this.#authorizedWith = await this.#parts.reauthorize();
    this.#access = undefined;
    return { locked, fresh: this };
  }

  async problemIn(check: AuthorityCheck): Promise<ProblemError | undefined> {
    const outcome = await problemOr(() => check(this));
    return outcome instanceof ProblemError ? outcome : undefined;
  }

  async holdCredential(): Promise<void> {
    const { principal, repositories } = this;
    const isLive =
      principal.type === 'operator' ||
      (await repositories.credentials.lockIfLive(principal.id, usesPreviousSecret(principal)));
    if (!isLive) throw this.refuse('credential_revoked', 'This credential was just revoked.');
  }

  async requiredGrant(check: AuthorityCheck): Promise<GrantReference | null> {
    const grant = await findRequiredGrant(this.#parts, this.#authorizedWith, check);
    this.#parts.effects.grant ??= grant;
    return grant;
  }

  async provenance(check: AuthorityCheck = async () => undefined): Promise<Provenance> {
    const { optionalPrincipal: caller } = this;
    const isUnattributed = caller === null || caller.type === 'operator';
    const grant = isUnattributed ? null : await this.requiredGrant(check);
    return {
      created_by: isUnattributed ? null : (userOf(caller) ?? caller.id),
      created_with: isUnattributed ? null : caller.id,
      grant_id: grant?.id ?? null,
    };
  }

  get refuse() {
    return refuser.refuse;
  }

  assertIfMatch(etag: string | undefined): void {
    // Where the document declares the header, it is a string.
    const header = this.#call.input.headers['if-match'] as string | undefined;
    if (header === undefined || (etag !== undefined && ifMatchIncludes(header, etag))) return;
    throw new ProblemError(
      'precondition_failed',
      'The resource has changed since you read it. Read it again and repeat the change.',
    );
  }
}

export const createHandlerContext = (parts: HandlerContextDependencies): ReauthorizedContext<ErrorCode> =>
  new RequestHandlerContext(parts);

async function findRequiredGrant(
  parts: HandlerContextDependencies,
  facts: AuthorizationFacts | undefined,
  check: AuthorityCheck,
): Promise<GrantReference | null> {
  const { contract, call } = parts;
  const { operation, principal, now } = call;
  const grant = availableGrant(contract, principal, facts, now);
  if (grant === null || facts === undefined) return null;
  if (requiredGrant(contract, operation, { principal, facts }, now) !== null) return grant;
  const loadFactsWithoutGrants: HandlerContext['loadFacts'] = async (where) =>
    withoutGrants(await parts.loadFacts(where));
  const factsOfQuestions: HandlerContext['loadFactsOfQuestions'] = async (...about) =>
    (await parts.factsOfQuestions(...about)).map(withoutGrants);
  try {
    const without = { facts: withoutGrants(facts), loadFacts: loadFactsWithoutGrants, factsOfQuestions };
    await check(createHandlerContext({ ...parts, ...without }));
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return grant;
    throw error;
  }
}

/** Handlers only read what their operation declares. Anything else is a bug. */
function assertDeclared(what: string): never {
  throw new Error(`This operation has no ${what}.`);
}
