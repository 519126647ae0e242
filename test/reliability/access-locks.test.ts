import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { Permission } from '../../server/api/types.ts';
import { assertOutranksRole } from '../../server/features/tenancy/roles/policies.ts';
import type { Handler } from '../../server/operations/handler-types.ts';
import { engines } from '../support/database.ts';
import { errorOf } from '../support/errors.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createUser, type TestUser, unique } from '../support/users.ts';

describe('a comparison with the permissions of the caller', () => {
  it('compiles only with the authorization that follows a lock', () => {
    const update: Handler<'members.update'> = async ({ params }, context) => {
      // @ts-expect-error the request was authorized before the lock
      await assertOutranksRole(context, 'admin');
      // @ts-expect-error the same
      context.access.assertHolds([]);
      // @ts-expect-error only lockForUpdate authorizes again
      await context.reauthorize();
      const { fresh } = await context.lockForUpdate(() => context.tenant.members.lock(params.user_id));
      await assertOutranksRole(fresh, 'admin');
      throw fresh.refuse('privilege_escalation', 'The role is above yours.');
    };
    expectTypeOf(update).toExtend<Handler<'members.update'>>();
  });
});

// The embedded engine has one connection, so that no request waits for the lock of another.
const multiple = engines.filter((engine) => engine === 'postgres');

describe.skipIf(multiple.length === 0)(
  'a caller who loses a permission while the request waits for a lock',
  () => {
    let server: TestServer;
    let owner: TestUser;
    let workspace: string;
    beforeAll(async () => {
      server = await startTestServer({ engine: 'postgres', env: { BACKGROUND_WORK: 'false' } });
      owner = await createUser(server, 'Owner');
      workspace = owner.workspace;
    });
    afterAll(() => server.stop());

    const createRole = (permissions: Permission[]) =>
      owner.api.roles.create({ workspace, name: unique('Role'), permissions });

    /** A caller with a custom role that has a permission, which the returned function takes away. */
    async function createDelegate(lost: Permission, kept: Permission[]) {
      const role = await createRole([lost, ...kept]);
      const delegate = await createUser(server, 'Delegate');
      await server.operator.members.add({ workspace, user_id: delegate.id, role: role.id });
      const lose = () => owner.api.roles.update({ workspace, role_id: role.id, permissions: kept });
      return { api: delegate.api, lose };
    }

    /** Sends a request that waits for a row, changes access meanwhile, and returns the code of the refusal. */
    async function codeWhileLocked(
      table: string,
      id: string,
      lose: () => PromiseLike<unknown>,
      send: () => PromiseLike<unknown>,
    ) {
      const column = table === 'workspace_settings' ? 'workspace_id' : 'id';
      const holder = await server.knex.transaction();
      await holder(table)
        .where({ [column]: id })
        .forUpdate();
      const refusal = errorOf(send());
      await expect
        .poll(async () => {
          const { rows } = await server.knex.raw(
            `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          return rows[0].n;
        })
        .toBeGreaterThan(0);
      await lose();
      await holder.rollback();
      return Reflect.get(Object(await refusal), 'code');
    }

    it('does not change a role that has the permission', async () => {
      const { api, lose } = await createDelegate('webhooks:manage', ['roles:manage']);
      const { id } = await createRole(['webhooks:manage']);
      const code = await codeWhileLocked('roles', id, lose, () =>
        api.roles.update({ workspace, role_id: id, description: 'Changed' }),
      );
      expect(code).toBe('privilege_escalation');
    });

    it('does not create a role that has the permission', async () => {
      const { api, lose } = await createDelegate('webhooks:manage', ['roles:manage']);
      const { id } = await owner.api.workspaces.get({ workspace });
      const code = await codeWhileLocked('workspaces', id, lose, () =>
        api.roles.create({ workspace, name: unique('Late'), permissions: ['webhooks:manage'] }),
      );
      expect(code).toBe('privilege_escalation');
    });

    it('does not change the security settings that need the permission', async () => {
      const { api, lose } = await createDelegate('security:manage', ['workspace:update']);
      const { id } = await owner.api.workspaces.get({ workspace });
      const code = await codeWhileLocked('workspace_settings', id, lose, () =>
        api.settings.update({ workspace, require_reauthentication: true }),
      );
      expect(code).toBe('insufficient_role');
    });
  },
);
