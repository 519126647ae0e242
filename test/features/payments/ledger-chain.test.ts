import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/connect.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { createLedgerPurgeJob } from '../../../server/features/payments/ledger/purge-job.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import { createLedgerVerifyJob } from '../../../server/features/payments/ledger/verify-job.ts';
import { ledgerSigner, sealLedgers, signLedger } from '../../support/ledger-seals.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let database: Database;
const seal = () => sealLedgers(server.knex);
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  owner = await createUser(server);
  // The jobs use nothing else of it.
  database = { knex: server.knex } as Database;
});
afterAll(() => server.stop());

const NOW = new Date('2026-03-02T09:00:00.000Z');

/** A project with money in two accounts. */
async function newLedger(environment: 'sandbox' | 'production' = 'sandbox') {
  const slug = await newWorkspace(owner);
  const { id: project } = await owner.api.projects.create({
    workspace: slug,
    name: 'P',
    slug: unique('p'),
    environment,
  });
  const { id: workspace } = await owner.api.workspaces.get({ workspace: slug });
  const ledger = ledgerRepository(new TenantScope(server.knex, workspace));
  const accounts = [unique('acc'), unique('acc')] as const;
  for (const accountId of accounts)
    await ledger.openAccount({ projectId: project, accountId, currency: 'TRY', floor: null }, NOW);
  const post = async (amount: number, count = 1) => {
    const legs = [
      { account: `bank:${accounts[0]}` as const, amount: -amount },
      { account: `bank:${accounts[1]}` as const, amount },
    ];
    const posting = { projectId: project, currency: 'TRY', effectiveDate: '2026-03-02', legs };
    const postings = Array.from({ length: count }, () => ({ ...posting, kind: 'transferred' as const }));
    return (await ledger.post(postings, NOW)).ids;
  };
  const place = { workspace: slug, project };
  const sealed = async () => (await owner.api.ledgerTransactions.list({ ...place, limit: 100 })).data;
  return { workspace, project, place, ledger, accounts, post, sealed };
}

