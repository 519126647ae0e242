/**
 * What does verifying a key cost? `apiKeys.verify` over HTTP, with keys that the server has met before, on PostgreSQL;
 * beside it bare Express that answers the same JSON to the same request, and Better Auth, called without HTTP, that
 * verifies keys on the same PostgreSQL. Each key has a limit that is counted and never reached. The bars: 0.6 of the rate of bare Express, 8 times that of Better Auth.
 */
import { bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { startChild } from './support/child.ts';
import { jsonPost, type Rate, startLoadGenerator } from './support/load.ts';
import { conclude, rateRatio, ratesOf } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 20;
const KEYS = Number(process.env.KEYS ?? 50);
const BAR_EXPRESS = 0.6;
const BAR_BETTER_AUTH = 8;

const bench = await startBench();
const { slug, secret } = await seedWorkspace(bench.operator, 'acme');
const keys = await Promise.all(
  Array.from({ length: KEYS }, (_, index) =>
    bench.operator.apiKeys.create({
      workspace: slug,
      name: `key ${index}`,
      kind: 'service',
      scope: 'read-only',
    }),
  ),
);
const express = await startChild('peers/express-verify.ts');
const betterAuth = await startChild('peers/better-auth.ts', {
  DATABASE_URL: await bench.postgres.createDatabase(),
  KEYS: String(KEYS),
});
const generator = await startLoadGenerator();

const question = (key: string) => ({ key, permission: 'projects:read' as const });
const answer = await bench.client(secret).apiKeys.verify(question(keys[0]?.secret ?? ''));
if (!answer.valid) throw new Error('The key is not valid.');
await express.ask({ answer });

const load = (url: string, path: string, pid = 0): Promise<Rate> => {
  const requests = keys.map((key) => jsonPost(path, question(key.secret), bearer(secret)));
  return generator.rate({ url, connections: CONNECTIONS, seconds: SECONDS, requests }, pid);
};
const rates = await inTurns(ROUNDS, {
  tenantry: () => load(bench.url, '/v1/api-keys/verify', bench.server.process.pid),
  express: () => load(express.hello, '/verify', express.pid),
  betterAuth: () => betterAuth.ask<Rate>({ seconds: SECONDS, lanes: CONNECTIONS }),
});
await Promise.all([generator.stop(), express.stop(), betterAuth.stop()]);
await bench.stop();

const toExpress = rateRatio(rates.tenantry, rates.express);
const toBetterAuth = rateRatio(rates.tenantry, rates.betterAuth);
conclude(ratesOf(rates, 'verifications/s'), {
  bench: 'verify',
  to_express: toExpress,
  bar_express: BAR_EXPRESS,
  to_better_auth: toBetterAuth,
  bar_better_auth: BAR_BETTER_AUTH,
  rates,
  passed: toExpress >= BAR_EXPRESS && toBetterAuth >= BAR_BETTER_AUTH,
});
