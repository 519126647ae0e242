import { invalidField, ProblemError, refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { requireProjectIds } from '../../tenancy/projects/service.ts';
import { parseConfig } from '../configs/policies.ts';
import {
  type CallRequest,
  completeOptions,
  type ExplainedCall,
  type KeySettings,
  type RelayedInput,
  WIRES,
} from '../relays/service.ts';
import { type AskedRoute, chooseRoute, type RouteSources } from '../routing/service.ts';

type Question = Schemas['GatewayExplain'];

/** Returns the configs of the workspace, and the defaults for a call of a key in a project. */
function sourcesOf(
  { tenant }: Pick<HandlerContext, 'tenant'>,
  { keyId, projectId }: { keyId: string; projectId: string | null },
): RouteSources {
  return {
    async find(reference, version) {
      const row = await tenant.configs.find(reference);
      const found = row && (await tenant.configs.findVersion(row.id, version ?? row.latest));
      const config = found && parseConfig(found.content).config;
      return config && { id: row.id, slug: row.slug, version: found.number, config };
    },
    async defaults() {
      const settings = await tenant.settings.get();
      const project = projectId === null ? undefined : await tenant.projectSettings.find(projectId);
      const key = await tenant.apiKeys.find(keyId);
      return {
        key: key?.default_config_id ?? null,
        project: project?.default_config_id ?? null,
        workspace: settings?.default_config_id ?? null,
      };
    },
  };
}

const wireOf = (path: string): CallRequest['wire'] =>
  Object.values(WIRES).find((wire) => `/v1/${wire.path}` === path) ?? WIRES['chatCompletions.create'];

/** The caller of a call, as the question describes it. */
interface Caller {
  keyId: string;
  userId: string | null;
  projectId: string | null;
  settings: KeySettings;
}

/** @throws not_found for a project that does not exist */
async function callerOf(context: HandlerContext, { key_id, project }: Question): Promise<Caller> {
  const key = key_id === undefined ? undefined : await context.tenant.apiKeys.find(key_id);
  const [named = null] = project === undefined ? [] : await requireProjectIds(context, [project]);
  // A key of one project calls in it.
  const [own, other] = key?.project_ids ?? [];
  const projectId = named ?? (other === undefined ? own : undefined) ?? null;
  const workspace = await context.tenant.settings.get();
  const settings = {
    metadata: key?.call_metadata ?? {},
    workspaceMetadata: workspace?.call_metadata ?? {},
    log: key?.call_log ?? null,
  };
  return { keyId: key_id ?? '', userId: key?.user_id ?? null, projectId, settings };
}

/** Returns the question as the request that a relay would get. */
function requestOf(
  context: HandlerContext,
  { params, metadata = {}, path, cache_namespace: namespace = '' }: Question,
  { keyId, userId, projectId, settings }: Caller,
  asked: AskedRoute,
): CallRequest {
  const { workspaceId, owningOrganization, address, requestId, now, rateLimits } = context;
  return {
    wire: wireOf(path ?? ''),
    input: { query: {}, body: params as unknown as RelayedInput['body'] },
    context: {
      ...{ workspaceId, projectId, address, requestId, now, rateLimits },
      principal: { id: keyId, userId },
      organizationId: owningOrganization?.id ?? null,
      refuse: refuser.refuse,
    },
    exchange: { body: Buffer.from(JSON.stringify(params)), headers: {} },
    options: completeOptions(
      {
        ...{
          ...asked,
          metadata,
          traceId: undefined,
          parentSpanId: undefined,
          requestTimeout: undefined,
          forwardHeaders: [],
          log: null,
        },
        cache: { isRefreshed: false, namespace },
      },
      settings,
      params.user,
    ),
  };
}

/**
 * Runs a call by the code that relays calls, up to where a provider would be called.
 * @returns the problem where the call has no route
 * @throws invalid_config if the question contains a config that breaks a rule
 */
export async function explain(
  context: HandlerContext<'invalid_config'>,
  question: Question,
): Promise<ExplainedCall | ProblemError> {
  const { params, config, inline_config, virtual_key } = question;
  const caller = await callerOf(context, question);
  const place = { location: 'body', base: ['inline_config'] } as const;
  const inlineConfig = inline_config && { json: inline_config, place };
  const { model } = params;
  if (typeof model !== 'string' || model === '')
    throw invalidField('params/model', 'required', 'Add property "model": it is required.');
  const asked = { config, inlineConfig, virtualKey: virtual_key, model };
  try {
    return await context.features.gateway.explain(requestOf(context, question, caller, asked), () =>
      chooseRoute(context, asked, sourcesOf(context, caller)),
    );
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code === 'invalid_config') throw error;
    return error;
  }
}
