import type { Knex } from 'knex';
import type { Facts } from '../auth/authorization/authorization-facts.ts';
import { grantInUse } from '../auth/authorization/required-grant.ts';
import { userOf } from '../auth/authentication/principal.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import { actorOf, entriesEverywhere } from '../outbox/audit-entry.ts';
import { type Ending, type Event, leaveTraces, type Traces } from '../outbox/outbox.ts';
import { redactTokens } from '../logging.ts';
import { queueMails } from '../mail/queue.ts';
import { type Call, userAgentOf } from './operation-call.ts';
import type { Effects } from './request-handler-context.ts';
import type { Contract } from '../api/api-document.ts';

const propertyOf = (at: unknown, name: string): unknown =>
  typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined;

/** A property of an answer by its path, such as `owner.user_id`, when it is a string. */
function dig(value: unknown, path: string): string | undefined {
  const found = path.split('.').reduce<unknown>(propertyOf, value);
  return typeof found === 'string' ? found : undefined;
}

/** The same for each item of a list: `data.invitation.id`. `undefined` when the path does not begin with a list. */
function digEach(value: unknown, path: string): string[] | undefined {
  const [first = '', ...rest] = path.split('.');
  const items = propertyOf(value, first);
  return Array.isArray(items) ? items.flatMap((item) => dig(item, rest.join('.')) ?? []) : undefined;
}

/** Names of the fields that were given, of those that may be told. */
const changesOf = ({ input, req }: Call): string[] =>
  (req.method === 'PATCH' || req.method === 'PUT') && typeof input.body === 'object' && input.body !== null
    ? Object.keys(input.body).map((name) => (name.endsWith('password') ? 'password' : name))
    : [];

/** Who, from where, and in which request: what every entry says. */
export const circumstances = ({ address, req, requestId }: Call) => ({
  ip_address: address,
  user_agent: userAgentOf(req),
  // It is the caller's own word, and may hold a token by mistake.
  request_id: redactTokens(requestId),
});

/** The workspace or the organization that a request is about. */
export const tenantOf = ({ operation }: Call, facts: Facts | undefined): string | undefined =>
  operation.inOrganization ? facts?.organization?.id : facts?.workspace?.id;

/** The id of what was acted on: a property of the answer, or a parameter of the path. There may be several, or none. */
function targetsOf(call: Call, facts: Facts | undefined, body: unknown): Array<string | null> {
  const { operation, principal, input } = call;
  const name = operation.audit?.target ?? '';
  if (name === 'workspace' || name === 'organization') return [tenantOf(call, facts) ?? null];
  const parameter = input.params[name];
  if (parameter === 'current') return [principal?.id ?? null];
  return digEach(body, name) ?? [dig(body, name) ?? (typeof parameter === 'string' ? parameter : null)];
}

/**
 * What there is to tell: the answer, where it has the very schema of an event's data, and what the handler has emitted. An
 * operation that declares events and has none to tell has forgotten them.
 */
function eventsOf({ operation }: Call, body: unknown, { events }: Effects): Effects['events'] {
  const { answerEvent } = operation;
  if (answerEvent !== undefined && !events.some(({ type }) => type === answerEvent)) {
    // Type and data belong together: `answerEvent` is only set when they do.
    const event = { type: answerEvent, data: body } as Event;
    return [{ ...event, tenantId: undefined }, ...events];
  }
  if (events.length === 0 && operation.events.length > 0) {
    throw new Error(`${operation.id} has emitted none of its events.`);
  }
  return events;
}

/** Those that belong to a tenant, whose log or endpoints they are for. */
const inTenants = <Item extends { tenantId: string | undefined }>(items: readonly Item[]) =>
  items.filter((item): item is Item & { tenantId: string } => item.tenantId !== undefined);

/** Its entries in audit logs and its events, where the operation has caused any. */
async function tracesOf(
  db: Knex,
  contract: Contract,
  call: Call,
  facts: Facts | undefined,
  body: unknown,
  effects: Effects,
): Promise<Traces> {
  const { audit } = call.operation;
  const targets = audit === undefined || !effects.changed ? [] : targetsOf(call, facts, body);
  if (audit === undefined || targets.length === 0) return {};
  const { principal } = call;
  const person = (principal && userOf(principal)) ?? dig(body, 'user_id') ?? dig(body, 'id') ?? null;
  const grant = grantInUse(contract, call.operation, principal, facts, call.now) ?? effects.grant;
  const common = {
    grant_id: grant?.id ?? null,
    grant_organization_id: grant?.organizationId ?? null,
    project_id: facts?.project?.id ?? null,
    changes: [...new Set(changesOf(call))],
    actor: actorOf(principal, { type: 'user', id: person }),
    ...circumstances(call),
  };
  const entries = targets.map((target_id) => ({ ...common, action: audit.action, target_id }));
  const everywhere = audit.everywhere ? person : null;
  const audits = (
    await Promise.all(
      everywhere === null ? [] : entries.map((entry) => entriesEverywhere(db, everywhere, entry)),
    )
  ).flat();
  const home =
    tenantOf(call, facts) ?? dig(body, audit.workspace ?? '') ?? dig(body, audit.organization ?? '');
  const further = effects.audits.map(({ tenantId = home, ...entry }) => ({ ...common, ...entry, tenantId }));
  // Outside any tenant there is nothing to tell but of what it has ended in some.
  const events = home === undefined ? effects.events : eventsOf(call, body, effects);
  return {
    audits: [
      ...audits,
      ...inTenants([...entries.map((entry) => ({ ...entry, tenantId: home })), ...further]),
    ],
    events: inTenants(events.map((event) => ({ ...event, tenantId: event.tenantId ?? home }))),
  };
}

/**
 * Writes what the operation has caused: its mails, its entries in audit logs, its events, and the reply that is kept.
 * @param conclude when the transaction ends with it: what comes last before that, and answers how it ends
 * @returns the transaction, when the operation has changed what decisions are made from
 */
export async function writeTraces(
  db: Knex,
  { contract, secrets }: { contract: Contract; secrets: Secrets },
  call: Call,
  facts: Facts | undefined,
  body: unknown,
  effects: Effects,
  conclude?: () => Promise<Ending>,
): Promise<string | undefined> {
  const traces = await tracesOf(db, contract, call, facts, body, effects);
  if (traces.audits !== undefined) await queueMails(db, secrets, effects.mails);
  const ending = await conclude?.();
  const { acknowledged } = call.operation;
  return leaveTraces(db, traces, { ending, acknowledged });
}
