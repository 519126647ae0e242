import { headOf } from '../../../api/cut-text.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { UnreadableSecretError } from '../../../auth/secrets/vault.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { requireProjectIds, visibilityOf } from '../../tenancy/projects/service.ts';
import { toBudgets } from '../budgets/serializers.ts';
import { PROVIDERS } from '../providers/table.ts';
import { type Destination, headersOf, secretDestination, urlAt } from './destination.ts';
import {
  assertDestination,
  assertFuture,
  destinationAfter,
  isForProject,
  secretFor,
  tenantsOf,
} from './policies.ts';
import type { VirtualKeyFilters } from './repository.ts';
import { openSecret, scrub, sealProviderSecret } from './secret.ts';
import { statusOf, toVirtualKey } from './serializers.ts';

type TestResult = Schemas['VirtualKeyTestResult'];

/** The words of a provider that an answer repeats. */
const MAX_DETAIL = 300;

/** Returns the virtual keys that the caller may see: those for all projects, or for one that the caller can access. */
export function visibleTo(context: HandlerContext): VirtualKeyFilters {
  const visibility = visibilityOf(context);
  const isLimited = visibility.memberId !== undefined || visibility.ids !== null;
  const { projects } = context.tenant;
  return { projects: isLimited ? projects.visibleIds(visibility, 'virtual_keys:read') : undefined };
}

/** Returns which of some virtual keys have a budget that is used up. A new period of the budget ends that. */
export async function exhaustedKeys(
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = ids.length === 0 ? [] : await tenant.gatewayBudgets.ofVirtualKeys(ids);
  const used = (await toBudgets(rows, { tenant, now })).filter(({ status }) => status === 'exhausted');
  return new Set(used.map(({ scope_id }) => scope_id ?? ''));
}

/** Returns a virtual key as the API has it. */
export const answer = async (context: HandlerContext, row: VirtualKeyRow): Promise<Schemas['VirtualKey']> =>
  toVirtualKey(row, context, await exhaustedKeys(context, [row.id]));

/** Returns the virtual keys that a call in the workspace of its key may use now. */
export async function usableKeys(
  context: Pick<HandlerContext, 'tenant' | 'projectOfCall' | 'secrets' | 'now'>,
): Promise<VirtualKeyRow[]> {
  return (await context.tenant.virtualKeys.enabled()).filter((row) => isUsable(row, context));
}

/** Whether a call in the workspace of its key may use a virtual key now. */
export const isUsable = (
  row: VirtualKeyRow,
  { projectOfCall, secrets, now }: Pick<HandlerContext, 'projectOfCall' | 'secrets' | 'now'>,
): boolean => isForProject(row.project_ids, projectOfCall) && statusOf(row, secrets.vault, now) === 'active';

/** Returns the columns of the fields that limit a virtual key. */
export async function limitColumns(
  context: HandlerContext,
  { models, project_ids, expires_at, log }: Schemas['VirtualKeyUpdate'],
): Promise<Partial<VirtualKeyRow>> {
  return {
    ...(models !== undefined && { models }),
    ...(log !== undefined && { log }),
    ...(project_ids !== undefined && {
      project_ids: project_ids && (await requireProjectIds(context, project_ids)),
    }),
    ...(expires_at !== undefined && { expires_at: expires_at === null ? null : new Date(expires_at) }),
  };
}

/** Returns the columns that change with `status`; none if it stays the same. */
export function statusColumns(
  row: Pick<VirtualKeyRow, 'disabled_at'> | undefined,
  status: 'active' | 'disabled' | undefined,
  now: Date,
): Partial<VirtualKeyRow> {
  const isDisabled = row !== undefined && row.disabled_at !== null;
  if (status === undefined || (status === 'disabled') === isDisabled) return {};
  return status === 'disabled'
    ? { disabled_at: now, disabled_reason: 'manual' }
    : { disabled_at: null, disabled_reason: null };
}

/**
 * Returns the columns of another destination. The secret is sealed for it.
 * @throws secret_required or invalid_request
 */
function destinationColumns(
  context: HandlerContext<'secret_required'>,
  row: VirtualKeyRow,
  body: Schemas['VirtualKeyUpdate'],
): Partial<VirtualKeyRow> {
  const { provider, base_url, azure, secret: given } = body;
  if ([provider, base_url, azure, given].every((one) => one === undefined)) return {};
  const destination = destinationAfter(row, body);
  assertDestination(context, destination);
  const secret = secretFor(context, row, destination, given);
  if (secret === undefined) return { ...destination };
  if (secretDestination(destination) === secretDestination(row))
    throw invalidField(
      'secret',
      'dependentRequired',
      'Send it only with a new destination. To replace it, rotate it.',
    );
  const bound = { ...row, ...destination, secret_version: row.secret_version + 1 };
  return {
    ...destination,
    secret_version: bound.secret_version,
    ...sealProviderSecret(context.secrets, bound, secret),
  };
}

