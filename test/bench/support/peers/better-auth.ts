/**
 * Better Auth with its plugin for API keys on PostgreSQL, called as its users call it: in their own process. Requests are
 * counted for each key, as it does unless told otherwise, against a limit that is never reached; as on the other side.
 */
import { apiKey } from '@better-auth/api-key';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { answerLines } from '../child.ts';
import type { Rate } from '../load.ts';
import { round } from '../report.ts';

const KEYS = Number(process.env.KEYS);

const options = {
  baseURL: 'http://localhost',
  secret: 'a secret of the benchmark, of enough characters',
  database: new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }),
  emailAndPassword: { enabled: true },
  plugins: [apiKey({ rateLimit: { enabled: true, maxRequests: 1_000_000, timeWindow: 60_000 } })],
  telemetry: { enabled: false },
} satisfies BetterAuthOptions;
await (await getMigrations(options)).runMigrations();
const auth = betterAuth(options);
const { user } = await auth.api.signUpEmail({
  body: { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery staple' },
});
const keys = await Promise.all(
  Array.from({ length: KEYS }, () => auth.api.createApiKey({ body: { userId: user.id } })),
);

/** Verifies with so many under way at once. */
async function run(seconds: number, lanes: number): Promise<Rate> {
  const before = process.cpuUsage();
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  const lane = async () => {
    while (performance.now() < end) {
      const { valid, error } = await auth.api.verifyApiKey({ body: { key: keys[done % KEYS]?.key ?? '' } });
      if (!valid) throw new Error(`Better Auth has refused a key: ${JSON.stringify(error)}`);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const { user, system } = process.cpuUsage(before);
  return {
    rate: round((done * 1000) / (performance.now() - start)),
    cost: round((user + system) / done),
  };
}

await answerLines<{ seconds: number; lanes: number }>('ready', ({ seconds, lanes }) => run(seconds, lanes));
process.exit();
