/**
 * How long does `verifyLedgerBundle` take for an exported ledger of 1,000,000 entries, offline, as it is read from a file? Beside
 * it, in the same run, what no verification can do without: reading and hashing the same bytes once with SHA-256.
 * `ENTRIES=20000` makes a smaller one.
 */
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyLedgerBundle } from '../../sdk/src/ledger/index.ts';
import { ledgerBundleOf } from '../support/ledger-bundle.ts';
import { ledgerSigner as signer } from '../support/ledger-seals.ts';

const ENTRIES = Number(process.env.ENTRIES ?? 1_000_000);
const ROUNDS = 3;
const BAR_SECONDS = 25;

const folder = mkdtempSync(join(tmpdir(), 'tenantry-verify-ledger-'));
const file = join(folder, 'ledger.jsonl');
// A transaction has two entries, and the server signs each thousand.
await writeFile(file, ledgerBundleOf(ENTRIES / 2, 1000));
const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number) => Math.round(value * 100) / 100;

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await run();
  return (performance.now() - before) / 1000;
}

async function verify(): Promise<void> {
  for await (const result of verifyLedgerBundle(createReadStream(file), { publicKey: signer.publicKey }))
    if (result.type === 'problem' || result.entries !== ENTRIES) throw new Error('The bundle is not valid.');
}

async function hash(): Promise<void> {
  const sha256 = createHash('sha256');
  for await (const chunk of createReadStream(file)) sha256.update(chunk);
  sha256.digest();
}

const verified: number[] = [];
const hashed: number[] = [];
for (let count = 0; count < ROUNDS; count += 1) {
  verified.push(await secondsOf(verify));
  hashed.push(await secondsOf(hash));
}
const seconds = round(median(verified));
const result = {
  entries: ENTRIES,
  megabytes: round(statSync(file).size / 1e6),
  seconds,
  sha256: round(median(hashed)),
  rss: Math.round(process.memoryUsage().rss / 1e6),
};
rmSync(folder, { recursive: true, force: true });
console.table([result]);
const passed = seconds < BAR_SECONDS;
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
console.log(JSON.stringify({ bench: 'verify-ledger', ...result, bar: BAR_SECONDS, passed, machine }));
process.exitCode = passed ? 0 : 1;
