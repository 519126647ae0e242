import type { IncomingHttpHeaders } from 'node:http';
import { invalidField, invalidRequest, type Violation, violation } from '../../../api/problem.ts';
import { mayForward } from '../configs/policies.ts';
import { type LogLevel, strictest } from '../payloads/policies.ts';
import type { AskedRoute } from '../routing/service.ts';
import type { KeySettings } from './key-settings.ts';

/** What the headers of a request ask of the gateway. */
export interface RelayOptions extends Omit<AskedRoute, 'model'> {
  traceId: string | undefined;
  /** The span of the caller. */
  parentSpanId: string | undefined;
  metadata: Readonly<Record<string, string>>;
  /** Who has fixed what of it; the request has said the rest. */
  fixedBy: ReadonlyMap<string, 'workspace' | 'key'>;
  /** Milliseconds until the first content. */
  requestTimeout: number | undefined;
  /** Names of headers that the provider gets as well. */
  forwardHeaders: readonly string[];
  /** The most that the call is recorded with. */
  log: LogLevel | null;
  /** The most that the calls of the key are recorded with. */
  keyLog: LogLevel | null;
  cache: {
    /** Whether the provider is asked even if there is a kept answer, which the new one replaces. */
    isRefreshed: boolean;
    /** Keeps answers apart; empty for none. */
    namespace: string;
  };
}

/** Headers of Portkey's and of ours that the gateway reads; the document describes them. */
const READ: ReadonlySet<string> = new Set([
  'x-portkey-api-key',
  'x-portkey-virtual-key',
  'x-portkey-provider',
  'x-portkey-config',
  'x-portkey-trace-id',
  'x-portkey-metadata',
  'x-portkey-request-timeout',
  'x-portkey-forward-headers',
  'x-portkey-cache-force-refresh',
  'x-portkey-cache-namespace',
  'x-tenantry-project',
  'x-tenantry-log',
  'x-portkey-debug',
]);

/**
 * Headers that Portkey's clients add and that ask for nothing that the gateway would do otherwise: it never changes what a
 * provider answers.
 */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'x-portkey-package-version',
  'x-portkey-runtime',
  'x-portkey-runtime-version',
  'x-portkey-client-os',
  'x-portkey-client-arch',
  'x-portkey-lang-version',
  'x-portkey-strict-open-ai-compliance',
  'x-portkey-span-id',
  'x-portkey-span-name',
  'x-portkey-parent-span-id',
  'x-portkey-max-retries',
]);

const REDIRECTING = /^x-portkey-(custom-host|.*(host|url|resource|region|endpoint|deployment).*)$/;

const refusalOf = (name: string): Violation =>
  violation(
    name,
    'unknown',
    REDIRECTING.test(name)
      ? 'Remove this header: only a virtual key says where its secret is sent.'
      : 'Remove this header: the gateway does not know it. Provider secrets belong into virtual keys.',
    'header',
  );

/** Refuses headers that the gateway does not know, so that none is taken for one that has an effect. */
function assertKnown(headers: IncomingHttpHeaders): void {
  const unknown: Violation[] = [];
  for (const name in headers)
    if (name.startsWith('x-portkey-') || name.startsWith('x-tenantry-'))
      if (!READ.has(name) && !WITHOUT_EFFECT.has(name)) unknown.push(refusalOf(name));
  if (unknown.length > 0) throw invalidRequest(unknown);
}

const MAX_ENTRIES = 16;
const MAX_LENGTH = 128;

