import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Tenantry } from '../../../sdk/src/index.ts';
import type { BulkKey } from './bulk-keys.ts';

/** Requests with a revoked key that each replica has to refuse before the next key's turn. */
const AFTERWARDS = 3;
/** Between the requests with a key: a server that is at its limit says nothing about how fast news travel. 0 for no pause. */
const PACE_MS = Number(process.env.PACE_MS ?? 10);

export interface Revoking {
  /** Where the replicas are. */
  replicas: readonly string[];
  workspace: string;
  /** Revokes keys, and asks about them. */
  platformKey: string;
}

export interface Revoked {
  acknowledgedMs: number[];
  /** From the request for the revocation to its answer. */
  answeredMs: number[];
  /** Requests with a key that was about to be revoked. */
  before: number;
  /** Requests sent after its revocation was answered. */
  after: number;
  /** Those of them that were served. There must be none. */
  accepted: number;
}

/** Of a key's revocation. */
interface State {
  answeredAt: number;
  answered: Promise<void>;
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

function send(url: string, token: string, body?: object): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = request(url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (part: string) => {
        text += part;
      });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Whether a replica serves a request with the key, or in every second case says that the key is valid. */
async function accepts(
  { workspace, platformKey }: Revoking,
  replica: string,
  { secret }: BulkKey,
  turn: number,
): Promise<boolean> {
  const asks = turn % 2 === 1;
  const { status, text } = asks
    ? await send(`${replica}/v1/api-keys/verify`, platformKey, { key: secret })
    : await send(`${replica}/v1/workspaces/${workspace}/projects?limit=1`, secret);
  const expected = asks ? status === 200 : status === 200 || status === 401;
  if (!expected) throw new Error(`A replica has answered ${status}: ${text}`);
  return asks ? text.includes('"valid":true') : status === 200;
}

/**
 * Revokes the keys, several at a time, while each is in use at every replica. What counts is the order at
 * the client: a request that was sent after the revocation was answered must not be served.
 */
export async function revokeUnderLoad(
  revoking: Revoking,
  keys: readonly BulkKey[],
  lanes: number,
): Promise<Revoked> {
  const result: Revoked = { acknowledgedMs: [], answeredMs: [], before: 0, after: 0, accepted: 0 };
  const { replicas, workspace } = revoking;
  const apis = replicas.map(
    (baseUrl) => new Tenantry({ baseUrl, token: revoking.platformKey, maxRetries: 0 }),
  );

  async function use(key: BulkKey, replica: string, state: State, onWarm: () => void) {
    let afterwards = 0;
    for (let turn = 0; afterwards < AFTERWARDS; turn += 1) {
      const sentAt = performance.now();
      const accepted = await accepts(revoking, replica, key, turn);
      if (sentAt <= state.answeredAt) {
        result.before += 1;
        // Both ways of asking have been answered from what is remembered.
        if (turn === 2) onWarm();
        // Not after the answer: what is sent then goes at once.
        await Promise.race([delay(PACE_MS), state.answered]);
      } else {
        afterwards += 1;
        result.after += 1;
        if (accepted) result.accepted += 1;
      }
    }
  }

  async function revoke(key: BulkKey, index: number): Promise<void> {
    let onAnswer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      onAnswer = resolve;
    });
    const state: State = { answeredAt: Number.POSITIVE_INFINITY, answered };
    const uses: Promise<void>[] = [];
    const warm = replicas.map(
      (replica) => new Promise<void>((resolve) => uses.push(use(key, replica, state, resolve))),
    );
    await Promise.race([Promise.all(warm), Promise.all(uses)]);
    const from = performance.now();
    const { revocation } =
      (await apis[index % apis.length]?.apiKeys.revoke({ workspace, key_id: key.id })) ?? {};
    state.answeredAt = performance.now();
    onAnswer();
    result.answeredMs.push(state.answeredAt - from);
    result.acknowledgedMs.push(revocation?.acknowledged_ms ?? Number.NaN);
    await Promise.all(uses);
  }

  let next = 0;
  const lane = async () => {
    for (let index = next; index < keys.length; index = next) {
      next += 1;
      const key = keys[index];
      if (key !== undefined) await revoke(key, index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return result;
}
