/**
 * How many verifications does a guard in local mode answer from memory, in a second on one core? And how much processor time
 * does the guard of Express add to a request, beside one bare `fetch` of the same answer in the same run?
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import type { Request, Response } from 'express';
import { type CredentialVerification, Tenantry } from '../../sdk/src/index.ts';
import { protect } from '../../sdk/src/server/express.ts';
import { createGuard } from '../../sdk/src/server/guard.ts';
import type { Verifier } from '../../sdk/src/server/index.ts';

const LOCAL = { count: 400_000, tokens: 1000, bar: 200_000 };
const REMOTE = { count: 4000, parallel: 10, bar: 1.5 };
const ROUNDS = 5;

const answer: CredentialVerification = {
  valid: true,
  code: null,
  principal: { type: 'service_key', id: 'key_1', user_id: null, name: 'erp', email: null },
  workspace: { id: 'ws_1', slug: 'acme' },
  project: null,
  role: null,
  expires_at: null,
  plan: null,
  permissions: null,
  decision: null,
  decision_id: null,
  rate_limit: null,
} as unknown as CredentialVerification;

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Returns the seconds of processor time that something takes. */
async function processorTime(run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** A client whose stream grants every lease at once. */
function confirmingClient(): Verifier {
  let send = (_event: object): void => undefined;
  const events = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      send = (event) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
      send({ type: 'hello', stream_id: 's' });
    },
  });
  const caching = { tags: ['a', 'b', 'c', 'd'], seconds: 3600 };
  return {
    credentials: { verify: async () => ({ ...answer, caching }) },
    credentialChanges: {
      stream: () => ({ stream: async () => events }),
      renew: async ({ renewal }) => send({ type: 'lease', renewal, ms: 480 }),
    },
  };
}

async function localRate(): Promise<number> {
  const guard = createGuard<[string]>(confirmingClient(), {
    mode: 'local',
    permission: 'projects:read',
    workspace: (workspace) => workspace,
  });
  const tokens = Array.from(
    { length: LOCAL.tokens },
    (_, index) => `Bearer tn_svc_${'x'.repeat(40)}${index}`,
  );
  await guard(tokens[0], 'acme');
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const token of tokens) await guard(token, 'acme');
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const seconds = await processorTime(async () => {
      for (let index = 0; index < LOCAL.count; index++) {
        await guard(tokens[index % LOCAL.tokens], 'acme');
        // Leases are renewed between requests.
        if (index % 5000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    });
    rates.push(LOCAL.count / seconds);
  }
  return Math.round(median(rates));
}

/** Starts a server in another process that gives the answer, so that its work is not counted. */
async function startAnswering(): Promise<{ url: string; stop(): void }> {
  const code = `require('node:http').createServer((request, response) => request.resume().on('end', () =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(${JSON.stringify(JSON.stringify(answer))})
  )).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.kill() };
}

async function remoteRatio(): Promise<number> {
  const { url, stop } = await startAnswering();
  const guard = protect(new Tenantry({ baseUrl: url, token: 'tn_app_x' }), {
    permission: 'projects:read',
    workspace: (req) => req.params.workspace,
  });
  let number = 0;
  const guarded = () =>
    new Promise<void>((resolve) => {
      const headers = { authorization: `Bearer tn_svc_${number++}` };
      // What the guard reads of a request of Express.
      const request = { headers, params: { workspace: 'acme' }, ip: '203.0.113.7' } as unknown as Request;
      void guard(request, {} as Response, () => resolve());
    });
  const bare = async () => {
    const body = JSON.stringify({ credential: `tn_svc_${number++}`, workspace: 'acme' });
    const headers = { 'content-type': 'application/json', authorization: 'Bearer tn_app_x' };
    await (await fetch(`${url}/v1/credentials/verify`, { method: 'POST', body, headers })).json();
  };
  const timeOf = (one: () => Promise<void>) =>
    processorTime(async () => {
      const lane = async () => {
        for (let index = 0; index < REMOTE.count / REMOTE.parallel; index++) await one();
      };
      await Promise.all(Array.from({ length: REMOTE.parallel }, lane));
    });
  const ratios: number[] = [];
  await timeOf(bare);
  await timeOf(guarded);
  for (let round = 0; round < ROUNDS; round++) {
    const fetched = await timeOf(bare);
    ratios.push((await timeOf(guarded)) / fetched);
  }
  stop();
  return Math.round(median(ratios) * 100) / 100;
}

const result = { local_per_second: await localRate(), express_to_fetch: await remoteRatio() };
console.table([result]);
const passed = result.local_per_second >= LOCAL.bar && result.express_to_fetch <= REMOTE.bar;
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
console.log(JSON.stringify({ bench: 'guards', ...result, bars: [LOCAL.bar, REMOTE.bar], passed, machine }));
process.exit(passed ? 0 : 1);