/** Reads the metadata of a call. Any JSON values but strings are refused, since they would be compared as text. */
function readMetadata(text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  const refused = (message: string) => invalidField('x-portkey-metadata', 'metadata', message, 'header');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('Send a JSON object of strings, such as {"plan":"paid"}.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused('Send a JSON object of strings, such as {"plan":"paid"}.');
  const entries = Object.entries(value);
  if (entries.length > MAX_ENTRIES) throw refused(`Send at most ${MAX_ENTRIES} entries.`);
  for (const [key, entry] of entries)
    if (typeof entry !== 'string' || key.length > MAX_LENGTH || entry.length > MAX_LENGTH)
      throw refused(`Send strings of at most ${MAX_LENGTH} characters as keys and values.`);
  return Object.fromEntries(entries) as Record<string, string>;
}

const MAX_FORWARDED = 20;
function readForwarded(text: string | undefined): string[] {
  const names = (text ?? '').split(',').flatMap((part) => part.trim().toLowerCase() || []);
  const refused = (message: string) =>
    invalidField('x-portkey-forward-headers', 'forward_headers', message, 'header');
  if (names.length > MAX_FORWARDED) throw refused(`Name at most ${MAX_FORWARDED} headers.`);
  const wrong = names.find((name) => !mayForward(name));
  if (wrong !== undefined)
    throw refused('Name only headers that have no credential, no address and no role in the connection.');
  return names;
}

/** Reads the name of a config, or a config itself, which is a JSON object. */
function readConfigHeader(text: string | undefined): Pick<AskedRoute, 'config' | 'inlineConfig'> {
  if (!text?.trimStart().startsWith('{')) return { config: text };
  try {
    return { inlineConfig: { json: JSON.parse(text), place: CONFIG_PLACE } };
  } catch {
    throw invalidField('x-portkey-config', 'json', 'Send a name of a config, or a config as JSON.', 'header');
  }
}

const CONFIG_PLACE = { location: 'header', base: ['x-portkey-config'] } as const;

/** Reads the level of recording. The header of Portkey's clients can only switch it off. */
function readLevel(headers: IncomingHttpHeaders): LogLevel | null {
  const debug = textOf(headers, 'x-portkey-debug')?.toLowerCase();
  // The validator has checked it against the document.
  const asked = textOf(headers, 'x-tenantry-log') as LogLevel | undefined;
  return strictest([asked ?? null, debug === 'false' ? 'metadata' : null]);
}

const textOf = (headers: IncomingHttpHeaders, name: string): string | undefined =>
  headers[name] === undefined ? undefined : String(headers[name]);

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Reads the trace that a call belongs to. One that the gateway's own header names comes first, also within a span. */
function readTrace(headers: IncomingHttpHeaders): Pick<RelayOptions, 'traceId' | 'parentSpanId'> {
  const [, traceId, parentSpanId] = TRACEPARENT.exec(textOf(headers, 'traceparent') ?? '') ?? [];
  return { traceId: textOf(headers, 'x-portkey-trace-id') ?? traceId, parentSpanId };
}

/** What the headers of a request say. */
type HeaderOptions = Omit<RelayOptions, 'fixedBy' | 'keyLog'>;

/**
 * Reads what the headers ask for. The validator has checked their form against the document.
 * @throws ProblemError naming every header that is unknown
 */
export function readRelayOptions(headers: IncomingHttpHeaders): HeaderOptions {
  assertKnown(headers);
  const timeout = textOf(headers, 'x-portkey-request-timeout');
  return {
    virtualKey:
      textOf(headers, 'x-portkey-virtual-key') ?? textOf(headers, 'x-portkey-provider')?.slice('@'.length),
    ...readConfigHeader(textOf(headers, 'x-portkey-config')),
    ...readTrace(headers),
    metadata: readMetadata(textOf(headers, 'x-portkey-metadata')),
    requestTimeout: timeout === undefined ? undefined : Number(timeout),
    forwardHeaders: readForwarded(textOf(headers, 'x-portkey-forward-headers')),
    log: readLevel(headers),
    cache: {
      isRefreshed: textOf(headers, 'x-portkey-cache-force-refresh')?.toLowerCase() === 'true',
      namespace: textOf(headers, 'x-portkey-cache-namespace') ?? '',
    },
  };
}

/**
 * Adds what the key and its workspace fix of its calls, and as `_user` the end user whom the body names.
 * @param user as the body has it
 */
export const completeOptions = (
  options: HeaderOptions,
  { metadata, workspaceMetadata, log }: KeySettings,
  user: unknown,
): RelayOptions => ({
  ...options,
  metadata: { ...userOf(user), ...options.metadata, ...metadata, ...workspaceMetadata },
  fixedBy: new Map([
    ...Object.keys(metadata).map((name) => [name, 'key'] as const),
    ...Object.keys(workspaceMetadata).map((name) => [name, 'workspace'] as const),
  ]),
  keyLog: log,
});

const userOf = (user: unknown): Record<string, string> =>
  typeof user === 'string' && user !== '' && user.length <= MAX_LENGTH ? { _user: user } : {};

/** Headers in which a client names the version of the provider's API. */
const VERSION_HEADERS: Readonly<Record<'openai' | 'anthropic', readonly string[]>> = {
  openai: ['openai-beta'],
  anthropic: ['anthropic-version', 'anthropic-beta'],
};

/** Returns the headers that the provider gets: never a credential of the caller, a cookie or an address. */
export function headersToProvider(
  received: IncomingHttpHeaders,
  format: 'openai' | 'anthropic',
  forwarded: readonly string[],
): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'user-agent': 'tenantry',
  };
  for (const name of [...VERSION_HEADERS[format], ...forwarded]) {
    if (Object.hasOwn(received, name)) headers[name] = String(received[name]);
  }
  return headers;
}
