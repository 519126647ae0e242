import { invalidField, ProblemError } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { requireProjectIds } from '../../tenancy/projects/service.ts';
import { parseConfig } from '../configs/policies.ts';
import { runConfig } from './engine.ts';
import type { Breaker, Outcome, Step } from './plan.ts';
import { chooseRoute, type Route, type RouteSources } from './routes.ts';

type Question = Schemas['GatewayExplain'];
type Explanation = Schemas['GatewayExplanation'];

/** Nothing is called, so nothing is counted. */
const NOT_COUNTED: Breaker = {
  openUntil: () => undefined,
  begin: () => ({ isProbe: false, end: () => undefined }),
};

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

/** Longer texts of a call are not repeated. */
const MAX_SHOWN = 200;

/** Returns a value of the request in a form fit for display. */
function shown(value: unknown): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return value === undefined || value === null ? null : '…';
  return value.length > MAX_SHOWN ? '…' : value;
}

function toTrace(step: Step): Explanation['trace'][number] {
  const { at } = step;
  switch (step.kind) {
    case 'condition': {
      const values = Object.entries(step.values).map(([path, value]) => [path, shown(value)] as const);
      return { at, kind: step.kind, holds: step.holds, values: Object.fromEntries(values) };
    }
    case 'chosen':
      return { at, kind: step.kind, by: step.by };
    case 'skipped':
      return { at, kind: step.kind, until: new Date(step.until).toISOString() };
    default:
      return { at, kind: step.kind };
  }
}

const toCall = ({ name, source, model }: Route, { target, steps }: Outcome): Explanation => ({
  would: 'call',
  refusal: null,
  source,
  config: name,
  target: target.path,
  virtual_key: target.slug,
  model: typeof target.overrideParams.model === 'string' ? target.overrideParams.model : model,
  trace: steps.map(toTrace),
});

const toRefusal = ({ code, detail }: ProblemError): Explanation => ({
  would: 'refuse',
  refusal: { code, detail },
  source: null,
  config: null,
  target: null,
  virtual_key: null,
  model: null,
  trace: [],
});

/**
 * Routes a call by the code that routes calls, and calls no provider.
 * @throws invalid_config if the question contains a config that breaks a rule
 */
export async function explain(
  context: HandlerContext<'invalid_config'>,
  { params, config, inline_config, virtual_key, metadata = {}, project, key_id = '', path }: Question,
): Promise<Explanation> {
  const { workspaceId, now } = context;
  const [projectId = null] = project === undefined ? [] : await requireProjectIds(context, [project]);
  const place = { location: 'body', base: ['inline_config'] } as const;
  const inlineConfig = inline_config && { json: inline_config, place };
  const { model } = params;
  if (typeof model !== 'string' || model === '')
    throw invalidField('params/model', 'required', 'Add property "model": it is required.');
  const asked = { config, inlineConfig, virtualKey: virtual_key, model };
  try {
    const route = await chooseRoute(context, asked, sourcesOf(context, { keyId: key_id, projectId }));
    const request = {
      metadata,
      params,
      url: { pathname: path ?? '/v1/chat/completions' },
      workspaceId,
      keyId: key_id,
      config: route.id,
    };
    const outcome = await runConfig(route.config, request, {
      attempt: async () => ({ ok: true }),
      breaker: NOT_COUNTED,
      now: () => now.getTime(),
      sleep: async () => undefined,
      random: Math.random,
    });
    return toCall(route, outcome);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code === 'invalid_config') throw error;
    return toRefusal(error);
  }
}
