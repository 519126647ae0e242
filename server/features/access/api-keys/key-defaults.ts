import type { Schemas } from '../../../api/types.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { defaultConfigColumns } from '../../gateway/configs/service.ts';

export type DefaultsColumns = Partial<Pick<ApiKeyRow, 'default_config_id' | 'call_metadata' | 'call_log'>>;

/**
 * Returns the columns of what applies to calls of models with a key. What is absent stays.
 * @throws invalid_request when there is no such config
 */
export async function defaultsColumns(
  context: Pick<HandlerContext, 'tenant'>,
  { config, metadata, log }: Schemas['KeyDefaultsInput'] = {},
): Promise<DefaultsColumns> {
  return {
    ...(await defaultConfigColumns(context, config, 'defaults/config')),
    ...(metadata !== undefined && { call_metadata: metadata }),
    ...(log !== undefined && { call_log: log }),
  };
}
