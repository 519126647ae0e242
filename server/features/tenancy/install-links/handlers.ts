import { newId } from '../../../api/ids.ts';
import { normalizeEmail } from '../../../api/normalize.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { parseFutureTime } from '../management-grants/service.ts';
import type { LinkWithStatus } from './repository.ts';
import { toInstallLink } from './serializers.ts';

const getSerialized = async ({ tenant }: HandlerContext, id: string): Promise<Schemas['InstallLink']> =>
  toInstallLink(assertFound(await tenant.installLinks.find(id), 'install link'));

const lockLink = async ({ tenant }: HandlerContext, id: string): Promise<LinkWithStatus> =>
  assertFound(await tenant.installLinks.lock(id), 'install link');

const toEmailKeys = (emails: readonly string[]): string[] => [...new Set(emails.map(normalizeEmail))];

export const installLinkHandlers = {
  async 'installLinks.create'({ body }, context) {
    const { tenant, now } = context;
    const { allowed_emails = [], notes = null, max_uses = null } = body;
    const id = newId('lnk');
    const { created_by, created_with } = await context.provenance();
    await tenant.installLinks.insert({
      id,
      allowed_emails: toEmailKeys(allowed_emails),
      notes,
      max_uses,
      expires_at: parseFutureTime(body.expires_at, now),
      created_by,
      created_with,
    });
    return getSerialized(context, id);
  },

  async 'installLinks.list'({ query }, { tenant, pager }) {
    const rows = await tenant.installLinks.list(query.status, pager.request(query));
    return pager.page(query, rows, toInstallLink, (row) => [row.id]);
  },

  async 'installLinks.get'({ params }, context) {
    return getSerialized(context, params.link_id);
  },

  async 'installLinks.update'({ params, body }, context) {
    const { id } = await lockCurrent(context, context.tenant.installLinks, params.link_id, 'install link');
    const { allowed_emails, expires_at, ...rest } = body;
    await context.tenant.installLinks.update(id, {
      ...rest,
      ...(allowed_emails !== undefined && { allowed_emails: toEmailKeys(allowed_emails) }),
      ...(expires_at !== undefined && { expires_at: parseFutureTime(expires_at, context.now) }),
    });
    return getSerialized(context, id);
  },

  async 'installLinks.archive'({ params }, context) {
    const { id, archived_at } = await lockLink(context, params.link_id);
    if (archived_at !== null) throw context.refuse('invalid_state', 'The link is already archived.');
    await context.tenant.installLinks.update(id, { archived_at: context.now });
    return getSerialized(context, id);
  },

  async 'installLinks.unarchive'({ params }, context) {
    const { id, archived_at } = await lockLink(context, params.link_id);
    if (archived_at === null) throw context.refuse('invalid_state', 'The link is not archived.');
    await context.tenant.installLinks.update(id, { archived_at: null });
    return getSerialized(context, id);
  },
} satisfies Partial<Handlers>;
