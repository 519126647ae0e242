import type { Schemas } from '../../../api/types.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { defaultConfigColumns } from '../../gateway/configs/service.ts';
import { assertMetadataOfKey } from '../../gateway/metadata/service.ts';

export type DefaultsColumns = Partial<Pick<ApiKeyRow, 'default_config_id' | 'call_metadata' | 'call_log'>>;

/**
 * Returns the columns of what applies to calls of models with a key. What is absent stays.
 * @throws invalid_request when there is no such config, or the organization wants other metadata
 */
export async function defaultsColumns(
  context: Pick<HandlerContext, 'tenant' | 'repositories' | 'owningOrganization'>,
  { config, metadata, log }: Schemas['KeyDefaultsInput'] = {},
  { isNew }: { isNew: boolean },
): Promise<DefaultsColumns> {
  if (isNew || metadata !== undefined) await assertMetadataOfKey(context, metadata ?? {});
  return {
    ...(await defaultConfigColumns(context, config, 'defaults/config')),
    ...(metadata !== undefined && { call_metadata: metadata }),
    ...(log !== undefined && { call_log: log }),
  };
}