/** The canonical text, written again from RFC 8785 for these values. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(Reflect.get(value, name))}`).join(',')}}`;
}
const sha256 = (...parts: Array<string | Buffer>) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

const sign = (project: string) => signLedger(server.knex, project);

describe('the chain of a ledger', () => {
  it('seals transactions without a gap, in the order of their balances, and each hash covers the one before', async () => {
    const { post, sealed } = await newLedger();
    await post(5, 40);
    await post(7);
    expect((await sealed()).every(({ seq }) => seq === null)).toBe(true);
    await seal();
    const transactions = (await sealed()).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    let previous = '0'.repeat(64);
    transactions.forEach(({ hash, ...rest }, index) => {
      expect(rest.seq).toBe(index + 1);
      expect(rest.entries.map(({ version }) => version)).toEqual([index + 1, index + 1]);
      previous = sha256(Buffer.from(previous, 'hex'), canonical(rest));
      expect(hash).toBe(previous);
    });
    expect(transactions).toHaveLength(41);
    expect(await server.knex('ledger_pending')).toEqual([]);
  });

  it('has no gap and no lost transaction when it is sealed while others post', async () => {
    const { post, sealed } = await newLedger();
    const posters = Array.from({ length: 6 }, async () => {
      for (let count = 0; count < 5; count += 1) await post(1, 2);
    });
    const sealers = Array.from({ length: 3 }, async () => {
      for (let count = 0; count < 4; count += 1) await seal();
    });
    await Promise.all([...posters, ...sealers]);
    await seal();
    const transactions = (await sealed()).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    expect(transactions.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(transactions.map(({ entries }) => entries[0]?.version)).toEqual(
      transactions.map(({ seq }) => seq),
    );
  });
});

describe('a checkpoint', () => {
  it('is signed, has the balances that changed, and is announced', async () => {
    const { post, place, project, sealed, workspace } = await newLedger();
    await post(10, 3);
    await seal();
    await sign(project);
    await post(5);
    await seal();
    await sign(project);
    await sign(project); // nothing is new
    const { data } = await owner.api.ledgerCheckpoints.list(place);
    expect(data.map(({ seq }) => seq)).toEqual([4, 3]);
    const [latest] = data;
    if (latest === undefined) throw new Error('There is no checkpoint.');
    expect(latest.balances.map(({ posted }) => posted).sort((a, b) => a - b)).toEqual([-35, 35]);
    expect(latest.balances.map(({ version }) => version)).toEqual([4, 4]);
    expect(latest.hash).toBe((await sealed()).find(({ seq }) => seq === 4)?.hash);
    const { signature, balances, ...statement } = latest;
    expect(statement.balances_hash).toBe(sha256(canonical(balances)));
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: ledgerSigner.publicKey },
      format: 'jwk',
    });
    const text = Buffer.from(`tenantry-ledger-checkpoint\n${canonical(statement)}`);
    expect(verify(null, text, key, Buffer.from(signature, 'base64url'))).toBe(true);
    const events = await server
      .knex('events')
      .where({ tenant_id: workspace, type: 'ledger.checkpoint_signed' });
    expect(events.map(({ data }) => data)).toContainEqual(latest);
  });
});

describe('the verification of a ledger', () => {
  /** Writes to a table as an operator with the password of the database could. */
  async function tamper(table: string, statement: string): Promise<void> {
    await server.knex.raw(`alter table ${table} disable trigger user`);
    await server.knex.raw(statement);
    await server.knex.raw(`alter table ${table} enable trigger user`);
  }

  it('finds nothing in a sound ledger, and names each kind of difference in one that was changed', async () => {
    const { place, project, post, workspace, ledger, accounts } = await newLedger();
    const [first = ''] = await post(10, 3);
    await ledger.reserve({ paymentId: unique('pay'), accountId: accounts[0], amount: 5 }, NOW);
    const verify = async (after?: string) =>
      owner.api.ledger.verify({ ...place, ...(after !== undefined && { after }) });
    expect(await verify()).toEqual({ verified: 9, next: null, differences: [] });
    expect((await verify(first)).verified).toBe(2);
    const [bank] = await server.knex('ledger_accounts').where({ account_id: accounts[0] });
    const of = `workspace_id = '${workspace}' and ledger_account_id = '${bank?.id}'`;
    const found = async () => (await verify()).differences.map(({ invariant }) => invariant);
    await server.knex.raw(`update ledger_balances set reserved = reserved + 1 where ${of}`);
    expect(await found()).toEqual(['reserved']);
    await server.knex.raw(
      `update ledger_balances set reserved = reserved - 1, posted = posted + 1 where ${of}`,
    );
    expect(await found()).toEqual(['balance']);
    await tamper(
      'ledger_entries',
      `update ledger_entries set amount = amount + 1 where ${of} and version = 2`,
    );
    expect((await found()).sort()).toEqual(['balance', 'entries', 'sum']);
    await createLedgerVerifyJob(database).run();
    const events = await server.knex('events').where({ type: 'ledger.difference_found' });
    expect(
      events.map(({ tenant_id, data }) => [tenant_id, (data as { project_id?: string }).project_id]),
    ).toEqual([[workspace, project]]);
  });

  it('finds a balance that was set back to an earlier one, and one that is gone', async () => {
    const { place, post, accounts, workspace } = await newLedger();
    await post(10, 3);
    const [bank] = await server.knex('ledger_accounts').where({ account_id: accounts[0] });
    const balance = { workspace_id: workspace, ledger_account_id: bank?.id ?? '' };
    const found = async () => (await owner.api.ledger.verify(place)).differences;
    const difference = { invariant: 'balance', ledger_account_id: bank?.id };
    await server.knex('ledger_balances').where(balance).update({ version: '2', posted: '-20' });
    expect(await found()).toMatchObject([difference]);
    await server.knex('ledger_balances').where(balance).delete();
    expect(await found()).toMatchObject([difference]);
  });

  it('goes on within an account, and finds an entry that is missing there', async () => {
    const { place, post, accounts, workspace } = await newLedger();
    await post(1, 4);
    const [bank] = await server.knex('ledger_accounts').where({ account_id: accounts[0] });
    const after = `${bank?.id}/0/2`;
    expect(await owner.api.ledger.verify({ ...place, after })).toMatchObject({ differences: [], next: null });
    await tamper(
      'ledger_entries',
      `delete from ledger_entries where workspace_id = '${workspace}' and ledger_account_id = '${bank?.id}' and version = 3`,
    );
    const { differences } = await owner.api.ledger.verify({ ...place, after });
    expect(differences.map(({ invariant }) => invariant).sort()).toEqual(['entries', 'sum']);
  });
});

describe('the ledger of a purged project', () => {
  const rowsOf = async (project_id: string) =>
    (
      await Promise.all(
        (
          ['ledgers', 'ledger_accounts', 'ledger_transactions', 'ledger_entries', 'ledger_seals'] as const
        ).map((table) => server.knex(table).where({ project_id })),
      )
    ).flat().length;
  const purge = () => createLedgerPurgeJob(database, 10).run();

  it('is deleted at once when it is simulated, and after ten years when it is live', async () => {
    const [simulated, live, kept] = [await newLedger(), await newLedger('production'), await newLedger()];
    for (const { post, ledger, accounts } of [simulated, live, kept]) {
      await post(10, 2);
      await ledger.reserve({ paymentId: unique('pay'), accountId: accounts[0], amount: 1 }, NOW);
    }
    await seal();
    await sign(simulated.project);
    const [ofLive, ofKept] = [await rowsOf(live.project), await rowsOf(kept.project)];
    await server.knex('projects').whereIn('id', [simulated.project, live.project]).delete();
    await purge();
    expect(await rowsOf(simulated.project)).toBe(0);
    expect([await rowsOf(live.project), await rowsOf(kept.project)]).toEqual([ofLive, ofKept]);
    const years = (count: number) => server.knex.raw(`now() - interval '${count} years'`) as never;
    const orphaned = (orphaned_at: never) =>
      server.knex('ledgers').where({ project_id: live.project }).update({ orphaned_at });
    await orphaned(years(9));
    await purge();
    expect(await rowsOf(live.project)).toBe(ofLive);
    await orphaned(years(11));
    await purge();
    expect([await rowsOf(live.project), await rowsOf(kept.project)]).toEqual([0, ofKept]);
  });
});
