/**
 * What does verifying a key cost? `apiKeys.verify` over HTTP, with keys that the server has met before, on PostgreSQL;
 * beside it bare Express that answers the same JSON to the same request, and Better Auth, called without HTTP, that
 * verifies keys on the same PostgreSQL. Each key has a limit that is counted and never reached. The bars: 1.6 times the rate of bare
 * Express, 8 times that of Better Auth. `credentials.verify` with five permissions, by an application key: 1.4 times bare
 * Express that answers the same JSON.
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
const BAR_EXPRESS = 1.6;
const BAR_BETTER_AUTH = 8;
const BAR_CREDENTIALS = 1.4;
const PERMISSIONS = [
  'workspace:read',
  'members:read',
  'roles:read',
  'projects:read',
  'project_members:read',
] as const;

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
const gateway = await bench.operator.applicationKeys.create({
  name: 'gateway',
  permissions: ['credentials:verify'],
});
const express = await startChild('peers/express-verify.ts');
const expressCredentials = await startChild('peers/express-verify.ts');
const betterAuth = await startChild('peers/better-auth.ts', {
  DATABASE_URL: await bench.postgres.createDatabase(),
  KEYS: String(KEYS),
});
const generator = await startLoadGenerator();

const question = (key: string) => ({ key, permission: 'projects:read' as const });
const answer = await bench.client(secret).apiKeys.verify(question(keys[0]?.secret ?? ''));
if (!answer.valid) throw new Error('The key is not valid.');
await express.ask({ answer });
const credentialQuestion = (credential: string) => ({ credential, permissions: [...PERMISSIONS] });
const credentialAnswer = await bench
  .client(gateway.secret)
  .credentials.verify(credentialQuestion(keys[0]?.secret ?? ''));
if (!credentialAnswer.valid) throw new Error('The credential is not valid.');
await expressCredentials.ask({ answer: credentialAnswer });

type Ask = (key: string) => ReturnType<typeof jsonPost>;
const askKey =
  (path: string): Ask =>
  (key) =>
    jsonPost(path, question(key), bearer(secret));
const askCredential =
  (path: string): Ask =>
  (key) =>
    jsonPost(path, credentialQuestion(key), bearer(gateway.secret));
const load = (url: string, ask: Ask, pid = 0): Promise<Rate> => {
  const requests = keys.map((key) => ask(key.secret));
  return generator.rate({ url, connections: CONNECTIONS, seconds: SECONDS, requests }, pid);
};
const rates = await inTurns(ROUNDS, {
  tenantry: () => load(bench.url, askKey('/v1/api-keys/verify'), bench.server.process.pid),
  express: () => load(express.hello, askKey('/verify'), express.pid),
  credentials: () => load(bench.url, askCredential('/v1/credentials/verify'), bench.server.process.pid),
  expressCredentials: () => load(expressCredentials.hello, askCredential('/verify'), expressCredentials.pid),
  betterAuth: () => betterAuth.ask<Rate>({ seconds: SECONDS, lanes: CONNECTIONS }),
});
await Promise.all([generator.stop(), express.stop(), expressCredentials.stop(), betterAuth.stop()]);
await bench.stop();

const toExpress = rateRatio(rates.tenantry, rates.express);
const credentialsToExpress = rateRatio(rates.credentials, rates.expressCredentials);
const toBetterAuth = rateRatio(rates.tenantry, rates.betterAuth);
conclude(ratesOf(rates, 'verifications/s'), {
  bench: 'verify',
  to_express: toExpress,
  bar_express: BAR_EXPRESS,
  credentials_to_express: credentialsToExpress,
  bar_credentials: BAR_CREDENTIALS,
  to_better_auth: toBetterAuth,
  bar_better_auth: BAR_BETTER_AUTH,
  rates,
  passed:
    toExpress >= BAR_EXPRESS && credentialsToExpress >= BAR_CREDENTIALS && toBetterAuth >= BAR_BETTER_AUTH,
});
