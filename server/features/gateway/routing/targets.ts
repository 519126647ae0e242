import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { type BreakerRule, type Leaf, parseConfig } from '../configs/policies.ts';
import type { LatestConfigRow } from '../configs/service.ts';
import type { BreakerState } from './circuit-breakers.ts';
import { breakerIdOf } from './engine.ts';

type Item = Schemas['GatewayConfigTargets'];
type Target = Item['targets'][number];

const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

const toBreaker = (
  { status, calls, failures, openedAt }: BreakerState,
  { cooldownMs }: BreakerRule,
): Target['breaker'] => ({
  status,
  calls,
  failures,
  opened_at: openedAt === null ? null : timeOf(openedAt),
  until: status === 'open' && openedAt !== null ? timeOf(openedAt + cooldownMs) : null,
});

/** Returns the targets of configs, with the states of their breakers on all replicas. */
export async function targetsOf(
  { workspaceId, features }: Pick<HandlerContext, 'workspaceId' | 'features'>,
  rows: readonly LatestConfigRow[],
): Promise<Item[]> {
  const read = rows.map((row) => ({ row, leaves: parseConfig(row.content).config?.leaves ?? [] }));
  const watched = read.flatMap(({ row, leaves }) =>
    leaves.flatMap((leaf) => {
      const id = breakerIdOf({ workspaceId, config: { id: row.id, version: row.latest } }, leaf);
      return leaf.breaker === null ? [] : [{ leaf, id, rule: leaf.breaker }];
    }),
  );
  const states = await features.gateway.breakers.statesOf(watched);
  const breakers = new Map<Leaf, Target['breaker']>(
    watched.flatMap(({ leaf, rule }, index) => {
      const state = states[index];
      return state === undefined ? [] : [[leaf, toBreaker(state, rule)] as const];
    }),
  );
  return read.map(({ row, leaves }) => ({
    id: row.id,
    slug: row.slug,
    version: row.latest,
    targets: leaves.map((leaf) => ({
      target: leaf.target.path,
      virtual_key: leaf.target.slug,
      breaker: breakers.get(leaf) ?? null,
    })),
  }));
}
