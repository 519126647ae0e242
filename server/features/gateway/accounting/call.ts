import { headOf } from '../../../api/cut-text.ts';
import type { Schemas } from '../../../api/types.ts';
import type {
  ChargeRow,
  GatewayCallRow,
  UsageSource,
} from '../../../database/schema/gateway-accounting-tables.ts';

/** A value of metadata, and who has fixed it. */
interface MetadataValue {
  value: string;
  source: 'workspace' | 'key' | 'request';
}

/** What is known of a call before the provider is asked. */
export interface CallFacts {
  workspaceId: string;
  organizationId: string | null;
  projectId: string | null;
  apiKeyId: string | null;
  /** The user whom a user key acts as. */
  userId: string | null;
  virtualKeyId: string | null;
  requestId: string;
  traceId: string;
  parentSpanId: string | null;
  operation: string;
  configId: string | null;
  configVersion: number | null;
  target: string | null;
  attempt: number;
  promptId: string | null;
  promptVersion: number | null;
  provider: string;
  model: string;
  stream: boolean;
  metadata: Readonly<Record<string, MetadataValue>>;
  clientAddress: string | null;
  /** At which level it is recorded; absent in journals of earlier versions. */
  log?: Schemas['GatewayLogLevel'];
  /** The prices by which its cost is computed. */
  pricesVersion: string | null;
}

/** The most that a call may use. */
export interface Amounts {
  /** `null` if the model has no price. */
  costNanoUsd: number | null;
  tokens: number;
  /** The part of it that the model writes, which a lower `max_tokens` reduces; absent where nothing can be lowered. */
  output?: {
    tokens: number;
    costNanoUsd: number;
    /** How many answers share it. */
    choices: number;
    /** Whether the provider bills nothing but what it streams, so that the output can be reserved as it comes. */
    isMetered?: boolean;
  };
}

/** How a call has ended. */
export interface CallResult {
  answeredModel: string | null;
  status: number | null;
  errorCode: string | null;
  cacheStatus: string | null;
  queuedMs: number;
  firstByteMs: number | null;
  totalMs: number;
  /** Why the model has stopped, for each choice of its answer. */
  finishReasons?: readonly string[];
  usage: Readonly<Record<string, number>>;
  inputTokens: number;
  outputTokens: number;
  usageSource: UsageSource;
  costNanoUsd: number | null;
  /** By which prices, if not by those of the model that the request names. */
  pricesVersion?: string;
  savedNanoUsd?: number;
  /** What the provider says that it cost. */
  statedNanoUsd?: number | null;
  guardrails?: unknown;
}

/** The times and the id that a call gets when it is admitted. Its row is in the partition of its month. */
export interface Admission {
  id: string;
  admittedAt: number;
}

/** A row as it is inserted, with 64-bit integers as numbers. */
export type NewCallRow = Omit<
  GatewayCallRow,
  'admitted_at' | 'input_tokens' | 'output_tokens' | 'cost_nano_usd' | 'saved_nano_usd' | 'stated_nano_usd'
> & {
  admitted_at: string;
  input_tokens: number;
  output_tokens: number;
  cost_nano_usd: number | null;
  saved_nano_usd: number;
  stated_nano_usd: number | null;
};

/** Returns a text as the database can store it. */
const storable = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '\uFFFD');
/** A provider may name its model by any text. */
const MAX_MODEL = 256;
const storableOrNull = (text: string | null): string | null => (text === null ? null : storable(text));

/** Returns the first day of the month of a time, UTC. */
export const monthOf = (time: Date): string => `${time.toISOString().slice(0, 7)}-01`;

/** Returns the row of a call, without what it counts in budgets. */
export function rowOf({ id, admittedAt }: Admission, facts: CallFacts, result: CallResult): NewCallRow {
  const time = new Date(admittedAt);
  return {
    tenant_id: facts.workspaceId,
    id,
    month: monthOf(time),
    admitted_at: time.toISOString(),
    request_id: storable(facts.requestId),
    trace_id: storable(facts.traceId),
    parent_span_id: storableOrNull(facts.parentSpanId),
    operation: storable(facts.operation),
    organization_id: facts.organizationId,
    project_id: facts.projectId,
    api_key_id: facts.apiKeyId,
    user_id: facts.userId,
    virtual_key_id: facts.virtualKeyId,
    config_id: facts.configId,
    config_version: facts.configVersion,
    target: storableOrNull(facts.target),
    attempt: facts.attempt,
    prompt_id: facts.promptId,
    prompt_version: facts.promptVersion,
    provider: storable(facts.provider),
    model: storable(facts.model),
    answered_model: storableOrNull(result.answeredModel && headOf(result.answeredModel, MAX_MODEL)),
    stream: facts.stream,
    status: result.status,
    error_code: storableOrNull(result.errorCode),
    cache_status: storableOrNull(result.cacheStatus),
    queued_ms: Math.round(result.queuedMs),
    first_byte_ms: result.firstByteMs === null ? null : Math.round(result.firstByteMs),
    total_ms: Math.round(result.totalMs),
    usage: { ...result.usage },
    input_tokens: result.inputTokens,
    output_tokens: result.outputTokens,
    usage_source: result.usageSource,
    cost_nano_usd: result.costNanoUsd,
    saved_nano_usd: result.savedNanoUsd ?? 0,
    stated_nano_usd: result.statedNanoUsd ?? null,
    prices_version: result.pricesVersion ?? facts.pricesVersion,
    guardrails: result.guardrails ?? null,
    metadata: Object.fromEntries(
      Object.entries(facts.metadata).map(([key, { value }]) => [storable(key), storable(value)]),
    ),
    client_address: storableOrNull(facts.clientAddress),
    log: facts.log === undefined || facts.log === 'metadata' ? null : facts.log,
    charges: [],
  };
}

/** Names a period of a bucket of a budget. */
export type PeriodKey = Omit<ChargeRow, 'units'>;

/** Returns a text that is different for each key. */
export const periodKeyText = (key: PeriodKey): string =>
  `${key.tenant_id}\u0000${key.budget_id}\u0000${key.bucket}\u0000${key.period_start}`;
