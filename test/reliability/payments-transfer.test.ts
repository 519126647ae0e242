import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedgerBundle } from '../../sdk/src/ledger/index.ts';
import { createSecrets } from '../../server/auth/secrets/secrets.ts';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { TenantScope } from '../../server/database/tenant-scope.ts';
import { exportDatabase } from '../../server/database/transfer/export.ts';
import { importDatabase } from '../../server/database/transfer/import.ts';
import { ledgerChainBookRepository } from '../../server/features/payments/ledger/chain-book-repository.ts';
import { ledgerRenderer, newLedgerExport } from '../../server/features/payments/ledger/export.ts';
import { ledgerRepository } from '../../server/features/payments/ledger/repository.ts';
import { renderExport } from '../../server/operations/exports/parts.ts';
import { createTestDatabase, engines } from '../support/database.ts';
import { bookProblems } from '../support/payments/books.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { TestTeam } from '../support/users.ts';

const PEPPER = 'a pepper that both of the installations have';
const signer = createSecrets(PEPPER).auditSigner;
let server: TestServer;
let acme: TestTeam;
let at: PaymentScene;
let folder: string;
let sealed: number;

/** An embedded database with payments that have settled, failed, come back, and are on their way. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-payments-'));
  const env = { BACKGROUND_WORK: 'false', TENANTRY_PEPPER: PEPPER };
  server = await startTestServer({ engine: 'embedded', env });
  acme = await createPayers(server);
  at = await newPaymentScene(server, acme);
  const { owner, member } = acme.people;
  const place = { workspace: at.workspace, project: at.project };
  await member.api.sandbox.setClock({ ...place, time: '2030-03-04T06:00:00.000Z' });
  for (const amount of [5000, 5002, 5007, 5012]) await member.api.payments.create(at.draft({ amount }));
  await member.api.sandbox.setClock({ ...place, advance: 'P6D' });
  await member.api.payments.create(at.draft({ amount: 700, execution_date: '2030-04-01' }));
  sealed = (await owner.api.ledgerExports.create(place)).last_seq;
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes an export with its tables in the opposite order. */
function reverseTables(file: string): void {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const [header = '', ...rest] = lines;
  const [sequences = '', end = ''] = rest.splice(-2);
  const tables: string[][] = [];
  for (const line of rest) {
    if (line.startsWith('{"table":')) tables.push([]);
    tables.at(-1)?.push(line);
  }
  const text = `${[header, ...tables.reverse().flat(), sequences].join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(file, gzipSync(`${text}${JSON.stringify({ ...JSON.parse(end), sha256 })}\n`));
}

/** Posts one more transfer of money, seals it, and verifies the whole ledger offline. */
async function continueChain({ knex }: Database) {
  const scope = new TenantScope(knex, acme.workspaceId);
  const legs = [
    { account: `bank:${at.from}` as const, amount: 5 },
    { account: 'opening' as const, amount: -5 },
  ];
  const posting = { projectId: at.project, currency: 'TRY', effectiveDate: '2030-03-11', legs };
  await ledgerRepository(scope).post([{ ...posting, kind: 'opening' }], new Date());
  const chain = ledgerChainBookRepository(scope);
  const last = await chain.sealAll(signer, at.project);
  const row = { ...newLedgerExport(at.project, last), tenant_id: acme.workspaceId, id: 'lex_x', parts: 0 };
  const text = renderExport(ledgerRenderer(chain, signer), row as never);
  const results = [];
  for await (const result of verifyLedgerBundle(text, { publicKey: signer.publicKey })) results.push(result);
  return { last, results };
}

it.each(['as they were exported', 'in the opposite order'])(
  'payments and their ledger arrive with their tables %s, and the chain goes on',
  async (order) => {
    const file = join(folder, 'export.ndjson.gz');
    // The export uses nothing else of the database.
    await exportDatabase({ knex: server.knex } as Database, file);
    if (order === 'in the opposite order') reverseTables(file);
    const test = await createTestDatabase(engines.at(-1) ?? 'embedded');
    const target = await openDatabase(test.options);
    try {
      await target.knex.raw('drop schema public cascade; create schema public');
      await importDatabase(target, file);
      expect(await bookProblems(target.knex)).toEqual([]);
      expect(await target.knex('payments').count()).toEqual(await server.knex('payments').count());
      const { last, results } = await continueChain(target);
      expect(last).toBe(sealed + 1);
      expect(results).toMatchObject([{ type: 'summary', valid: true, transactions: sealed + 1 }]);
      // The payment and its last event refer to each other again.
      const illegal = target.knex('payments').where({ status: 'processing' }).update({ status: 'settled' });
      await expect(illegal).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
    } finally {
      await target.close();
      await test.cleanup();
    }
  },
  120_000,
);
