import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How the fake provider answers a request. Without `events` it answers JSON. */
interface UpstreamAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** The body of an answer without a stream: a value that is sent as JSON, or bytes. */
  body?: unknown;
  /** The frames of a stream, with their line ends. */
  events?: readonly string[];
  /** Milliseconds before the answer, and between two frames. */
  delayMs?: number;
  everyMs?: number;
  /** Sends the bytes in pieces of this size, so that frames and characters are split. */
  pieces?: number;
  /** Closes the connection after this many bytes of the body. */
  cutAfter?: number;
  /** Sends nothing more after this many frames, and keeps the connection open. */
  stallAfter?: number;
  /** Tokens that the provider counts for the answer. */
  bills?: number;
}

/** A request that the fake provider has accepted. */
interface UpstreamCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any field that they sent
  json: any;
  framesSent: number;
  /** Whether the gateway closed the connection before the end of the answer. */
  wasAborted: boolean;
  /** Whether the answer is over, sent or not. */
  wasClosed: boolean;
  billed: number;
}

export interface FakeUpstream {
  url: string;
  calls: UpstreamCall[];
  /** Sets the answers for a model, one for each call; the last one stays. */
  answer(model: string, ...answers: UpstreamAnswer[]): void;
  /** The calls for a model. */
  callsOf(model: string): UpstreamCall[];
  /** Drops what is kept of a model, in tests with many calls. */
  forget(model: string): void;
  close(): Promise<void>;
}

const frame = (data: unknown, event?: string): string =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;

const TEXT = ['Hel', 'lo', ' wörld'];
const USAGE = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };

/** The events of a chat completion, as OpenAI sends them. */
export const chatEvents = (texts: readonly string[] = TEXT, usage: object | null = USAGE): string[] => [
  frame({
    id: 'chatcmpl-1',
    choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
  }),
  ...texts.map((content) =>
    frame({ id: 'chatcmpl-1', choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
  ),
  frame({ id: 'chatcmpl-1', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
  ...(usage === null ? [] : [frame({ id: 'chatcmpl-1', choices: [], usage })]),
  'data: [DONE]\n\n',
];

/** The events of a message, as Anthropic sends them. */
export const messageEvents = (texts: readonly string[] = TEXT): string[] => [
  frame(
    {
      type: 'message_start',
      message: {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        content: [],
        usage: { input_tokens: 9, output_tokens: 1 },
      },
    },
    'message_start',
  ),
  frame(
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    'content_block_start',
  ),
  frame({ type: 'ping' }, 'ping'),
  ...texts.map((text) =>
    frame(
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
      'content_block_delta',
    ),
  ),
  frame({ type: 'content_block_stop', index: 0 }, 'content_block_stop'),
  frame(
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } },
    'message_delta',
  ),
  frame({ type: 'message_stop' }, 'message_stop'),
];

/** The events of a response, as OpenAI's Responses API sends them. */
const responseEvents = (texts: readonly string[] = TEXT): string[] => {
  const usage = { input_tokens: 9, output_tokens: 3, total_tokens: 12 };
  const response = { id: 'resp_1', object: 'response', status: 'in_progress', output: [] };
  const events = [
    { type: 'response.created', response },
    ...texts.map((delta) => ({ type: 'response.output_text.delta', output_index: 0, delta })),
    { type: 'response.completed', response: { ...response, status: 'completed', usage } },
  ];
  return events.map((event, sequence_number) => frame({ ...event, sequence_number }, event.type));
};

const text = TEXT.join('');
const DEFAULTS: Readonly<Record<string, (model: string) => { json: unknown; events: () => string[] }>> = {
  'chat/completions': (model) => ({
    json: {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      model,
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
      usage: USAGE,
    },
    events: chatEvents,
  }),
  embeddings: (model) => ({
    json: {
      object: 'list',
      model,
      data: [{ object: 'embedding', index: 0, embedding: [0.25, -0.5] }],
      usage: { prompt_tokens: 2, total_tokens: 2 },
    },
    events: () => [],
  }),
  responses: (model) => ({
    json: {
      id: 'resp_1',
      object: 'response',
      model,
      output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] }],
      usage: { input_tokens: 9, output_tokens: 3, total_tokens: 12 },
    },
    events: responseEvents,
  }),
  messages: (model) => ({
    json: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model,
      content: [{ type: 'text', text }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 9, output_tokens: 3 },
    },
    events: messageEvents,
  }),
  'messages/count_tokens': () => ({ json: { input_tokens: 9 }, events: () => [] }),
};

