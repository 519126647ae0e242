import { openSync, writeSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { openDatabase } from '../../../server/database/connect.ts';
import { startAccounting } from '../../../server/features/gateway/accounting/service.ts';
import { callOf, resultOf } from '../../support/gateway/budget-scene.ts';

/**
 * Relays 200 streams at once, and writes to a file what a provider and the clients see: `A id` when the provider has accepted a
 * call, `T id n` when n tokens have passed, and `F id n` when it has ended. It prints a line for each 100 that have ended.
 */
const [, , databaseUrl = '', dataDir = '', file = ''] = process.argv;
const STREAMS = 200;
const database = await openDatabase({ databaseUrl, dataDir });
database.changes.open();
const { accounting } = await startAccounting({
  config: { DATA_DIR: dataDir, GATEWAY_JOURNAL_FSYNC: false },
  database,
  logger: { error: (error: unknown) => process.stderr.write(`${JSON.stringify(error)}\n`) } as never,
});
const seen = openSync(file, 'a');
const print = (line: string) => writeSync(seen, `${line}\n`);
let ended = 0;
const MAX_TOKENS = 200;
const costOf = (tokens: number): number => 100_000 + tokens * 1000;

async function stream(): Promise<void> {
  const output = { tokens: MAX_TOKENS, costNanoUsd: MAX_TOKENS * 1000, choices: 1 };
  const amounts = { costNanoUsd: costOf(MAX_TOKENS), tokens: 100 + MAX_TOKENS, output };
  const reservation = await accounting.admit(callOf({ stream: true }), amounts);
  print(`A ${reservation.id}`);
  const length = Math.ceil(Math.random() * MAX_TOKENS);
  for (let tokens = 0; tokens < length; ) {
    await turn();
    tokens = Math.min(length, tokens + Math.ceil(Math.random() * 10));
    reservation.progress(tokens);
    print(`T ${reservation.id} ${tokens}`);
  }
  reservation.settle(resultOf(costOf(length), { inputTokens: 100, outputTokens: length }));
  await turn();
  print(`F ${reservation.id} ${length}`);
  ended += 1;
  if (ended % 100 === 0) process.stdout.write(`${ended}\n`);
}

await Promise.all(
  Array.from({ length: STREAMS }, async () => {
    for (;;) await stream();
  }),
);
