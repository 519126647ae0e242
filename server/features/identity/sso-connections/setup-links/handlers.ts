import type { Schemas } from '../../../../api/types.ts';
import { permissionOfLink } from '../../../../auth/authentication/setup-link-principal.ts';
import type { SetupLinkRow } from '../../../../database/schema/sso-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../../operations/handler-context.ts';
import type { Handlers } from '../../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../../operations/tenant-handlers.ts';
import { changeConnection } from './change-connection.ts';
import { createSetupLink } from './create-link.ts';
import { showLink } from './serializers.ts';
import {
  callingLink,
  getSetup,
  getTestOfLink,
  openSetupLink,
  rotateDirectoryToken,
  startTestOfLink,
} from './setup.ts';

/** The kinds of links that the caller manages. */
const kindsOf = ({ access, tenantId }: HandlerContext): Array<SetupLinkRow['kind']> =>
  (['oidc', 'saml', 'scim'] as const).filter((kind) =>
    access.permissions.has(permissionOfLink(tenantId, kind)),
  );

/** Returns a link of a kind that the caller manages. @throws not_found */
function manageable(context: HandlerContext, row: SetupLinkRow | undefined): SetupLinkRow {
  const link = assertFound(row, 'set-up link');
  return assertFound(kindsOf(context).includes(link.kind) ? link : undefined, 'set-up link');
}

async function revokeLink(
  context: HandlerContext<'invalid_state'>,
  id: string,
): Promise<Schemas['SsoSetupLink']> {
  const { tenant, repositories, now } = context;
  manageable(context, await tenant.setupLinks.find(id));
  const row = await lockCurrent(context, tenant.setupLinks, id, 'set-up link');
  if (row.ended_at !== null || row.expires_at <= now)
    throw context.refuse('invalid_state', 'The link has ended already.');
  await tenant.setupLinks.update(id, { ended_at: now });
  await repositories.credentials.end([id], now);
  return showLink(context, assertFound(await tenant.setupLinks.find(id), 'set-up link'));
}

export const setupLinkHandlers = {
  ...createTenantHandlers({ ssoSetupLinks: 'organizationSsoSetupLinks' } as const, {
    'ssoSetupLinks.create': ({ body }, context) => createSetupLink(context, body),

    async 'ssoSetupLinks.list'({ query }, context) {
      const rows = await context.tenant.setupLinks.list(kindsOf(context), context.pager.request(query));
      const held = new Map(
        await Promise.all(rows.map(async (row) => [row.id, await showLink(context, row)] as const)),
      );
      return context.pager.page(
        query,
        rows,
        ({ id }) => assertFound(held.get(id), 'set-up link'),
        (row) => [row.id],
      );
    },

    async 'ssoSetupLinks.get'({ params }, context) {
      const row = await context.tenant.setupLinks.find(params.setup_link_id);
      return showLink(context, manageable(context, row));
    },

    'ssoSetupLinks.revoke': ({ params }, context) => revokeLink(context, params.setup_link_id),
  }),

  'setup.open': (_, context) => openSetupLink(context),

  'setup.get': async (_, context) => getSetup(context, await callingLink(context)),

  'setup.update': {
    prepare: async ({ body }, before) => changeConnection(before, body),
  },

  'setup.test': (_, context) => startTestOfLink(context),

  'setup.getTest': ({ params }, context) => getTestOfLink(context, params.test_id),

  'setup.rotateToken': (_, context) => rotateDirectoryToken(context),
} satisfies Partial<Handlers>;
