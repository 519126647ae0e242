import type { ApplicationPermissionDefinition } from '../../../api/application-permissions.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { ApplicationPermissionRow } from '../../../database/schema/application-permission-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { actionOf, type CatalogueChange, compareCatalogues } from './effects.ts';
import { assertNamedOnce, assertNotReserved, MAX_PERMISSIONS } from './policies.ts';
import { toApplicationPermission } from './serializers.ts';
import {
  applyChanges,
  assertPermissionsUnused,
  beginChange,
  type ChangeOptions,
  type PlannedChanges,
  planChanges,
  toDefinition,
} from './service.ts';

async function findPermission(
  { repositories }: HandlerContext,
  name: string,
): Promise<ApplicationPermissionRow> {
  return assertFound(await repositories.applicationPermissions.find(name), 'permission');
}

/** Creates or updates one permission. @returns it as it is then, with what gains or loses it */
async function changeOne(
  context: HandlerContext,
  before: ApplicationPermissionRow | undefined,
  after: ApplicationPermissionDefinition,
  options: ChangeOptions,
): Promise<Schemas['ApplicationPermissionChange']> {
  const planned = await planChanges(context, [{ name: after.name, before, after }]);
  await applyChanges(context, planned, options);
  const { now } = context;
  const expected = { version: 1, created_at: now, updated_at: now, ...before, ...after };
  const row = options.dry_run ? expected : await findPermission(context, after.name);
  const [effect] = planned.effects;
  if (effect === undefined) throw new Error(`The change of ${after.name} has no effect.`);
  return { ...toApplicationPermission(context, row), dry_run: options.dry_run === true, effect };
}

/** Returns the digest of a plan: of the catalogue before and after, and of the custom roles and keys that lose something. */
const digestOf = ({ secrets }: HandlerContext, { changes, holders }: PlannedChanges): string =>
  secrets.digest('permission-plan', JSON.stringify([changes, holders])).toString('base64url');

function countsOf(changes: readonly CatalogueChange[], total: number) {
  const count = (action: string) => changes.filter((change) => actionOf(change) === action).length;
  const [created, updated] = [count('create'), count('update')];
  return { created, updated, deleted: count('delete'), unchanged: total - created - updated };
}

/** Plans the replacement of the catalogue by another one. */
async function planReplacement(context: HandlerContext, desired: readonly ApplicationPermissionDefinition[]) {
  const present = await context.repositories.applicationPermissions.all();
  const planned = await planChanges(context, compareCatalogues(present, desired));
  return { planned, digest: digestOf(context, planned) };
}

export const applicationPermissionHandlers = {
  async 'applicationPermissions.list'({ query }, context) {
    const { pager, repositories } = context;
    const rows = await repositories.applicationPermissions.list(pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toApplicationPermission(context, row),
      ({ name }) => [name],
    );
  },

  async 'applicationPermissions.get'({ params }, context) {
    return toApplicationPermission(context, await findPermission(context, params.registered_name));
  },

  async 'applicationPermissions.create'({ query, body }, context) {
    const { contract, repositories } = context;
    assertNotReserved(context, contract, body.name);
    await beginChange(context, query);
    const present = await repositories.applicationPermissions.all();
    if (present.some(({ name }) => name === body.name)) {
      throw context.refuse(
        'already_exists',
        `The permission ${body.name} is already registered. Update it instead.`,
      );
    }
    if (present.length >= MAX_PERMISSIONS) {
      throw context.refuse(
        'limit_reached',
        `An application has at most ${MAX_PERMISSIONS} permissions. Delete one first.`,
      );
    }
    return changeOne(context, undefined, toDefinition(body), query);
  },

  async 'applicationPermissions.update'({ params, query, body }, context) {
    await beginChange(context, query);
    const before = await findPermission(context, params.registered_name);
    context.assertIfMatch(String(before.version));
    const { version: _, created_at: _created, updated_at: _updated, ...definition } = before;
    return changeOne(context, before, { ...definition, ...body }, query);
  },

  async 'applicationPermissions.delete'({ params, query }, context) {
    await beginChange(context, query);
    const before = await findPermission(context, params.registered_name);
    context.assertIfMatch(String(before.version));
    const planned = await planChanges(context, [{ name: before.name, before, after: undefined }]);
    assertPermissionsUnused(context, planned, query);
    await applyChanges(context, planned, query);
    const [effect] = planned.effects;
    if (effect === undefined) throw new Error(`The deletion of ${before.name} has no effect.`);
    return { dry_run: query.dry_run === true, effect };
  },

  async 'applicationPermissions.replace'({ query, body }, context) {
    assertNamedOnce(body.permissions);
    for (const { name } of body.permissions) assertNotReserved(context, context.contract, name);
    const desired = body.permissions.map(toDefinition);
    // A catalogue that is already as desired is not touched: a change of it makes every replica load it again.
    const isSame = (await planReplacement(context, desired)).planned.changes.length === 0;
    const options = isSame ? { dry_run: true } : query;
    await beginChange(context, options);
    const { planned, digest } = await planReplacement(context, desired);
    if (options.dry_run !== true) {
      if (body.digest === undefined) {
        throw invalidField('digest', 'required', 'Pass the digest of a plan, which dry_run=true returns.');
      }
      if (body.digest !== digest) {
        throw context.refuse(
          'stale_plan',
          'The catalogue, or what lists a removed permission, has changed since this plan was made. Plan again.',
        );
      }
    }
    assertPermissionsUnused(context, planned, options);
    await applyChanges(context, planned, options);
    const { changes, effects } = planned;
    return {
      dry_run: query.dry_run === true,
      digest,
      counts: countsOf(changes, desired.length),
      changes: effects,
    };
  },
} satisfies Partial<Handlers>;
