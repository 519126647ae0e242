import type { HandlerContext } from '../../../operations/handler-context.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertCoversAllTenants } from '../../access/application-keys/policies.ts';
import { externalIdFilter, joinedColumns, partyOutside } from '../../tenancy/external-ids/service.ts';
import { toUser } from './serializers.ts';

/** The tenants whose members the caller sees; `null` for all users. */
const tenantsOf = ({ principal }: HandlerContext) =>
  principal.type === 'application_key' ? principal.tenants : null;

/** Users as the operator and the application see them. */
export const userDirectoryHandlers = {
  async 'users.list'({ query }, context) {
    const { repositories, pager } = context;
    const filters = { tenants: tenantsOf(context), externalId: externalIdFilter(context, query.external_id) };
    const rows = await repositories.users.list(filters, pager.request(query));
    return pager.page(query, rows, toUser, (row) => [row.id]);
  },

  async 'users.get'({ params }, context) {
    const user = await context.repositories.users.findAmong(tenantsOf(context), params.user_id);
    return toUser(assertFound(user, 'user'));
  },

  async 'users.update'({ params, body }, context) {
    assertCoversAllTenants(context);
    const { users } = context.repositories;
    const current = await lockCurrent(context, users, params.user_id, 'user');
    const joined = joinedColumns(context, body, { current, party: partyOutside(context) });
    return toUser(assertFound(await users.update(current.id, joined), 'user'));
  },
} satisfies Partial<Handlers>;
