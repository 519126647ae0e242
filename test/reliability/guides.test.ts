import { appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { clientOf, spawnNode } from '../support/process.ts';
import { copyRepository, type RepositoryCopy } from '../support/repository-copy.ts';
import { PASSWORD } from '../support/users.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GUIDES = join(ROOT, 'server/site/guides');
const textOf = (names: string[]) => names.map((name) => readFileSync(join(GUIDES, name), 'utf8')).join('\n');
const text = textOf(readdirSync(GUIDES));
/** `guide-commands.test.ts` runs the other guides from their first command to their last. */
const blocks = [...textOf(['configuration.md', 'operations.md']).matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(
  ([, block = '']) => block.trim().split('\n'),
);
const inline = [...text.matchAll(/`((?:npm|npx|node|docker|helm|systemctl) [^`]+)`/g)].map(
  ([, command = '']) => command,
);

const BUILD = 'npm run build';
const START = 'node --env-file=.env dist/main.js';
const EXPORT = 'npm run db:export -- tenantry.ndjson.gz';
const IMPORT = 'DATABASE_URL=postgres://user:password@host/tenantry npm run db:import -- tenantry.ndjson.gz';
const ROTATE =
  'curl -X POST http://localhost:3000/v1/vault-keys/rotation -H "Authorization: Bearer $TENANTRY_OPERATOR_KEY"';
const RUN_HERE = [BUILD, START, EXPORT, IMPORT, ROTATE];
/** The test that stands for a command which needs another machine, the registry of packages, or a terminal. */
const STAND_INS: Readonly<Record<string, readonly [file: string, title: string]>> = {
  'npm ci': ['test/architecture/lock-file.test.ts', 'so that npm ci works'],
  'npm run db:export -- before.ndjson.gz': ['test/reliability/guides.test.ts', EXPORT],
  'node receiver.mjs SECRET': ['test/reliability/guide-commands.test.ts', 'node receiver.mjs $SECRET'],
  'npm run dev': ['test/reliability/readme.test.ts', "'run', 'dev'"],
  'helm install tenantry server/deploy/helm': ['test/unit/container-files.test.ts', 'the Helm chart'],
  'npx -p ./tenantry-0.1.0.tgz tenantry': ['test/reliability/package.test.ts', 'runs by npx'],
  'npm pack -w sdk': ['test/reliability/readme.test.ts', 'the packed SDK'],
  'npm install express ../tenantry/tenantry-sdk-0.1.0.tgz': [
    'test/reliability/readme.test.ts',
    'the packed SDK',
  ],
  'npm pack': ['test/reliability/package.test.ts', 'the package'],
  'docker build -f server/deploy/Dockerfile -t tenantry .': [
    'test/reliability/package.test.ts',
    'the container image',
  ],
  'docker compose -f server/deploy/compose.yaml up': [
    'test/unit/container-files.test.ts',
    'the compose file',
  ],
  'docker compose -f server/deploy/compose.yaml exec tenantry cat /data/operator-key': [
    'test/unit/container-files.test.ts',
    'the compose file',
  ],
  'systemctl reload tenantry': ['test/architecture/operations-examples.test.ts', 'the unit for systemd'],
};

describe('the commands of the guides', () => {
  let copy: RepositoryCopy;
  let postgres: PostgresServer | undefined;
  beforeAll(async () => {
    copy = copyRepository();
    copyFileSync(join(copy.root, '.env.example'), join(copy.root, '.env'));
    appendFileSync(join(copy.root, '.env'), '\nPORT=0\nSIGN_UP=open\n');
    postgres = hasPostgres() ? await startPostgres() : undefined;
  });
  afterAll(async () => {
    await postgres?.stop();
    copy.remove();
  });

  it('are all run by a test', () => {
    const known = [...RUN_HERE, ...Object.keys(STAND_INS)];
    expect([...new Set([...blocks, ...inline])].sort()).toEqual(known.sort());
    for (const [command, [file, title]] of Object.entries(STAND_INS))
      expect(readFileSync(join(ROOT, file), 'utf8'), command).toContain(title);
  });

  /** Starts the server by the command of the guide. */
  async function start(environment: Record<string, string> = {}) {
    const [, ...args] = START.split(' ');
    const server = spawnNode(args, environment, copy.root);
    const url = await server.ready();
    return { server, url, api: clientOf(url) };
  }
  const credentials = { email: 'ada@example.com', password: PASSWORD };

  it('build and start a server with .env, and move its data to PostgreSQL', async () => {
    await copy.run('bash', ['-c', BUILD]);
    const before = await start();
    const { id } = await before.api.users.signUp({ ...credentials, name: 'Ada' });
    await copy.run(
      'bash',
      ['-c', ROTATE.replace('curl', 'curl --fail').replace('http://localhost:3000', before.url)],
      {
        TENANTRY_OPERATOR_KEY: before.server.madeKey() ?? '',
      },
    );
    await before.server.end();

    await copy.run('bash', ['-c', EXPORT]);
    expect(existsSync(join(copy.root, 'tenantry.ndjson.gz'))).toBe(true);
    if (postgres === undefined) return;

    const url = await postgres.createDatabase();
    await copy.run('bash', ['-c', IMPORT.replace('postgres://user:password@host/tenantry', `'${url}'`)]);
    const after = await start({ DATABASE_URL: url });
    expect((await after.api.sessions.create(credentials)).user_id).toBe(id);
    await after.server.end();
    await postgres.dropDatabase(url);
  });
});
