import { parseConfig } from '../../../server/features/gateway/configs/policies.ts';

/** Returns a condition. (A literal with `then` would look like a promise to the linter.) */
export const when = (query: unknown, target: string): Record<string, unknown> =>
  Object.fromEntries([
    ['query', query],
    ['then', target],
  ]);

/** Returns a target, or a list of targets with a strategy. */
export const key = (slug: string, more: object = {}) => ({ virtual_key: slug, ...more });
export const group = (mode: string, targets: readonly object[], more: object = {}, node: object = {}) => ({
  strategy: { mode, ...more },
  targets,
  ...node,
});

/** Reads a config that has to be right. */
export function configOf(json: unknown) {
  const { config, violations } = parseConfig(json);
  if (config === undefined) throw new Error(JSON.stringify(violations));
  return config;
}

/** The config of the design with everything in it. */
export const EVERYTHING = group(
  'conditional',
  [
    group(
      'fallback',
      [
        key('openai-prod', { override_params: { model: 'gpt-4o' } }),
        key('anthropic-prod', { override_params: { model: 'claude-sonnet-4-5' } }),
      ],
      { on_status_codes: [429, 500, 529], cb_config: { failure_threshold: 5, cooldown_interval: 60_000 } },
      { name: 'premium' },
    ),
    group(
      'loadbalance',
      [key('groq', { weight: 3 }), { provider: '@openai-prod', weight: 1 }],
      { sticky_session: { hash_fields: ['metadata._user'] } },
      { name: 'standard' },
    ),
  ],
  {
    conditions: [when({ 'metadata.plan': { $eq: 'paid' }, 'params.stream': true }, 'premium')],
    default: 'standard',
  },
  {
    retry: { attempts: 3, on_status_codes: [429, 503], use_retry_after_headers: true },
    request_timeout: 30_000,
  },
);
