import { newId } from '../../../api/ids.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { lockAuthority } from '../../tenancy/members/service.ts';
import { assertMayLimit, createKeyLimits, lockForLimits } from '../key-limits/service.ts';
import { PROVIDERS } from '../providers/table.ts';
import {
  assertDestination,
  assertFuture,
  assertSecretGiven,
  destinationAfter,
  secretFor,
} from './policies.ts';
import { sealProviderSecret } from './secret.ts';
import { toVirtualKey } from './serializers.ts';
import {
  answer,
  changedColumns,
  exhaustedKeys,
  limitColumns,
  rotateSecret,
  statusColumns,
  testSecret,
  testStoredSecret,
  visibleTo,
} from './service.ts';

export const virtualKeyHandlers = {
  async 'virtualKeys.create'({ body }, context) {
    const { tenant, tenantId: workspace_id, secrets, now } = context;
    const { slug, name, note = null, secret = null } = body;
    const destination = destinationAfter(undefined, body);
    assertDestination(context, destination);
    assertSecretGiven(PROVIDERS[destination.provider], secret);
    assertFuture(body.expires_at, now);
    await lockForLimits(context, body);
    const { fresh } = await lockAuthority(context);
    assertMayLimit(fresh.access, body);
    const bound = { id: newId('vk'), secret_version: 1, ...destination };
    const row = await tenant.virtualKeys.insert({
      ...bound,
      ...sealProviderSecret(secrets, { ...bound, workspace_id }, secret),
      ...{ slug, name, note },
      ...(await limitColumns(context, body)),
      ...statusColumns(undefined, body.status, now),
      ...(await context.provenance()),
    });
    await createKeyLimits(context, { scope: 'virtual_key', scope_id: row.id, name }, body);
    const made = await answer(context, row);
    context.emit('virtual_key.created', made);
    return made;
  },

  async 'virtualKeys.list'({ query }, context) {
    const { tenant, pager } = context;
    const filters = { ...visibleTo(context), provider: query.provider };
    const rows = await tenant.virtualKeys.list(filters, pager.request(query));
    const exhausted = await exhaustedKeys(
      context,
      rows.map(({ id }) => id),
    );
    return pager.page(
      query,
      rows,
      (row) => toVirtualKey(row, context, exhausted),
      (row) => [row.id],
    );
  },

  async 'virtualKeys.get'({ params }, context) {
    const row = await context.tenant.virtualKeys.find(params.virtual_key, visibleTo(context));
    return answer(context, assertFound(row, 'virtual key'));
  },

  async 'virtualKeys.update'({ params, body }, context) {
    const { virtualKeys } = context.tenant;
    const row = await lockCurrent(context, virtualKeys, params.virtual_key, 'virtual key');
    const changed = await virtualKeys.update(row.id, await changedColumns(context, row, body));
    const updated = await answer(context, assertFound(changed, 'virtual key'));
    context.emit('virtual_key.updated', updated);
    return updated;
  },

  async 'virtualKeys.delete'({ params }, context) {
    const { virtualKeys } = context.tenant;
    const row = await lockCurrent(context, virtualKeys, params.virtual_key, 'virtual key');
    await virtualKeys.remove(row.id);
    context.emit('virtual_key.deleted', await answer(context, row));
    return undefined;
  },

  'virtualKeys.rotate': {
    async prepare({ params, body: { secret, force = false } }, context) {
      const found = await context.tenant.virtualKeys.find(params.virtual_key);
      const tested = assertFound(found, 'virtual key');
      const result = force ? undefined : await testSecret(context, tested, secret);
      if (result?.ok === false)
        throw context.refuse(
          'virtual_key_test_failed',
          `${result.detail ?? ''} Check the secret, or send force true to store it without a test.`,
        );
      return (inTransaction) => rotateSecret(inTransaction, tested, secret);
    },
  },

  async 'virtualKeys.test'({ params, body }, context) {
    const row = assertFound(await context.tenant.virtualKeys.find(params.virtual_key), 'virtual key');
    const destination = destinationAfter(row, body);
    assertDestination(context, destination);
    const secret = secretFor(context, row, destination, body.secret);
    if (secret === undefined) return testStoredSecret(context, row);
    return testSecret(context, destination, secret);
  },
} satisfies Partial<Handlers>;
