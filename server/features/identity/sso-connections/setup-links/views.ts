import { DAY_MS } from '../../../../api/times.ts';
import type { Schemas } from '../../../../api/types.ts';
import type { SetupLinkRow } from '../../../../database/schema/sso-tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { scimUrl } from '../../directories/serializers.ts';
import { toDomain } from '../../domains/serializers.ts';
import type { SsoConnectionView } from '../repository.ts';
import { toServiceProvider, toSsoConnection } from '../serializers.ts';
import { DEFAULT_ATTRIBUTES } from '../settings.ts';

/*
 * What a person without an account sees: what the identity provider has to know, and what they have filled in. Roles,
 * domains in use, members and who activated it are left out.
 */

/** Requests of the provider that are shown. */
const REQUESTS = 10;

async function statusOf(
  { tenant, now }: HandlerContext,
  { id, draft_digest, active_digest }: SsoConnectionView,
): Promise<Schemas['SetupConnection']['status']> {
  if (draft_digest === null) return active_digest === null ? 'draft' : 'active';
  const since = new Date(now.getTime() - DAY_MS);
  return (await tenant.ssoTests.hasPassed(id, draft_digest, since)) ? 'ready' : 'draft';
}

/** Returns the domains that wait for their record. At most a hundred are. */
async function domainsToProve({
  tenant,
  secrets,
}: HandlerContext): Promise<Schemas['SetupConnection']['domains']> {
  const rows = await tenant.domains.unproven();
  return rows.map((row) => ({ domain: row.domain, record: toDomain(row, secrets).record }));
}

/** Shows a connection that the link has not made yet. */
function showNew(
  { target_id: id, name, kind }: SetupLinkRow,
  publicUrl: string,
): Omit<Schemas['SetupConnection'], 'domains'> {
  const protocol = kind === 'oidc' ? kind : 'saml';
  return {
    id,
    name,
    protocol,
    status: 'new',
    oidc: null,
    saml: null,
    attributes: DEFAULT_ATTRIBUTES,
    config_digest: null,
    // The server has metadata once it has a certificate for the connection.
    sp: { ...toServiceProvider({ id, protocol, signing_keys: [] }, publicUrl), metadata_url: null },
    etag: '0',
  };
}

export async function showConnection(
  context: HandlerContext,
  link: SetupLinkRow,
): Promise<Schemas['SetupConnection']> {
  const { tenant, installation } = context;
  const domains = await domainsToProve(context);
  const row = await tenant.ssoConnections.view(link.target_id);
  if (row === undefined) return { ...showNew(link, installation.publicUrl), domains };
  const { id, name, protocol, oidc, saml, attributes, config_digest, sp, etag } = toSsoConnection(
    row,
    installation,
  );
  const status = await statusOf(context, row);
  return { id, name, protocol, status, oidc, saml, attributes, config_digest, sp, domains, etag };
}

const resourceOf = (path: string): 'Users' | 'Groups' | 'other' => {
  const [, resource] = /^\/scim\/v2\/(Users|Groups)(?:[/?]|$)/.exec(path) ?? [];
  return resource === 'Users' || resource === 'Groups' ? resource : 'other';
};

export async function showDirectory(context: HandlerContext, id: string): Promise<Schemas['SetupDirectory']> {
  const { tenant, usage } = context;
  await usage.flush();
  const row = assertFound(await tenant.directories.find(id), 'directory');
  const requests = await tenant.directoryRequests.latest(id, REQUESTS);
  return {
    id: row.id,
    name: row.name,
    status: row.last_used_at === null ? 'draft' : 'ready',
    scim_url: scimUrl(context),
    masked: row.masked,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    requests: requests.map(({ method, path, status, created_at }) => ({
      method,
      resource: resourceOf(path),
      status,
      at: created_at.toISOString(),
    })),
  };
}
