import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../../server/config.ts';
import { MAIN, NODE_FLAGS } from '../support/built.ts';

const root = new URL('../../', import.meta.url);
const guide = readFileSync(new URL('server/site/guides/operations.md', root), 'utf8');
const exampleIn = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? '';
/** As `npm start` does, in the folder of the product. */
const START = [...NODE_FLAGS, relative(fileURLToPath(root), MAIN)];
/** What the server may take to stop, by its default and the time that it gives the database. */
const STOP_SECONDS = readConfig({}).SHUTDOWN_SECONDS + 15;

describe('the unit for systemd', () => {
  const sections = new Map<string, Map<string, string>>();
  for (const line of exampleIn('ini').split('\n')) {
    const [, section] = /^\[(\w+)\]$/.exec(line) ?? [];
    if (section !== undefined) sections.set(section, new Map());
    const [name, ...value] = line.split('=');
    if (value.length > 0) [...sections.values()].at(-1)?.set(name ?? '', value.join('='));
  }
  const service = sections.get('Service');

  it('has its sections', () => {
    expect([...sections.keys()]).toEqual(['Unit', 'Service', 'Install']);
  });

  it('starts an existing file, with known variables', () => {
    const command = service?.get('ExecStart')?.split(' ') ?? [];
    expect(command).toEqual(['/usr/bin/node', ...START]);
    expect(existsSync(MAIN)).toBe(true);
    const variables = (service?.get('Environment') ?? '')
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]);
    expect(VARIABLES).toEqual(expect.arrayContaining(variables.map(([name]) => name)));
    expect(readConfig({ ...Object.fromEntries(variables), DATABASE_URL: 'postgres://x/y' }).WORKERS).toBe(2);
  });

  it('gives the server the time that a shutdown may take', () => {
    expect(Number(service?.get('TimeoutStopSec'))).toBeGreaterThan(STOP_SECONDS);
    expect(service?.get('ExecReload')).toContain('-HUP');
  });
});

interface Service {
  command?: string[];
  environment: Record<string, unknown>;
  depends_on?: Record<string, unknown>;
  stop_grace_period?: string;
  healthcheck: { test: string[] };
}

describe('the Compose file', () => {
  // What it is, the tests below find out.
  const { services } = load(exampleIn('yaml')) as { services: Record<string, Service> };
  const { postgres, tenantry } = services;

  it('configures the server with known variables', () => {
    const environment = Object.fromEntries(
      Object.entries(tenantry?.environment ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(VARIABLES).toEqual(expect.arrayContaining(Object.keys(environment)));
    const config = readConfig(environment);
    expect(config).toMatchObject({ HOST: '0.0.0.0', WORKERS: 2 });
    const url = new URL(config.DATABASE_URL ?? '');
    expect([url.hostname, url.username, url.password, url.pathname.slice(1)]).toEqual([
      'postgres',
      postgres?.environment.POSTGRES_USER,
      postgres?.environment.POSTGRES_PASSWORD,
      postgres?.environment.POSTGRES_DB,
    ]);
  });

  it('starts existing files after the database, and checks readiness', () => {
    expect(tenantry?.command).toEqual(['node', ...START]);
    expect(Object.keys(tenantry?.depends_on ?? {})).toEqual(['postgres']);
    expect(tenantry?.healthcheck.test.join(' ')).toContain('/v1/ready');
    expect(Number.parseInt(tenantry?.stop_grace_period ?? '', 10)).toBeGreaterThan(STOP_SECONDS);
  });
});
