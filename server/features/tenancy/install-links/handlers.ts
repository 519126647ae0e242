import { type Context, found } from '../../../operations/handler-context.ts';
import { emailKey } from '../../../api/normalize.ts';
import { newId } from '../../../api/ids.ts';
import type { Handlers, Schemas } from '../../../api/types.ts';
import { future } from '../management-grants/service.ts';
import { toInstallLink } from './serializers.ts';
import type { LinkWithStatus } from './repository.ts';

const present = async ({ tenant }: Context, id: string): Promise<Schemas['InstallLink']> =>
  toInstallLink(found(await tenant.installLinks.find(id), 'install link'));

const lock = async ({ tenant }: Context, id: string): Promise<LinkWithStatus> =>
  found(await tenant.installLinks.lock(id), 'install link');

const toKeys = (emails: readonly string[]): string[] => [...new Set(emails.map(emailKey))];

export const installLinkHandlers = {
  async 'installLinks.create'({ body }, context) {
    const { tenant, now } = context;
    const { allowed_emails = [], notes = null, max_uses = null } = body;
    const id = newId('lnk');
    const { created_by, created_with } = await context.made();
    await tenant.installLinks.insert({
      id,
      allowed_emails: toKeys(allowed_emails),
      notes,
      max_uses,
      expires_at: future(body.expires_at, now),
      created_by,
      created_with,
    });
    return present(context, id);
  },

  async 'installLinks.list'({ query }, { tenant, pager }) {
    const rows = await tenant.installLinks.list(query.status, pager.request(query));
    return pager.page(query, rows, toInstallLink, (row) => [row.id]);
  },

  async 'installLinks.get'({ params }, context) {
    return present(context, params.link_id);
  },

  async 'installLinks.update'({ params, body }, context) {
    const { id, version } = await lock(context, params.link_id);
    context.ifMatch(String(version));
    const { allowed_emails, expires_at, ...rest } = body;
    await context.tenant.installLinks.update(id, {
      ...rest,
      ...(allowed_emails !== undefined && { allowed_emails: toKeys(allowed_emails) }),
      ...(expires_at !== undefined && { expires_at: future(expires_at, context.now) }),
    });
    return present(context, id);
  },

  async 'installLinks.archive'({ params }, context) {
    const { id, archived_at } = await lock(context, params.link_id);
    if (archived_at !== null) throw context.refuse('invalid_state', 'The link is archived already.');
    await context.tenant.installLinks.update(id, { archived_at: context.now });
    return present(context, id);
  },

  async 'installLinks.unarchive'({ params }, context) {
    const { id, archived_at } = await lock(context, params.link_id);
    if (archived_at === null) throw context.refuse('invalid_state', 'The link is not archived.');
    await context.tenant.installLinks.update(id, { archived_at: null });
    return present(context, id);
  },
} satisfies Partial<Handlers>;
