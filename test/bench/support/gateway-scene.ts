import { type Bench, bearer, seedWorkspace, startBench } from './bench-server.ts';
import { type Child, startChild } from './child.ts';

/** A server whose gateway calls a provider on the same machine. */
export interface GatewayBench {
  bench: Bench;
  provider: Child;
  /** The slug of the workspace that calls, and its id. */
  slug: string;
  workspaceId: string;
  /** Headers of a call through the gateway. */
  headers: { Authorization: string; 'x-portkey-virtual-key': string };
  stop(): Promise<void>;
}

/** @param settings of the provider: see `peers/model-provider.ts` */
export async function startGatewayBench(
  environment: Readonly<Record<string, string>> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<GatewayBench> {
  const provider = await startChild('peers/model-provider.ts', settings);
  const bench = await startBench({ GATEWAY_PRIVATE_UPSTREAMS: '127.0.0.1=*', ...environment });
  const { id: workspaceId, slug, secret } = await seedWorkspace(bench.operator, 'gateway');
  await bench.operator.virtualKeys.create({
    workspace: slug,
    slug: 'provider',
    name: 'Provider',
    provider: 'openai-compatible',
    base_url: `${provider.hello}/v1`,
    secret: 'sk-bench',
  });
  return {
    ...{ bench, provider, slug, workspaceId },
    headers: { ...bearer(secret), 'x-portkey-virtual-key': 'provider' },
    async stop() {
      await bench.stop();
      await provider.stop();
    },
  };
}

/** Bounds the calls of a workspace by three budgets that none of them exhausts. */
export async function addBudgets({ bench, slug }: GatewayBench): Promise<void> {
  const [key] = (await bench.operator.apiKeys.list({ workspace: slug, limit: 1 })).data;
  for (const subject of [
    { scope: 'workspace' as const },
    { scope: 'api_key' as const, scope_id: key?.id ?? '' },
    { scope: 'policy' as const, group_by: ['model'] },
  ])
    await bench.operator.budgets.create({
      workspace: slug,
      name: `Of the ${subject.scope}`,
      ...subject,
      measure: 'tokens',
      limit: 1_000_000_000_000,
      period: 'month',
    });
}