/** Returns the usual answer of a provider to a request. */
function defaultAnswer(path: string, json: { model?: string; stream?: boolean }): UpstreamAnswer {
  const make = DEFAULTS[path.replace(/^.*?\/v1\//, '').replace(/\?.*$/, '')];
  if (make === undefined) return { status: 404, body: { error: { message: 'No such path.', code: null } } };
  const { json: body, events } = make(json.model ?? '');
  return json.stream === true ? { events: events(), bills: 12 } : { body, bills: 12 };
}

/** Writes bytes in pieces. @returns false once the connection is closed, by the script or by the gateway */
async function write(res: ServerResponse, bytes: Buffer, { pieces, cutAfter }: UpstreamAnswer, sent: number) {
  const allowed = cutAfter === undefined ? bytes : bytes.subarray(0, Math.max(0, cutAfter - sent));
  const size = pieces ?? (allowed.length || 1);
  for (let from = 0; from < allowed.length; from += size) {
    const isOpen = res.write(allowed.subarray(from, from + size));
    if (!isOpen) await Promise.race([new Promise((done) => res.once('drain', done)), closed(res)]);
    else if (pieces !== undefined) await new Promise(setImmediate);
  }
  if (allowed.length < bytes.length) {
    // What was written before reaches the gateway.
    await delay(20);
    res.destroy();
  }
  return !res.destroyed;
}

const closed = (res: ServerResponse) => new Promise((done) => res.once('close', done));

async function send(res: ServerResponse, answer: UpstreamAnswer, call: UpstreamCall): Promise<void> {
  const { status = 200, headers = {}, body, events, delayMs, everyMs, stallAfter } = answer;
  if (delayMs !== undefined) await delay(delayMs);
  const type = events === undefined ? 'application/json' : 'text/event-stream; charset=utf-8';
  res.writeHead(status, { 'content-type': type, 'x-request-id': `req_${call.path}`, ...headers });
  const frames = events ?? [
    Buffer.isBuffer(body) ? body : typeof body === 'string' ? body : JSON.stringify(body),
  ];
  let sent = 0;
  for (const [index, one] of frames.entries()) {
    if (index === stallAfter) return void (await closed(res));
    if (index > 0 && everyMs !== undefined) await delay(everyMs);
    const bytes = Buffer.from(one as string);
    if (!(await write(res, bytes, answer, sent))) return;
    sent += bytes.length;
    call.framesSent += 1;
  }
  call.billed = answer.bills ?? 0;
  res.end();
}

/** Starts a provider with scripted answers, which counts what it accepted. */
export async function startFakeUpstream(): Promise<FakeUpstream> {
  const calls: UpstreamCall[] = [];
  const scripts = new Map<string, UpstreamAnswer[]>();
  const next = (model: string): UpstreamAnswer | undefined => {
    const left = scripts.get(model);
    return left !== undefined && left.length > 1 ? left.shift() : left?.[0];
  };
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const json = body.length === 0 ? {} : JSON.parse(body.toString());
    const path = req.url ?? '';
    const ends = { wasAborted: false, wasClosed: false };
    const call = { path, headers: req.headers, body, json, framesSent: 0, billed: 0, ...ends };
    calls.push(call);
    res.once('close', () => {
      call.wasAborted = !res.writableFinished;
      call.wasClosed = true;
    });
    await send(res, next(json.model) ?? defaultAnswer(path, json), call);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    answer: (model, ...answers) => void scripts.set(model, answers),
    callsOf: (model) => calls.filter(({ json }) => json.model === model),
    forget(model) {
      scripts.delete(model);
      for (let at = calls.length - 1; at >= 0; at -= 1)
        if (calls[at]?.json.model === model) calls.splice(at, 1);
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
