import type { Tenantry } from '../../../sdk/src/index.ts';
import { type OwnPostgresServer, startPostgres } from '../../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../../support/process.ts';

export interface Bench extends RunningServer {
  postgres: OwnPostgresServer;
  site: TestInstallation;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** What a bench sets: no limit is reached, and no line is written for each request. Jobs would be a load of their own. */
export const BENCH_ENVIRONMENT = { RATE_LIMIT: '1000000', LOG_LEVEL: 'error', BACKGROUND_WORK: 'false' };

/** With PROFILE=folder the server writes there, when it ends, where its time has gone. */
const profiling = (): Record<string, string> =>
  process.env.PROFILE
    ? {
        PROFILE: process.env.PROFILE,
        NODE_OPTIONS: `--import=${new URL('profile.mjs', import.meta.url).href}`,
      }
    : {};

/** The real server on a PostgreSQL of its own, which writes to the disk as one in earnest does. */
export async function startBench(environment: Readonly<Record<string, string>> = {}): Promise<Bench> {
  const postgres = await startPostgres({ dedicated: true, durable: true });
  const site = await createInstallation('postgres', postgres);
  const running = await startOn(site, { ...BENCH_ENVIRONMENT, ...profiling(), ...environment });
  return {
    ...running,
    postgres,
    site,
    databaseUrl: site.environment.DATABASE_URL ?? '',
    async stop() {
      await running.server.end();
      await site.cleanup();
      await postgres.stop();
    },
  };
}

/** A workspace, and a service key of it. */
export async function seedWorkspace(
  operator: Tenantry,
  slug: string,
): Promise<{ id: string; slug: string; secret: string }> {
  const { id } = await operator.workspaces.create({ name: 'Bench', slug });
  const { secret } = await operator.apiKeys.create({
    workspace: slug,
    name: 'bench',
    kind: 'service',
    scope: 'admin',
  });
  return { id, slug, secret };
}

export const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
