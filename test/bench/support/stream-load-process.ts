/** Reads many streams at once, and tells how late their events came. */
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { answerLines } from './child.ts';
import { quantile, round } from './report.ts';

/** Streams that are read at the same time. */
export interface StreamLoad {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: object;
  streams: number;
}

/** How they went. */
export interface Streamed {
  complete: number;
  events: number;
  /** Milliseconds from the provider to the client. */
  p50: number;
  p99: number;
}

/** Streams begin one after the other, as clients do. */
const BEGIN_MS = 2;
const SENT = /"content":" (\d+(?:\.\d+)?)"/g;

async function readAll({ url, headers, body, streams }: StreamLoad): Promise<Streamed> {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const late: number[] = [];
  let complete = 0;
  async function read(): Promise<void> {
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    let last = '';
    for await (const part of answer.body) {
      const now = performance.timeOrigin + performance.now();
      // An event that arrives in two parts is measured by neither.
      last = String(part);
      for (const [, sent] of last.matchAll(SENT)) late.push(now - Number(sent));
    }
    if (answer.statusCode === 200 && last.includes('[DONE]')) complete += 1;
  }
  const reading: Array<Promise<void>> = [];
  for (let index = 0; index < streams; index += 1) {
    reading.push(read().catch(() => undefined));
    await delay(BEGIN_MS);
  }
  await Promise.all(reading);
  await agent.close();
  return {
    ...{ complete, events: late.length },
    p50: round(quantile(late, 0.5)),
    p99: round(quantile(late, 0.99)),
  };
}

await answerLines('ready', readAll);
process.exit();
