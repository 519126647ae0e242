import type { Knex } from 'knex';
import type { ApiDocument } from '../api/api-document.ts';
import type { AuditSpec } from '../api/openapi-types.ts';
import { redactTokens } from '../api/redact-tokens.ts';
import { userOf } from '../auth/authentication/principal.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { requiredGrant } from '../auth/authorization/required-grant.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import { enqueueMails } from '../mail/queue.ts';
import { auditActorOf, entriesInEveryWorkspaceOf } from '../outbox/audit-entry.ts';
import { type Ending, type Event, type OutboxRecords, writeOutbox } from '../outbox/outbox.ts';
import { actorDetails, auditDetails } from './audit-details.ts';
import { type OperationCall, userAgentOf } from './operation-call.ts';
import type { PendingSideEffects } from './pending-side-effects.ts';

const changedFieldOf = (at: unknown, name: string): unknown =>
  typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined;

/** Returns a string property of a response by its path, such as `owner.user_id`. */
function getPath(value: unknown, path: string): string | undefined {
  const found = path.split('.').reduce<unknown>(changedFieldOf, value);
  return typeof found === 'string' ? found : undefined;
}

/** The id of an affected resource, and the part of the response that is about it. */
interface Target {
  id: string | null;
  about: unknown;
}

/**
 * Returns the targets of the items of a list, by a property such as `data.invitation.id`; `undefined` when the path does not
 * begin with a list.
 */
function targetsOfEach(value: unknown, path: string): Target[] | undefined {
  const [first = '', ...rest] = path.split('.');
  const items = changedFieldOf(value, first);
  if (!Array.isArray(items)) return undefined;
  return items.flatMap((about) => {
    const id = getPath(about, rest.join('.'));
    return id === undefined ? [] : [{ id, about }];
  });
}

function actionOf({ action, pending }: AuditSpec, { about }: Target): string {
  if (pending !== undefined && changedFieldOf(about, 'pending_change')) return pending;
  return action.replace(/\{(\w+)\}/, (_, name: string) => getPath(about, name) ?? '');
}

/** Returns the names of the given fields, without those that only prove something, except confidential ones. */
const changedFields = ({ input, req, operation }: OperationCall): string[] =>
  (req.method === 'PATCH' || req.method === 'PUT') &&
  operation.surface === undefined &&
  typeof input.body === 'object' &&
  input.body !== null
    ? Object.keys(input.body)
        .filter((name) => !operation.audit?.unchanged?.includes(name))
        .map((name) => (name.endsWith('password') ? 'password' : name))
    : [];

/** Returns the address, client and request id, which every entry records. */
export const requestMetadata = ({ address, req, requestId }: OperationCall) => ({
  ip_address: address,
  user_agent: userAgentOf(req),
  // The client chooses the request id, so it may contain a token by mistake.
  request_id: redactTokens(requestId),
});

/** Returns the workspace or organization of a request. */
export const tenantOf = (
  { operation }: OperationCall,
  facts: AuthorizationFacts | undefined,
): string | undefined => (operation.inOrganization ? facts?.organization?.id : facts?.workspace?.id);

/** Returns the affected resources, from properties of the response or path parameters: none, one or several. */
function targetsOf(call: OperationCall, facts: AuthorizationFacts | undefined, about: unknown): Target[] {
  const { operation, principal, input } = call;
  const name = operation.audit?.target ?? '';
  if (name === 'workspace' || name === 'organization') return [{ id: tenantOf(call, facts) ?? null, about }];
  const parameter = input.params[name];
  if (parameter === 'current') return [{ id: principal?.id ?? null, about }];
  const id = getPath(about, name) ?? (typeof parameter === 'string' ? parameter : null);
  return targetsOfEach(about, name) ?? [{ id, about }];
}

/**
 * Returns the events of an operation: the response, if it has exactly the schema of an event's data, and everything
 * that the handler emitted. An operation that declares events but emits none is a bug.
 */
function eventsOf(
  { operation }: OperationCall,
  body: unknown,
  { events }: PendingSideEffects,
): PendingSideEffects['events'] {
  const { responseEvent } = operation;
  if (responseEvent !== undefined && !events.some(({ type }) => type === responseEvent)) {
    // `responseEvent` is set only if the response has the schema of the event.
    const event = { type: responseEvent, data: body } as Event;
    return [{ ...event, tenantId: undefined }, ...events];
  }
  if (events.length === 0 && operation.events.length > 0) {
    throw new Error(`${operation.id} has emitted none of its events.`);
  }
  return events;
}

