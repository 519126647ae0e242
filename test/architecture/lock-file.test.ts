import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
}

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(text);

/** Returns whether Node finds a package from another one: in its own folder, or in that of a package around it. */
function isLocked(from: string, name: string): boolean {
  const folder = from === '' ? '' : `${from}/`;
  if (`${folder}node_modules/${name}` in packages) return true;
  const parent = from.lastIndexOf('/node_modules/');
  if (parent >= 0) return isLocked(from.slice(0, parent), name);
  return from !== '' && isLocked('', name);
}

it('locks the optional packages of every platform, so that npm ci works on each and under each npm', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

it('pins the PostgreSQL driver, whose internals the private driver extends', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(dependencies.pg).toMatch(/^\d+\.\d+\.\d+$/);
  expect(packages['node_modules/pg']).toMatchObject({ version: dependencies.pg });
});
