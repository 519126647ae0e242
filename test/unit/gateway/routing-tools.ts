import type { RoutingRequest } from '../../../server/features/gateway/routing/conditions.ts';
import { type Failure, runConfig, type Tools } from '../../../server/features/gateway/routing/service.ts';
import { configOf } from './config-samples.ts';

export const REQUEST: RoutingRequest = {
  metadata: {},
  params: {},
  url: { pathname: '/v1/chat/completions' },
  workspaceId: 'ws_1',
  keyId: 'key_1',
  config: { id: 'cfg_1', version: 1 },
};

/** A breaker that is never open. */
const CLOSED: Tools['breaker'] = {
  openUntil: () => undefined,
  begin: () => ({ isProbe: false, end: () => undefined }),
};

/** What a virtual key answers: a status, or a failure with more. */
export type Answer = number | 'timeout' | 'connection' | Partial<Failure>;

const failureOf = (answer: Answer): Failure =>
  typeof answer === 'object'
    ? { status: 500, isCallersFault: false, ...answer }
    : { status: answer, isCallersFault: false };

/**
 * Runs a config against virtual keys that answer by a script, and notes the calls and the waits. A virtual key repeats the
 * last of its answers.
 */
export async function run(
  json: unknown,
  script: Readonly<Record<string, readonly Answer[]>>,
  { request = {}, ...tools }: Partial<Tools> & { request?: Partial<RoutingRequest> } = {},
) {
  const calls: string[] = [];
  const waits: number[] = [];
  const outcome = await runConfig(
    configOf(json),
    { ...REQUEST, ...request },
    {
      attempt: async ({ slug }) => {
        const answers = script[slug] ?? [200];
        const answer =
          answers[Math.min(calls.filter((one) => one === slug).length, answers.length - 1)] ?? 200;
        calls.push(slug);
        return answer === 200 ? { ok: true } : { ok: false, ...failureOf(answer) };
      },
      breaker: CLOSED,
      now: () => 0,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
      random: () => 0.5,
      ...tools,
    },
  );
  return { ...outcome, calls, waits };
}
