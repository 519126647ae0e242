import { lookAlikeIn } from '../formats/look-alikes.ts';
import { LOG_LEVELS, strictest } from '../payloads/policies.ts';
import type { CacheRule, CallSettings, RetryRule } from './config.ts';
import { mayForward } from './forwarded-headers.ts';
import { refusedParameter } from './names.ts';
import {
  flag,
  integerIn,
  isObject,
  listOf,
  oneOf,
  type Path,
  type Reader,
  type Reading,
  readMembers,
  readObject,
  requireMembers,
  statusCodes,
  textUpTo,
} from './reading.ts';

const RETRIED: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const MAX_ATTEMPTS = 5;
const HOUR_MS = 3_600_000;

const retry: Reader<RetryRule> = (value, path, reading) => {
  const members = readObject(value, 'retry', path, reading);
  if (members === undefined) return undefined;
  requireMembers(members, ['attempts'], path, reading);
  const {
    attempts = 0,
    on_status_codes = RETRIED,
    use_retry_after_headers = false,
  } = readMembers<{
    attempts: number;
    on_status_codes: ReadonlySet<number>;
    use_retry_after_headers: boolean;
  }>(
    members,
    { attempts: integerIn(0, MAX_ATTEMPTS), on_status_codes: statusCodes, use_retry_after_headers: flag },
    path,
    reading,
  );
  return { attempts, onStatusCodes: on_status_codes, useRetryAfterHeaders: use_retry_after_headers };
};

const MINUTE_MS = 60_000;

const headerName: Reader<string> = (value, path, reading) => {
  const name = textUpTo(100)(value, path, reading)?.toLowerCase();
  if (name === undefined || mayForward(name)) return name;
  return reading.fail(
    path,
    'forbidden',
    'Name only headers that have no credential, no address and no role in the connection.',
  );
};

/** Parameters that a config must not set, beside those that no object of a config may have. */
const OWN_PARAMETERS: Readonly<Record<string, string>> = {
  stream: 'Only the client decides whether the answer is a stream. Remove this.',
};

const model: Reader<string> = (value, path, reading) => {
  const name = textUpTo(256)(value, path, reading);
  return name?.startsWith('@')
    ? reading.fail(path, 'forbidden', 'Name the virtual key by virtual_key, and the model alone here.')
    : name;
};

const choices = integerIn(1, 128);
const tokens = integerIn(0, Number.MAX_SAFE_INTEGER);
/** The parameters that the gateway decides and charges by, with what requests may have there. */
const PARAMETERS: Readonly<Record<string, Reader<unknown>>> = {
  model,
  n: choices,
  best_of: choices,
  max_tokens: tokens,
  max_completion_tokens: tokens,
  max_output_tokens: tokens,
};

const EXACT = 'This number cannot be kept exactly. Use a whole number up to 9007199254740991.';

/** Notes whole numbers that JavaScript has changed when it parsed them. */
function checkNumbers(value: unknown, path: Path, reading: Reading): void {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    reading.fail(path, 'maximum', EXACT);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) checkNumbers(member, [...path, name], reading);
}

const overrideParams: Reader<Readonly<Record<string, unknown>>> = (value, path, reading) => {
  if (!isObject(value)) return reading.fail(path, 'type', 'Must be of the type object.');
  for (const name of Object.keys(value)) {
    const own = Object.hasOwn(OWN_PARAMETERS, name) ? OWN_PARAMETERS[name] : undefined;
    const fault = own === undefined ? refusedParameter(name) : { code: 'forbidden', message: own };
    if (fault !== undefined) reading.fail([...path, name], fault.code, fault.message);
  }
  const alike = lookAlikeIn(value);
  if (alike !== undefined)
    reading.fail([...path, alike.name], 'unknown', `Write this name as "${alike.meant}", or remove it.`);
  for (const [name, reader] of Object.entries(PARAMETERS))
    if (Object.hasOwn(value, name) && value[name] !== null) reader(value[name], [...path, name], reading);
  checkNumbers(value, path, reading);
  return value;
};

const MIN_AGE_SECONDS = 60;
const MAX_AGE_SECONDS = 7_776_000;
const AGE_SECONDS = 604_800;

/** Portkey has a semantic mode as well. */
const cacheMode: Reader<'simple'> = (value, path, reading) =>
  value === 'semantic'
    ? reading.fail(
        path,
        'unsupported',
        'This version keeps answers of equal calls only. Use the mode simple.',
      )
    : oneOf('simple')(value, path, reading);

const cache: Reader<CacheRule> = (value, path, reading) => {
  const members = readObject(value, 'cache', path, reading);
  if (members === undefined) return undefined;
  requireMembers(members, ['mode'], path, reading);
  const { max_age = AGE_SECONDS, scope = 'workspace' } = readMembers<{
    mode: 'simple';
    max_age: number;
    scope: CacheRule['scope'];
  }>(
    members,
    {
      mode: cacheMode,
      max_age: integerIn(MIN_AGE_SECONDS, MAX_AGE_SECONDS),
      scope: oneOf('workspace', 'key', 'user'),
    },
    path,
    reading,
  );
  return { maxAgeSeconds: max_age, scope };
};

/** The settings of a node, by their names in the config. */
const READERS: {
  readonly [Name in keyof CallSettings]: readonly [name: string, Reader<CallSettings[Name]>];
} = {
  retry: ['retry', retry],
  requestTimeout: ['request_timeout', integerIn(1, HOUR_MS)],
  streamIdleTimeout: ['stream_idle_timeout', integerIn(1, HOUR_MS)],
  connectTimeout: ['connect_timeout', integerIn(1, MINUTE_MS)],
  overrideParams: ['override_params', overrideParams],
  forwardHeaders: ['forward_headers', listOf(headerName, 0, 20)],
  maxCostNanoUsd: ['max_cost_nano_usd', integerIn(1, Number.MAX_SAFE_INTEGER)],
  dropParams: ['drop_params', flag],
  onDisconnect: ['on_disconnect', oneOf('abort', 'drain')],
  log: ['log', oneOf(...LOG_LEVELS)],
  cache: ['cache', cache],
};

/**
 * Returns what applies below a node: its own settings, and else those from above. Parameters add up, and the strictest level
 * of recording counts.
 */
export function readSettings(
  node: Readonly<Record<string, unknown>>,
  inherited: CallSettings,
  path: Path,
  reading: Reading,
): CallSettings {
  const own = Object.entries(READERS).flatMap(([setting, [name, reader]]) => {
    const value = Object.hasOwn(node, name)
      ? (reader as Reader<unknown>)(node[name], [...path, name], reading)
      : undefined;
    return value === undefined ? [] : [[setting, value]];
  });
  const settings: CallSettings = { ...inherited, ...Object.fromEntries(own) };
  return {
    ...settings,
    overrideParams: { ...inherited.overrideParams, ...settings.overrideParams },
    log: strictest([inherited.log, settings.log]),
  };
}
