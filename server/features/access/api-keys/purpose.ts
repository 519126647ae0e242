import { isKey } from '../../../auth/authentication/principal.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { type DefaultsColumns, defaultsColumns } from './key-defaults.ts';
import type { KeyInput } from './key-input.ts';

/**
 * Returns the columns that say what a key is for, besides its permissions: what applies to its calls of models, and the
 * APIs for which it may make JWTs.
 * @param current the key before the change
 * @throws privilege_escalation
 */
export async function purposeColumns(
  context: HandlerContext<'privilege_escalation'>,
  { defaults, audiences }: KeyInput,
  current?: Pick<ApiKeyRow, 'audiences'>,
): Promise<DefaultsColumns & Partial<Pick<ApiKeyRow, 'audiences'>>> {
  await assertWithinCallerAudiences(
    context,
    audiences?.filter((audience) => !current?.audiences.includes(audience)) ?? [],
  );
  return {
    ...(await defaultsColumns(context, defaults, { isNew: current === undefined })),
    ...(audiences !== undefined && { audiences }),
  };
}

/** A key cannot give a key, itself included, an API that it makes no JWTs for itself, so that a leaked key cannot be escalated. */
async function assertWithinCallerAudiences(
  context: HandlerContext<'privilege_escalation'>,
  added: readonly string[],
): Promise<void> {
  const { principal, repositories } = context;
  if (!isKey(principal) || added.length === 0) return;
  const own = await repositories.tenant(principal.tenantId).apiKeys.find(principal.id);
  const wider = added.find((audience) => !own?.audiences.includes(audience));
  if (wider === undefined) return;
  throw context.refuse(
    'privilege_escalation',
    'The key would make JWTs for an API for which the key that you use makes none.',
  );
}
