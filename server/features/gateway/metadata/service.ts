import type { HandlerContext } from '../../../operations/handler-context.ts';
import { assertMetadata } from './policies.ts';

type Metadata = Readonly<Record<string, string>>;
type Context = Pick<HandlerContext, 'tenant' | 'repositories' | 'owningOrganization'>;

/** Returns the schema of the organization that owns the workspace; nothing where there is none. */
async function schemaFor({ owningOrganization, repositories }: Context) {
  if (owningOrganization === null) return undefined;
  const settings = await repositories.organizationSettings.get(owningOrganization.id);
  return settings?.gateway.metadata_schema ?? undefined;
}

/**
 * Asserts that what a key fixes is as the organization wants it, together with what its workspace fixes.
 * @throws invalid_request
 */
export async function assertMetadataOfKey(context: Context, metadata: Metadata): Promise<void> {
  const schema = await schemaFor(context);
  if (schema === undefined) return;
  const inherited = (await context.tenant.settings.get())?.call_metadata ?? {};
  assertMetadata(schema, metadata, { field: 'defaults/metadata', inherited });
}

/**
 * Asserts the same of what a workspace fixes for all its keys.
 * @throws invalid_request
 */
export async function assertMetadataOfWorkspace(
  context: Context,
  metadata: Metadata | undefined,
): Promise<void> {
  const schema = metadata && (await schemaFor(context));
  if (schema && metadata) assertMetadata(schema, metadata, { field: 'call_metadata' });
}
