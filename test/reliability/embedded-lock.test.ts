import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../server/database/connect.ts';
import { lockDirectory } from '../../server/database/embedded/lock.ts';
import { type Child, runChild } from './children/run.ts';

let dataDir: string;
let children: Child[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tenantry-lock-'));
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.end('SIGKILL')));
  children = [];
  rmSync(dataDir, { recursive: true, force: true });
});

function hold(): Child {
  const child = runChild('hold', dataDir);
  children.push(child);
  return child;
}

const locks = () => readdirSync(dataDir).filter((name) => name.startsWith('lock-'));

it('the lock of a folder refuses a second process and names the first', async () => {
  const first = hold();
  await first.waitForLines(1);
  const second = hold();
  await second.waitForLines(1);
  expect(first.lines).toEqual(['open']);
  expect(second.lines).toEqual([
    `refused ${dataDir} is in use by process ${first.process.pid}; stop it or set DATA_DIR`,
  ]);
}, 30_000);

it('the lock of a folder refuses the same process a second time', async () => {
  const database = await openDatabase({ dataDir, durable: false });
  await expect(openDatabase({ dataDir, durable: false })).rejects.toThrow(`in use by process ${process.pid}`);
  await database.close();
  await (await openDatabase({ dataDir, durable: false })).close();
});

it('the lock of a folder admits exactly one of several processes that start together', async () => {
  const racers = Array.from({ length: 5 }, hold);
  await Promise.all(racers.map((child) => child.waitForLines(1)));
  expect(racers.filter((child) => child.lines[0] === 'open')).toHaveLength(1);
  expect(racers.filter((child) => child.lines[0]?.startsWith('refused'))).toHaveLength(4);
}, 60_000);

it('the lock of a folder is taken over from a killed process, even before its parent has noticed', async () => {
  const first = hold();
  await first.waitForLines(1);
  await first.end('SIGKILL');
  expect(locks()).toHaveLength(1);
  const second = hold();
  await second.waitForLines(1);
  expect(second.lines).toEqual(['open']);
  expect(locks()).toHaveLength(1);
}, 30_000);

it('the lock of a folder is released on a clean stop', async () => {
  const first = hold();
  await first.waitForLines(1);
  await first.end('SIGTERM');
  expect(locks()).toEqual([]);
}, 30_000);

it('the lock of a folder ignores another process with the number of a dead one', async () => {
  const unlock = await lockDirectory(dataDir);
  const [own = ''] = locks();
  unlock();
  const [, pid, started, space] = own.split('-');
  writeFileSync(join(dataDir, `lock-${pid}-${Number(started) - 1}-${space}`), '');
  const again = await lockDirectory(dataDir);
  expect(locks()).toEqual([own]);
  again();
});

it('the lock of a folder respects a claim from another machine or container while it is fresh, and not after', async () => {
  const foreign = join(dataDir, 'lock-1-100-abcdef');
  writeFileSync(foreign, '');
  const old = new Date(Date.now() - 60_000);
  utimesSync(foreign, old, old);
  const unlock = await lockDirectory(dataDir);
  expect(locks()).toHaveLength(1);
  unlock();

  writeFileSync(foreign, '');
  const refreshing = setInterval(() => utimesSync(foreign, new Date(), new Date()), 1_000);
  await expect(lockDirectory(dataDir)).rejects.toThrow('in use by process 1;');
  clearInterval(refreshing);
}, 30_000);
