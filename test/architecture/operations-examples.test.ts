import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../../server/config.ts';
import { MAIN, NODE_FLAGS } from '../support/built.ts';

const root = new URL('../../', import.meta.url);
const guide = readFileSync(new URL('server/site/guides/operations.md', root), 'utf8');
const unit = /```ini\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
/** As `npm start` does, in the folder of the product. */
const START = [...NODE_FLAGS, relative(fileURLToPath(root), MAIN)];
/** What the server may take to stop, by its default and the time that it gives the database. */
const { SHUTDOWN_SECONDS, GATEWAY_DRAIN_SECONDS } = readConfig({});
const STOP_SECONDS = Math.max(SHUTDOWN_SECONDS, GATEWAY_DRAIN_SECONDS) + 15;

describe('the unit for systemd', () => {
  const sections = new Map<string, Map<string, string>>();
  for (const line of unit.split('\n')) {
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
