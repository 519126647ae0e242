import type { BreakerRule, ConditionQuery, StickyRule, Strategy } from './config.ts';
import { type QueryBudget, QueryReader, requestPath } from './read-query.ts';
import {
  integerIn,
  listOf,
  numberIn,
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

const HOUR_MS = 3_600_000;
const MIN_COOLDOWN_MS = 30_000;
const DEFAULT_MINIMUM = 10;

interface BreakerMembers {
  failure_threshold: number;
  failure_threshold_percentage: number;
  minimum_requests: number;
  cooldown_interval: number;
  failure_status_codes: ReadonlySet<number>;
}

const breakerRule: Reader<BreakerRule> = (value, path, reading) => {
  const members = readObject(value, 'cb_config', path, reading);
  if (members === undefined) return undefined;
  if (members.failure_threshold === undefined && members.failure_threshold_percentage === undefined)
    reading.fail(path, 'required', 'Give failure_threshold or failure_threshold_percentage.');
  const read = readMembers<BreakerMembers>(
    members,
    {
      failure_threshold: integerIn(1, 1_000_000),
      failure_threshold_percentage: numberIn(1, 100),
      minimum_requests: integerIn(1, 1_000_000),
      cooldown_interval: integerIn(MIN_COOLDOWN_MS, HOUR_MS),
      failure_status_codes: statusCodes,
    },
    path,
    reading,
  );
  return {
    failureThreshold: read.failure_threshold ?? null,
    failureThresholdPercentage: read.failure_threshold_percentage ?? null,
    minimumRequests: read.minimum_requests ?? DEFAULT_MINIMUM,
    cooldownMs: read.cooldown_interval ?? MIN_COOLDOWN_MS,
    failureStatusCodes: read.failure_status_codes ?? null,
  };
};

const DEFAULT_TTL_SECONDS = 3600;

const stickyRule: Reader<StickyRule> = (value, path, reading) => {
  const members = readObject(value, 'sticky_session', path, reading);
  if (members === undefined) return undefined;
  requireMembers(members, ['hash_fields'], path, reading);
  const { hash_fields = [], ttl = DEFAULT_TTL_SECONDS } = readMembers<{
    hash_fields: StickyRule['hashFields'];
    ttl: number;
  }>(members, { hash_fields: listOf(requestPath, 1, 5), ttl: integerIn(60, 86_400) }, path, reading);
  return { hashFields: hash_fields, ttlSeconds: ttl };
};

const MODES = ['single', 'fallback', 'loadbalance', 'conditional'] as const;
type Mode = (typeof MODES)[number];

/** The names that only one mode has. */
const OF_MODE: Readonly<Record<string, Mode>> = {
  on_status_codes: 'fallback',
  sticky_session: 'loadbalance',
  conditions: 'conditional',
  default: 'conditional',
};

const MAX_CONDITIONS = 50;

interface Condition {
  query: ConditionQuery;
  target: number;
}

/** Reads the name of a target, and returns its position. */
const targetName =
  (names: ReadonlyArray<string | null>): Reader<number> =>
  (value, path, reading) => {
    const name = textUpTo(100)(value, path, reading);
    if (name === undefined) return undefined;
    const index = names.indexOf(name);
    const known = names.filter((one) => one !== null).join(', ');
    return index === -1
      ? reading.fail(path, 'unknown', `No target has this name. Use one of: ${known}.`)
      : index;
  };

const condition =
  (target: Reader<number>, queries: QueryReader): Reader<Condition> =>
  (value, path, reading) => {
    const members = readObject(value, 'condition', path, reading);
    if (members === undefined) return undefined;
    requireMembers(members, ['query', 'then'], path, reading);
    const query = members.query === undefined ? undefined : queries.read(members.query, [...path, 'query']);
    const named = members.then === undefined ? undefined : target(members.then, [...path, 'then'], reading);
    return query === undefined || named === undefined ? undefined : { query, target: named };
  };

interface StrategyMembers {
  mode: Mode;
  on_status_codes: ReadonlySet<number>;
  sticky_session: StickyRule;
  conditions: Condition[];
  default: number;
  cb_config: BreakerRule;
}

/** What a strategy chooses among. */
interface Choice {
  names: ReadonlyArray<string | null>;
  budget: QueryBudget;
}

/** Reads how a node chooses among its targets, and when it leaves one out. */
export function readStrategy(
  value: unknown,
  { names, budget }: Choice,
  path: Path,
  reading: Reading,
): { strategy: Strategy; breaker: BreakerRule | undefined } | undefined {
  const members = readObject(value, 'strategy', path, reading);
  if (members === undefined) return undefined;
  requireMembers(members, ['mode'], path, reading);
  const target = targetName(names);
  const read = readMembers<StrategyMembers>(
    members,
    {
      mode: oneOf(...MODES),
      on_status_codes: statusCodes,
      sticky_session: stickyRule,
      conditions: listOf(condition(target, new QueryReader(reading, budget)), 1, MAX_CONDITIONS),
      default: target,
      cb_config: breakerRule,
    },
    path,
    reading,
  );
  if (read.mode === undefined) return undefined;
  checkMode(read.mode, members, path, reading);
  return { strategy: toStrategy(read.mode, read), breaker: read.cb_config };
}

function checkMode(
  mode: Mode,
  members: Readonly<Record<string, unknown>>,
  path: Path,
  reading: Reading,
): void {
  for (const [name, only] of Object.entries(OF_MODE))
    if (mode !== only && Object.hasOwn(members, name))
      reading.fail([...path, name], 'unexpected', `Only the mode ${only} has this. Remove it.`);
  if (mode === 'conditional') requireMembers(members, ['conditions', 'default'], path, reading);
}

function toStrategy(mode: Mode, read: Partial<StrategyMembers>): Strategy {
  if (mode === 'fallback') return { mode, onStatusCodes: read.on_status_codes ?? null };
  if (mode === 'loadbalance') return { mode, sticky: read.sticky_session ?? null };
  if (mode === 'conditional')
    return { mode, conditions: read.conditions ?? [], otherwise: read.default ?? 0 };
  return { mode };
}