/** Returns the columns that an update changes. */
export async function changedColumns(
  context: HandlerContext<'secret_required'>,
  row: VirtualKeyRow,
  body: Schemas['VirtualKeyUpdate'],
): Promise<Partial<VirtualKeyRow>> {
  const { slug, name, note, status } = body;
  assertFuture(body.expires_at, context.now);
  const destination = destinationColumns(context, row, body);
  const moves = destination.secret_version !== undefined;
  const { grant_id } = await context.provenance();
  return {
    ...destination,
    // The caller who chooses the destination or enables the virtual key becomes responsible for it.
    ...((moves || status === 'active') && { grant_id }),
    ...(slug !== undefined && { slug }),
    ...(name !== undefined && { name }),
    ...(note !== undefined && { note }),
    ...(await limitColumns(context, body)),
    ...statusColumns(row, status, context.now),
  };
}

/** Replaces the secret of a virtual key, which was tested at its destination. */
export async function rotateSecret(
  context: HandlerContext<'invalid_state'>,
  tested: VirtualKeyRow,
  secret: string,
): Promise<Schemas['VirtualKey']> {
  const { virtualKeys } = context.tenant;
  const row = assertFound(await virtualKeys.lock(tested.id), 'virtual key');
  if (secretDestination(row) !== secretDestination(tested))
    throw context.refuse(
      'invalid_state',
      'The destination of the virtual key has just changed. Send the request again.',
    );
  const bound = { ...row, secret_version: row.secret_version + 1 };
  const { grant_id } = await context.provenance();
  const changed = await virtualKeys.update(row.id, {
    grant_id,
    secret_version: bound.secret_version,
    ...sealProviderSecret(context.secrets, bound, secret),
  });
  const rotated = await answer(context, assertFound(changed, 'virtual key'));
  context.emit('virtual_key.rotated', rotated);
  return rotated;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Returns what a provider says about an error: `error.message`, `error` or `message` of its body. */
function messageIn(body: unknown): string | undefined {
  const error = field(body, 'error');
  const message = [field(error, 'message'), error, field(body, 'message')].find(
    (one) => typeof one === 'string',
  );
  return message === undefined ? undefined : String(message);
}

/** Returns what an answer of a provider says about the secret. */
function judge(status: number, text: string, secret: string | null): Omit<TestResult, 'duration_ms'> {
  const body = parsed(text);
  const ok = status >= 200 && status < 300;
  const listed = field(body, 'data');
  const said = messageIn(body) ?? `The provider answered ${status}.`;
  return {
    ok,
    outcome: ok ? 'accepted' : status === 401 || status === 403 ? 'rejected' : 'failed',
    status,
    models: ok && Array.isArray(listed) ? listed.length : null,
    detail: ok ? null : headOf(scrub(said, secret), MAX_DETAIL),
  };
}

/** Asks the provider whether it accepts a secret. */
export async function testSecret(
  context: HandlerContext,
  destination: Destination,
  secret: string | null,
): Promise<TestResult> {
  const provider = PROVIDERS[destination.provider];
  const start = performance.now();
  const answer = await context.upstreams.ask({
    url: urlAt(destination, provider.testPath),
    headers: headersOf(provider, secret),
    tenants: destination.base_url === null ? null : tenantsOf(context),
  });
  const duration_ms = Math.round(performance.now() - start);
  if ('failure' in answer)
    return {
      ok: false,
      outcome: 'unreachable',
      status: null,
      models: null,
      detail: answer.failure,
      duration_ms,
    };
  return { ...judge(answer.status, answer.body, secret), duration_ms };
}

/** Asks the provider whether it accepts the stored secret. */
export async function testStoredSecret(context: HandlerContext, row: VirtualKeyRow): Promise<TestResult> {
  try {
    return await testSecret(context, row, openSecret(context.secrets.vault, row));
  } catch (error) {
    if (!(error instanceof UnreadableSecretError)) throw error;
    const detail =
      'The secret cannot be read, because its vault key is missing. Ask the operator, or rotate it.';
    return { ok: false, outcome: 'unreadable', status: null, models: null, detail, duration_ms: 0 };
  }
}
