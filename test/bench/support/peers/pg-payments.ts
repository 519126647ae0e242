/**
 * What one would write by hand: Express and pg, which create a payment with the same records as the server, each by a prepared
 * statement, one after the other. It checks neither the caller nor the input, and knows one method, which is always open.
 */
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';
import { newId } from '../../../../server/api/ids.ts';
import { answerLines } from '../child.ts';
import { STATEMENTS } from './payment-statements.ts';

const KEY = 'by-hand';
const HORIZON_MS = 60 * 86_400_000;

// As many connections as the server has by default.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = express();

const sha256 = (...parts: unknown[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

interface Draft {
  amount: number;
  currency: string;
  method: string;
  from_account: string;
  to_account: string;
  reference: string;
}

/** What is read of the rows. */
interface Row {
  live: boolean;
  payment_ids: string[];
}

interface Place {
  workspace: string;
  project: string;
}

/** Sends the statements of one payment. */
async function create(client: pg.PoolClient, { workspace, project }: Place, draft: Draft, key: string) {
  const send = async (name: keyof typeof STATEMENTS, ...values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text: STATEMENTS[name], values })).rows;
  const { amount, currency, method, from_account: from, to_account: to, reference } = draft;
  const id = newId('pay');
  const principal = sha256(KEY).toString('hex');
  await send('begin');
  await send('claimKey', principal, sha256(key), sha256(draft));
  const [situation] = await send('situation', workspace, project);
  const accounts = await send('accounts', workspace, from, to);
  if (situation === undefined || accounts.length !== 2)
    throw new Error('The project or an account is missing.');
  await send('methods', workspace);
  const today = dayOf(Date.now());
  await send('days', workspace, 'TR', today, dayOf(Date.now() + HORIZON_MS));
  for (const print of [sha256(from, to, currency, amount), sha256(to, reference)]) {
    const [{ payment_ids = [] } = {}] = await send('claimFingerprint', workspace, print.toString('hex'), id);
    if (payment_ids.length > 1) throw new Error('The payment looks like another.');
  }
  const exceeded = await send(
    'limits',
    workspace,
    currency,
    method,
    project,
    from,
    to,
    KEY,
    today,
    amount,
    id,
  );
  if (exceeded.length > 0) throw new Error('The payment exceeds a limit.');
  await send('reserve', workspace, from, amount, id);
  const end = new Date(`${today}T23:59:59Z`);
  const terms = [workspace, project, id, situation.live, amount, currency, method, from, to, reference];
  const [row] = await send('insert', ...terms, id.slice(-16).toUpperCase(), 'Acme Ltd', KEY, today, end);
  const body = JSON.stringify({ ...row, amount });
  const entry = [workspace, newId('evt'), KEY, id, project];
  await send('outbox', ...entry, newId('evt'), body, Buffer.from(body), principal, sha256(key));
  await send('commit');
  return body;
}

app.post('/workspaces/:workspace/projects/:project/payments', express.json(), async (req, res) => {
  const client = await pool.connect();
  try {
    const body = await create(client, req.params, req.body as Draft, String(req.headers['idempotency-key']));
    res.status(201).type('json').send(body);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
});

const server = app.listen(0, '127.0.0.1', async () => {
  // It listens on a port, so it has an address and not the path of a pipe.
  const { port } = server.address() as AddressInfo;
  await answerLines(`http://127.0.0.1:${port}`, async () => true);
  process.exit();
});
