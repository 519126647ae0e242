/**
 * How long does `verifyAuditBundle` take for an exported log of 100,000 entries, offline? Beside it, in the same run, what
 * no verification can do without: hashing the same bytes once with SHA-256.
 */
import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import { verifyAuditBundle } from '../../sdk/src/audit/index.ts';
import { makeBundle, signer } from '../support/audit-bundle.ts';

const ENTRIES = 100_000;
const ROUNDS = 5;
const BAR_SECONDS = 5;

const bundle = makeBundle(ENTRIES, 1000);
const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number) => Math.round(value * 100) / 100;

async function secondsOf(run: () => unknown): Promise<number> {
  const before = performance.now();
  await run();
  return (performance.now() - before) / 1000;
}

const verified: number[] = [];
const hashed: number[] = [];
for (let count = 0; count < ROUNDS; count += 1) {
  verified.push(
    await secondsOf(async () => {
      const { valid } = await verifyAuditBundle(bundle, { publicKey: signer.publicKey });
      if (!valid) throw new Error('The bundle is not valid.');
    }),
  );
  hashed.push(await secondsOf(() => createHash('sha256').update(bundle).digest()));
}
const seconds = round(median(verified));
const result = {
  entries: ENTRIES,
  megabytes: round(bundle.length / 1e6),
  seconds,
  sha256: round(median(hashed)),
};
console.table([result]);
const passed = seconds < BAR_SECONDS;
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
console.log(JSON.stringify({ bench: 'verification', ...result, bar: BAR_SECONDS, passed, machine }));
process.exitCode = passed ? 0 : 1;
