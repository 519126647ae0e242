import { newId } from '../../../api/ids.ts';
import { actorIdOf } from '../../../auth/authentication/principal.ts';
import type { RoleRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext, type Reauthorized } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { permissionsToStore } from '../../access/application-permissions/service.ts';
import { emitLoss, lossOf, withPermissions } from '../../payments/approvals/service.ts';
import { asSeenBy, externalIdFilter, joinedColumns } from '../external-ids/service.ts';
import { recordGrantChange } from '../provenance/recorded-changes.ts';
import { assertGrantable, assertHoldsCustomRole, assertNameNotBuiltin, findBuiltinRole } from './policies.ts';
import { BUILTIN_ETAG, toBuiltin, toRole } from './serializers.ts';

/** Locks a custom role that the caller may change, because the caller has all of its permissions. */
async function lockManageableRole(
  context: HandlerContext<'invalid_state' | 'privilege_escalation'>,
  id: string,
): Promise<Reauthorized<RoleRow, 'invalid_state' | 'privilege_escalation'>> {
  if (findBuiltinRole(context.contract, id) !== undefined) {
    context.assertIfMatch(BUILTIN_ETAG);
    throw context.refuse('invalid_state', 'Built-in roles cannot be changed. Create a custom role instead.');
  }
  const { locked, fresh } = await context.lockForUpdate(() => context.tenant.roles.lock(id));
  const role = assertFound(locked, 'role');
  assertHoldsCustomRole(fresh, role);
  context.recordBefore(toRole(context, role));
  return { locked: role, fresh };
}

export const roleHandlers = {
  async 'roles.create'({ body }, context) {
    const { repositories, tenant, workspaceId } = context;
    const { name, description = null, all_projects = false } = body;
    const scope = { permissions: permissionsToStore(context, body.permissions), all_projects };
    const { fresh } = await context.lockForUpdate(() => repositories.workspaces.lock(workspaceId));
    assertGrantable(fresh, scope);
    assertNameNotBuiltin(context, name);
    const provenance = await fresh.provenance(async (alone) => assertGrantable(alone, scope));
    const joined = joinedColumns(context, body);
    const role = { id: newId('rol'), name, description, ...scope, ...provenance, ...joined };
    return toRole(context, await tenant.roles.insert(role));
  },

  async 'roles.list'({ query }, context) {
    const { contract, pager, tenant } = context;
    const builtinRoles = [...contract.permissionsOf.keys()];
    const { limit, after: [afterId] = [] } = pager.request(query);
    const lastShown = findBuiltinRole(contract, afterId ?? '');
    const shown = lastShown === undefined ? 0 : builtinRoles.indexOf(lastShown) + 1;
    const inCustom = afterId?.startsWith('rol_') === true;
    const externalId = externalIdFilter(context, query.external_id);
    // Built-in roles have no external id.
    const builtin =
      inCustom || externalId !== undefined
        ? []
        : builtinRoles.slice(shown).map((role) => toBuiltin(context, role));
    const custom = await tenant.roles.list({ limit, after: inCustom ? [afterId] : undefined }, externalId);
    return pager.page(
      query,
      [...builtin, ...custom.map((row) => toRole(context, asSeenBy(context, row)))],
      (role) => role,
      (role) => [role.id],
    );
  },

  async 'roles.get'({ params }, context) {
    const builtin = findBuiltinRole(context.contract, params.role_id);
    if (builtin !== undefined) return toBuiltin(context, builtin);
    const role = assertFound(await context.tenant.roles.find(params.role_id), 'role');
    return toRole(context, asSeenBy(context, role));
  },

  async 'roles.update'({ params, body }, context) {
    const { locked: role, fresh } = await lockManageableRole(context, params.role_id);
    const { permissions: names, all_projects, external_id, metadata, ...texts } = body;
    const permissions = names && permissionsToStore(context, names);
    const scope = { permissions: permissions ?? [], all_projects: all_projects ?? false };
    const after = { permissions, all_projects };
    assertGrantable(fresh, scope);
    context.assertIfMatch(String(role.version));
    if (body.name !== undefined) assertNameNotBuiltin(context, body.name);
    if (permissions !== undefined)
      emitLoss(context, await lossOf(context, withPermissions(role.id, permissions)));
    if (permissions !== undefined || all_projects !== undefined) {
      const { grant_id } = await fresh.provenance(async (alone) => {
        assertHoldsCustomRole(alone, role);
        assertGrantable(alone, scope);
      });
      const change = { resource: 'role', id: role.id, before: role, after } as const;
      await recordGrantChange(context, grant_id, change);
    }
    return toRole(
      context,
      assertFound(
        await context.tenant.roles.update(role.id, {
          ...texts,
          ...joinedColumns(context, body, { current: role }),
          ...(permissions !== undefined && { permissions }),
          ...(all_projects !== undefined && { all_projects }),
          ...((permissions ?? all_projects) !== undefined && {
            role_given_by: actorIdOf(context.principal),
          }),
        }),
        'role',
      ),
    );
  },

  async 'roles.delete'({ params }, context) {
    const { roles } = context.tenant;
    const { locked: role } = await lockManageableRole(context, params.role_id);
    context.assertIfMatch(String(role.version));
    const users = await roles.holders(role.id);
    if (users.length > 0) {
      throw context.refuse('role_in_use', 'Assign another role to the listed users first.', { users });
    }
    if (await context.tenant.invitations.grantsRole(role.id)) {
      throw context.refuse('role_in_use', 'Pending invitations grant this role. Cancel them first.');
    }
    await roles.remove(role.id);
    context.emit('role.deleted', toRole(context, role));
    return undefined;
  },
} satisfies Partial<Handlers>;
