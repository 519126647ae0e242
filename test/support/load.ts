import { setTimeout as delay } from 'node:timers/promises';
import { unique } from './users.ts';

export interface LoadClient {
  name: string;
  token: string;
}

/** What a load has seen. */
export interface LoadReport {
  /** How often there was which status, by what was asked. */
  statuses: Map<string, Map<number, number>>;
  /** Answers that no failure of the database explains, and requests without an answer. */
  wrong: string[];
  /** Ids of the projects that were acknowledged, by slug. */
  acknowledged: Map<string, string>;
  /** The longest that one waited for its answer. */
  slowestMs: number;
}

export interface Load {
  readonly seen: LoadReport;
  /** Lets everything that was begun be retried until it is acknowledged. */
  finish(): Promise<LoadReport>;
}

/** No answer within this is a hang. */
const HANG_MS = 60_000;
const PAUSE_MS = 10;

interface Ask {
  url: string;
  token: string;
  method?: string;
  key?: string;
  body?: unknown;
}

async function ask(seen: LoadReport, what: string, { url, token, method = 'GET', key, body }: Ask) {
  const since = performance.now();
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(HANG_MS),
      headers: {
        authorization: `Bearer ${token}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    note(seen, what, response, text);
    return { status: response.status, text };
  } catch (error) {
    seen.wrong.push(`${what}: ${String(error)}`);
    return { status: 0, text: '' };
  } finally {
    seen.slowestMs = Math.max(seen.slowestMs, performance.now() - since);
  }
}

function note(
  { statuses, wrong }: LoadReport,
  what: string,
  { status, headers }: Response,
  text: string,
): void {
  const counts = statuses.get(what) ?? new Map<number, number>();
  statuses.set(what, counts.set(status, (counts.get(status) ?? 0) + 1));
  const isServed = status === 200 || status === 201;
  const isExplained = status === 503 && /^[1-9]\d*$/.test(headers.get('retry-after') ?? '');
  if (!isServed && !isExplained) wrong.push(`${what}: ${status} ${text}`);
}

/** Reads and writes without a pause, by several credentials; a write is retried under its key until it is acknowledged. */
export function startLoad(url: string, workspace: string, callers: readonly LoadClient[]): Load {
  const seen: LoadReport = { statuses: new Map(), wrong: [], acknowledged: new Map(), slowestMs: 0 };
  const place = `${url}/v1/workspaces/${workspace}`;
  let isOver = false;

  const read = async ({ name, token }: LoadClient) => {
    while (!isOver) {
      await ask(seen, `a read by ${name}`, { url: `${place}/projects?limit=1`, token });
      await delay(PAUSE_MS);
    }
  };
  const write = async ({ name, token }: LoadClient) => {
    while (!isOver) {
      const slug = unique('load');
      const body = { name: 'Load', slug, environment: 'sandbox' };
      while (!seen.acknowledged.has(slug)) {
        const request = { url: `${place}/projects`, token, method: 'POST', key: slug, body };
        const { status, text } = await ask(seen, `a write by ${name}`, request);
        // The document's own answer to this operation.
        if (status === 201) seen.acknowledged.set(slug, (JSON.parse(text) as { id: string }).id);
        else if (status !== 503 && isOver) return;
        await delay(PAUSE_MS);
      }
    }
  };
  const running = callers.flatMap((caller) => [read(caller), write(caller)]);
  return {
    seen,
    async finish() {
      isOver = true;
      await Promise.all(running);
      return seen;
    },
  };
}
