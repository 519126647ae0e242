import { setTimeout as delay } from 'node:timers/promises';
import { unique } from './users.ts';

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of several operations, looked into by the checks
  body: any;
}

async function call(url: string, token: string, method = 'GET', body?: object): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

export interface ConsistencyOptions {
  /** The servers, each of which is asked about what another one has acknowledged. */
  urls: readonly [string, string];
  workspace: string;
  /** May create projects and keys, revoke and verify them. */
  token: string;
}

/** Writes at one server and asks another one about it, without a pause, and notes each answer that is not true. */
export class ConsistencyLoad {
  readonly wrong: string[] = [];
  /** How many answers were held against what was acknowledged before, and how many writes were. */
  readonly counts = { reads: 0, projects: 0, keys: 0, revocations: 0, probes: 0, refused: 0 };
  readonly #options: ConsistencyOptions;
  readonly #revoked: string[] = [];
  readonly #running: Promise<unknown>;
  #isOver = false;

  constructor(options: ConsistencyOptions) {
    this.#options = options;
    const loops = [0, 1].flatMap((first) => [this.#projects(first), this.#keys(first), this.#probe(first)]);
    this.#running = Promise.all(loops);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #ask(server: number, path: string, token: string, method?: string, body?: object) {
    const url = `${this.#options.urls[server % 2 === 0 ? 0 : 1]}/v1${path}`;
    try {
      return await call(url, token, method, body);
    } catch (error) {
      this.wrong.push(`${method ?? 'GET'} ${path}: ${String(error)}`);
      return { status: 0, body: undefined };
    }
  }

  async #repeat(work: (turn: number) => Promise<void>, first: number): Promise<void> {
    for (let turn = first; !this.#isOver; turn += 1) {
      await work(turn);
      await delay(5);
    }
  }

  #check(what: string, { status }: Answer, expected: number): void {
    if (status === 503) this.counts.refused += 1;
    else if (status !== expected) this.wrong.push(`${what}: ${status} in place of ${expected}`);
  }

  #projects(first: number): Promise<void> {
    const { workspace, token } = this.#options;
    return this.#repeat(async (turn) => {
      const slug = unique('c');
      const body = { name: 'P', slug, environment: 'sandbox' };
      const made = await this.#ask(turn, `/workspaces/${workspace}/projects`, token, 'POST', body);
      this.#check('a new project', made, 201);
      if (made.status !== 201) return;
      this.counts.projects += 1;
      for (const server of [turn + 1, turn]) {
        const read = await this.#ask(server, `/workspaces/${workspace}/projects/${slug}`, token);
        this.counts.reads += 1;
        this.#check('an acknowledged project', read, 200);
      }
    }, first);
  }

  #keys(first: number): Promise<void> {
    const { workspace, token } = this.#options;
    const keys = `/workspaces/${workspace}/api-keys`;
    const draft = { kind: 'service', name: 'K', scope: 'read-only' };
    return this.#repeat(async (turn) => {
      const made = await this.#ask(turn, keys, token, 'POST', draft);
      this.#check('a new key', made, 201);
      if (made.status !== 201) return;
      const { id, secret } = made.body;
      this.counts.keys += 1;
      const place = `/workspaces/${workspace}/projects?limit=1`;
      this.#check('an acknowledged key', await this.#ask(turn + 1, place, secret), 200);
      const verified = await this.#ask(turn + 1, '/api-keys/verify', token, 'POST', { key: secret });
      this.#check('the verification of an acknowledged key', verified, 200);
      if (verified.status === 200 && verified.body.valid !== true)
        this.wrong.push('an acknowledged key: valid: false');
      const revoked = await this.#ask(turn, `${keys}/${id}`, token, 'DELETE');
      if (revoked.status !== 200 && revoked.status !== 204) return this.#check('a revocation', revoked, 200);
      this.counts.revocations += 1;
      this.#revoked.push(secret);
      if (this.#revoked.length > 12) this.#revoked.shift();
      for (const server of [turn + 1, turn]) await this.#expectRevoked(server, secret);
    }, first);
  }

  /** Asks again and again for what was revoked a while ago: a server that comes late to the change lets it in. */
  #probe(first: number): Promise<void> {
    return this.#repeat(async (turn) => {
      const secret = this.#revoked[turn % Math.max(1, this.#revoked.length)];
      if (secret !== undefined) await this.#expectRevoked(turn, secret);
    }, first);
  }

  async #expectRevoked(server: number, secret: string): Promise<void> {
    const path = `/workspaces/${this.#options.workspace}/projects?limit=1`;
    this.counts.probes += 1;
    this.#check('a revoked key', await this.#ask(server, path, secret), 401);
  }
}
