import { nearestWord } from '../../../api/nearest-match.ts';
import { toSafeText } from '../../../api/safe-text.ts';

/** The names that each kind of object in a config may have. */
const NAMES = {
  node: [
    'name',
    'weight',
    'virtual_key',
    'provider',
    'strategy',
    'targets',
    'override_params',
    'retry',
    'request_timeout',
    'stream_idle_timeout',
    'connect_timeout',
    'forward_headers',
    'max_cost_nano_usd',
    'drop_params',
    'on_disconnect',
    'log',
    'cache',
  ],
  strategy: ['mode', 'on_status_codes', 'sticky_session', 'conditions', 'default', 'cb_config'],
  retry: ['attempts', 'on_status_codes', 'use_retry_after_headers'],
  sticky_session: ['hash_fields', 'ttl'],
  condition: ['query', 'then'],
  cache: ['mode', 'max_age', 'scope'],
  cb_config: [
    'failure_threshold',
    'failure_threshold_percentage',
    'minimum_requests',
    'cooldown_interval',
    'failure_status_codes',
  ],
} as const;

export type ObjectKind = keyof typeof NAMES;

/** How a kind of object is called in a sentence. */
const CALLED: Readonly<Record<ObjectKind, string>> = {
  node: 'a target or the config itself',
  strategy: 'strategy',
  retry: 'retry',
  sticky_session: 'strategy.sticky_session',
  condition: 'strategy.conditions',
  cache: 'cache',
  cb_config: 'strategy.cb_config',
};

interface Fault {
  code: string;
  message: string;
}

const refused = (code: string, message: string, names: readonly string[]) =>
  names.map((name): [string, Fault] => [name, { code, message }]);

/** Names of other gateways and of later versions, which are refused wherever they are. */
const REFUSED: ReadonlyMap<string, Fault> = new Map([
  ...refused(
    'forbidden',
    'A config holds no secrets. Store the secret in a virtual key, and name that by virtual_key.',
    [
      'api_key',
      'authorization',
      'aws_access_key_id',
      'aws_secret_access_key',
      'aws_session_token',
      'azure_ad_token',
      'azure_entra_client_secret',
      'vertex_service_account_json',
      'huggingface_api_key',
      'snowflake_api_key',
    ],
  ),
  ...refused(
    'forbidden',
    'A config cannot change where a virtual key is sent. Set base_url of the virtual key.',
    ['custom_host', 'base_url', 'api_base', 'baseurl'],
  ),
  ...refused('forbidden', 'This belongs to the virtual key. Set it there.', [
    'resource_name',
    'deployment_id',
    'api_version',
    'azure_auth_mode',
    'azure_deployment_name',
    'azure_model_name',
    'aws_region',
    'vertex_project_id',
    'vertex_region',
    'openai_organization',
    'openai_project',
  ]),
  ...refused('unsupported', 'This version has no guardrails. Remove this.', [
    'input_guardrails',
    'output_guardrails',
    'guardrails',
    'before_request_hooks',
    'after_request_hooks',
  ]),
  ...refused('unsupported', 'Only a semantic cache has this, and this version has none. Remove this.', [
    'embedding',
    'threshold',
  ]),
]);

const without = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Returns the name that was probably meant: `virtualKey` and `virtual-key` mean `virtual_key`. */
const meant = (name: string, names: readonly string[]): string | undefined =>
  names.find((known) => without(known) === without(name)) ?? nearestWord(name, names);

const placesOf = (name: string): string[] =>
  (Object.keys(NAMES) as ObjectKind[])
    .filter((kind) => (NAMES[kind] as readonly string[]).includes(name))
    .map((kind) => CALLED[kind]);

/** Returns what is wrong with a name in an object of a kind, and what to write instead. */
export function unknownKey(name: string, kind: ObjectKind): Fault | undefined {
  const names: readonly string[] = NAMES[kind];
  if (names.includes(name)) return undefined;
  const known = REFUSED.get(name) ?? REFUSED.get(name.toLowerCase());
  if (known !== undefined) return known;
  const places = placesOf(name);
  if (places.length > 0) return { code: 'unknown', message: `Move this to ${places.join(' or ')}.` };
  const nearest = meant(name, names);
  const remove = `Remove property "${toSafeText(name)}": it is unknown.`;
  return { code: 'unknown', message: nearest === undefined ? remove : `${remove} Did you mean ${nearest}?` };
}

/** Returns why a parameter must not be overridden. */
export const refusedParameter = (name: string): Fault | undefined => REFUSED.get(name.toLowerCase());