/** Keeps the items that belong to a tenant. */
const inTenants = <Item extends { tenantId: string | undefined }>(items: readonly Item[]) =>
  items.filter((item): item is Item & { tenantId: string } => item.tenantId !== undefined);

/** An operation whose handler has returned. */
export interface Handled {
  call: OperationCall;
  facts: AuthorizationFacts | undefined;
  body: unknown;
  effects: PendingSideEffects;
}

/** Returns the person whom an operation is about: the caller, or an account that it creates. */
const personOf = ({ call: { principal }, body }: Handled): string | null =>
  (principal && userOf(principal)) ?? getPath(body, 'user_id') ?? getPath(body, 'id') ?? null;

/** Returns the tenant in which an operation is recorded; `undefined` outside any. */
const homeOf = ({ call, facts, body }: Handled): string | undefined =>
  tenantOf(call, facts) ??
  getPath(body, call.operation.audit?.workspace ?? '') ??
  getPath(body, call.operation.audit?.organization ?? '');

/** Returns what all entries of an operation have in common. */
function commonOf(contract: ApiDocument, handled: Handled) {
  const { call, facts, effects } = handled;
  const { operation, principal, now } = call;
  const grant = requiredGrant(contract, operation, { principal, facts }, now) ?? effects.grant;
  return {
    grant_id: grant?.id ?? null,
    grant_organization_id: grant?.organizationId ?? null,
    project_id: facts?.project?.id ?? null,
    actor: auditActorOf(principal, { type: 'user', id: personOf(handled) }),
    ...requestMetadata(call),
    changes: [...new Set(changedFields(call))],
  };
}

/** Builds the audit entries and events of an operation, if it caused any. */
async function buildOutbox(db: Knex, contract: ApiDocument, handled: Handled): Promise<OutboxRecords> {
  const { call, facts, body, effects } = handled;
  const { audit } = call.operation;
  const targets = audit === undefined ? [] : targetsOf(call, facts, body);
  // An operation that declares no entry may still have some, which depend on what it did.
  if (!effects.hasChanged || (targets.length === 0 && effects.audits.length === 0)) return {};
  const common = commonOf(contract, handled);
  const own = { ...common, details: auditDetails(call, effects.before, body) };
  const entries = targets.map((target) => ({
    ...own,
    action: audit === undefined ? '' : actionOf(audit, target),
    target_id: target.id,
  }));
  const everywhere = audit?.everywhere ? personOf(handled) : null;
  const audits =
    everywhere === null
      ? []
      : await Promise.all(entries.map((entry) => entriesInEveryWorkspaceOf(db, everywhere, entry)));
  const home = homeOf(handled);
  const actor = audit?.anonymous ? undefined : actorDetails(call.principal);
  const details = actor === undefined ? null : { actor };
  const further = effects.audits.map(({ tenantId = home, ...entry }) => ({
    ...common,
    details,
    ...entry,
    tenantId,
  }));
  // An operation outside any tenant emits only events about what it ended in tenants.
  const events = home === undefined ? effects.events : eventsOf(call, body, effects);
  return {
    audits: [
      ...audits.flat(),
      ...inTenants([...entries.map((entry) => ({ ...entry, tenantId: home })), ...further]),
    ],
    events: inTenants(events.map((event) => ({ ...event, tenantId: event.tenantId ?? home }))),
  };
}

/**
 * Writes the side effects of an operation: mails, audit entries, events and the stored reply.
 * @param conclude passed when the transaction ends with this write: runs the last check and returns how to end
 * @returns the transaction id, when the operation changed what decisions depend on
 */
export async function flushSideEffects(
  db: Knex,
  { contract, secrets }: { contract: ApiDocument; secrets: Secrets },
  handled: Handled,
  conclude?: () => Promise<Ending>,
): Promise<string | undefined> {
  const records = await buildOutbox(db, contract, handled);
  if (records.audits !== undefined) await enqueueMails(db, secrets, handled.effects.mails);
  const ending = await conclude?.();
  const { awaitsReplicas } = handled.call.operation;
  return writeOutbox(db, records, { ending, acknowledged: awaitsReplicas });
}
