import { editObject, type ObjectEdits } from './edit-object.ts';
import { entryOf, type JsonObject, objectOf } from './json-values.ts';
import type { WireFormat } from './usage.ts';

/** What the gateway changes in a request before it passes it on. */
export interface BodyChanges {
  wire?: WireFormat;
  model?: string;
  /** Members that a config sets. */
  override?: Readonly<JsonObject>;
  /** Members that the provider knows by another name. */
  rename?: Readonly<Record<string, string>>;
  /** Asks for the usage of a stream. */
  includeUsage?: boolean;
  /** Limits what the model may write. */
  maxTokens?: number;
}

/**
 * The members that the gateway decides and charges by. If one is there more than once, parsers differ in which of them counts; all get
 * the last value, by which the gateway decided.
 */
export const DECIDING: readonly string[] = [
  'model',
  'models',
  'n',
  'best_of',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'stream',
  'stream_options',
  'service_tier',
  'messages',
  'input',
  'system',
  'instructions',
  'tools',
];

/** Members that limit what a model may write, by the form of the request. The first one is set where there is none. */
export const LIMITS: Readonly<Record<WireFormat, readonly string[]>> = {
  chat: ['max_completion_tokens', 'max_tokens'],
  responses: ['max_output_tokens'],
  messages: ['max_tokens'],
  embeddings: [],
};

/** The smallest budget for thinking that Anthropic accepts. */
const SMALLEST_THINKING = 1_024;

/** Returns the thinking that fits a limit: Anthropic wants the budget for thinking to be below `max_tokens`. */
function fitThinking(thinking: unknown, limit: number): JsonObject | undefined {
  const asked = objectOf(thinking);
  if (typeof asked.budget_tokens !== 'number' || asked.budget_tokens < limit) return undefined;
  if (limit <= SMALLEST_THINKING) return { type: 'disabled' };
  return { ...asked, budget_tokens: Math.max(SMALLEST_THINKING, Math.floor(limit * 0.8)) };
}

function limitEdits(body: JsonObject, changes: BodyChanges): JsonObject {
  const { maxTokens, wire = 'chat', rename = {} } = changes;
  if (maxTokens === undefined) return {};
  const first = LIMITS[wire].slice(0, 1).map((name) => rename[name] ?? name);
  const stated = LIMITS[wire].filter((name) => name in body).map((name) => rename[name] ?? name);
  const edits: JsonObject = {};
  for (const name of stated.length > 0 ? stated : first) edits[name] = maxTokens;
  const thinking = wire === 'messages' ? fitThinking(body.thinking, maxTokens) : undefined;
  return thinking === undefined ? edits : { ...edits, thinking };
}

/**
 * Returns the bytes that go to the provider: those of the client if nothing changes. Otherwise only the named members change, in their
 * place. All else stays as the client wrote it, so that numbers beyond 2^53, repeated names and the order survive.
 */
export function prepareBody(raw: Buffer, parsed: unknown, changes: BodyChanges): Buffer {
  const rename = changes.rename ?? {};
  const body = { ...objectOf(parsed), ...changes.override };
  const override = Object.fromEntries(
    Object.entries(changes.override ?? {}).map(([name, value]) => [entryOf(rename, name) ?? name, value]),
  );
  const set: JsonObject = { ...override, ...limitEdits(body, changes) };
  if (changes.model !== undefined) set.model = changes.model;
  const edits: ObjectEdits = { set, rename, unify: DECIDING, merge: {} };
  if (changes.includeUsage) {
    if ('stream_options' in override) {
      set.stream_options = { ...objectOf(override.stream_options), include_usage: true };
    } else edits.merge = { stream_options: { include_usage: true } };
  }
  return editObject(raw, edits);
}
