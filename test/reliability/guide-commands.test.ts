import { execFile } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, root } from '../support/packed-sdk.ts';
import {
  createInstallation,
  type ServerProcess,
  spawnServer,
  type TestInstallation,
} from '../support/process.ts';

const run = promisify(execFile);
const GUIDES = new URL('../../server/site/guides/', import.meta.url);

/** The guides whose commands continue those of the first one, with what the commands print. */
const PRINTS: Readonly<Record<string, string[]>> = {
  'first-hour': [
    '"slug":"billing"',
    '"effective_role":"admin"',
    '"code":"insufficient_scope"',
    '"decided_by":"scope"',
  ],
  keys: ['"slug":"billing"', 'revoked', 'credential_revoked'],
  'roles-and-projects': ['rol_', 'member\n', '"allowed":true', '"allowed":false', "'invoices:read'"],
  organizations: ['"slug":"globex-berlin"', '90\n', 'active\n', 'paused\n', 'members: []'],
  'provisioning-with-scim': [
    '_tenantry-challenge.acme-people.com\n',
    'active\n',
    '/scim/v2\n',
    '"displayName":"Engineers"',
    '0\n',
    'null\n',
  ],
  payments: [
    'treasury\n',
    'pending\n',
    "[ 'duplicate_suspected' ]",
    'cancelled\n',
    'cancelled,created\n',
    'admin\ntrue\napproval, then settled\n',
    '4625000\n4625000\nsubmitted,submitted,adjustment\n',
  ],
  gateway: [
    'sk-…6789\naccepted\n',
    '@models/small\nHello from the model.\n',
    '2\n16\n16\nbudget_exhausted\n0\n',
  ],
  webhooks: ['"status":"delivered"', 'true\n', '"queued":'],
  audit: ['"action":"project.created"', 'Valid: ', '"has_more":false'],
  production: ['"status":"ready"', '"status":"ok"'],
  upgrade: ['"version":"0.1.0"'],
  'protect-your-own-api': [
    '"external_id":"crm-umbrella"',
    'initech 201\numbrella 404\n',
    '"code":"insufficient_scope"',
    '9 burst 201\n     41 burst 402\n',
    'initech 403\n',
  ],
};

/** What the guides leave running ends with the story. */
const STOP_ALL = "trap 'kill $(jobs -p)' EXIT";

const textOf = (guide: string) => readFileSync(new URL(`${guide}.md`, GUIDES), 'utf8');
const blocksOf = (guide: string, language: string) =>
  [...textOf(guide).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );

/** A port that nothing uses, for the receiver of the guide. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

describe('the commands of the guides', () => {
  let installation: TestInstallation;
  let server: ServerProcess;
  let folder: string;
  let printed: Map<string, string>;

  beforeAll(async () => {
    installation = await createInstallation('embedded');
    folder = await createProject();
    const development = {
      DEV_MAILBOX: 'true',
      WEBHOOK_ALLOW_PRIVATE: 'loopback',
      GATEWAY_PRIVATE_UPSTREAMS: 'loopback=*',
    };
    server = spawnServer({ ...installation.environment, ...development });
    const url = await server.ready();
    const [port, ownPort, modelPort] = [await freePort(), await freePort(), await freePort()];
    /** The text as it stands, but for the places that differ on this machine. */
    const here = (text: string) =>
      text
        .replaceAll('http://localhost:3000', url)
        .replaceAll('localhost:4000', `localhost:${port}`)
        .replaceAll('listen(4000)', `listen(${port})`)
        .replaceAll('localhost:4100', `localhost:${ownPort}`)
        .replaceAll('listen(4100)', `listen(${ownPort})`)
        .replaceAll('localhost:4200', `localhost:${modelPort}`)
        .replaceAll('listen(4200)', `listen(${modelPort})`)
        .replaceAll('$(cat .tenantry/operator-key)', installation.operatorKey)
        .replace(
          /^SECRET=.*$/m,
          `$&\nnode receiver.mjs $SECRET > receiver.log &\nuntil curl -so /dev/null localhost:${port}; do sleep 0.1; done`,
        );
    writeFileSync(join(folder, 'receiver.mjs'), here(blocksOf('webhooks', 'js').join('')));
    writeFileSync(join(folder, 'invoices.mjs'), here(blocksOf('protect-your-own-api', 'js').join('')));
    writeFileSync(join(folder, 'models.mjs'), here(blocksOf('gateway', 'js').join('')));
    writeFileSync(join(folder, 'pay.mjs'), here(blocksOf('payments', 'js').join('')));
    symlinkSync(join(root, 'node_modules/express'), join(folder, 'node_modules/express'));
    const story = Object.keys(PRINTS).flatMap((guide) => [
      `printf '\\n== ${guide}\\n'`,
      ...blocksOf(guide, 'sh'),
    ]);
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', here([STOP_ALL, ...story].join('\n'))], {
      cwd: folder,
      timeout: 110_000,
    }).catch(({ stdout: output, stderr }) => {
      throw new Error(`The commands fail after:\n${output.slice(-1000)}\n${stderr}`);
    });
    printed = new Map(
      stdout
        .split(/^== /m)
        .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]),
    );
  });

  afterAll(async () => {
    await server?.end();
    await installation?.cleanup();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(PRINTS))('of %s do what the guide says', (guide, texts) => {
    for (const text of texts) expect(printed.get(guide), guide).toContain(text);
  });

  it('let the receiver of webhooks check what it gets', () => {
    expect(readFileSync(join(folder, 'receiver.log'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['received project.created', 'received project.updated']),
    );
  });
});
