import type { Schemas } from '../../../../api/types.ts';
import type { SetupLinkRow } from '../../../../database/schema/sso-tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { rotateToken } from '../../directories/service.ts';
import { startTest } from '../flows/tests.ts';
import { toSetupLink } from './serializers.ts';
import { showConnection, showDirectory } from './views.ts';

/** Returns the link whose token is used. */
export async function callingLink({ principal, tenant }: HandlerContext): Promise<SetupLinkRow> {
  if (principal.type !== 'setup_link') throw new Error('This operation is for set-up links only.');
  return assertFound(await tenant.setupLinks.find(principal.id), 'set-up link');
}

/** Returns the link whose token is used, if it is for a connection or for a directory. @throws invalid_state */
export async function callingLinkFor(
  context: HandlerContext<'invalid_state'>,
  what: 'connection' | 'directory',
): Promise<SetupLinkRow> {
  const link = await callingLink(context);
  if ((link.kind === 'scim') === (what === 'directory')) return link;
  throw context.refuse('invalid_state', `This link is for no ${what}.`);
}

export async function getSetup(context: HandlerContext, link: SetupLinkRow): Promise<Schemas['Setup']> {
  const { repositories, tenantId } = context;
  const isDirectory = link.kind === 'scim';
  return {
    link_id: link.id,
    place: assertFound(await repositories.tenants.find(tenantId), 'tenant').name,
    kind: link.kind,
    expires_at: link.expires_at.toISOString(),
    connection: isDirectory ? null : await showConnection(context, link),
    directory: isDirectory ? await showDirectory(context, link.target_id) : null,
  };
}

/** Returns what a link sets up, and records the first time. */
export async function openSetupLink(context: HandlerContext): Promise<Schemas['Setup']> {
  const { tenant, now } = context;
  const link = await callingLink(context);
  const { locked } = await context.lockForUpdate(() => tenant.setupLinks.lock(link.id));
  if (locked?.opened_at === null) {
    await tenant.setupLinks.update(link.id, { opened_at: now });
    // The person who made it holds the permission, or the link would have been refused.
    context.emit('sso_setup_link.opened', toSetupLink(await callingLink(context), true, now));
  }
  return getSetup(context, link);
}

/** @throws invalid_state before the first settings are saved */
export async function startTestOfLink(
  context: HandlerContext<'invalid_state'>,
): Promise<Schemas['SsoTestStart']> {
  const { target_id } = await callingLinkFor(context, 'connection');
  if ((await context.tenant.ssoConnections.find(target_id)) === undefined)
    throw context.refuse('invalid_state', 'Save the settings of the provider first.');
  return startTest(context, target_id);
}

/** Returns a test that the link has begun. Others show who signed in. */
export async function getTestOfLink(context: HandlerContext, id: string): Promise<Schemas['SetupTest']> {
  const link = await callingLink(context);
  const found = await context.tenant.ssoTests.find(link.target_id, id);
  const row = assertFound(found?.setup_link_id === link.id ? found : undefined, 'test');
  return {
    id: row.id,
    config_digest: row.digest,
    status: row.status,
    checks: row.result?.checks ?? [],
    attributes: Object.entries(row.result?.attributes ?? {}).map(([name, values]) => ({ name, values })),
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

/** Replaces the token of a directory, which only reads until a person activates the directory. @throws invalid_state */
export async function rotateDirectoryToken(
  context: HandlerContext<'invalid_state' | 'rotation_in_progress'>,
): Promise<Schemas['SetupDirectoryWithToken']> {
  const { target_id: id } = await callingLinkFor(context, 'directory');
  const { locked } = await context.lockForUpdate(() => context.tenant.directories.lock(id));
  if (assertFound(locked, 'directory').activated_at !== null)
    throw context.refuse(
      'invalid_state',
      'The directory is active. Its token is replaced by those who manage it.',
    );
  const { token } = await rotateToken(context, id, 0);
  return { ...(await showDirectory(context, id)), token };
}
