import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
/** A file system without hard links or permissions, as exFAT and SMB are. */
const LIMITED = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const refuse = () => { throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' }); };
  fs.linkSync = refuse;
  fs.chmodSync = refuse;
  syncBuiltinESMExports();`;
const CREATE = `
  import { createFolder, createOnce } from './server/database/files.ts';
  const [folder, content] = process.argv.slice(1);
  createFolder(folder);
  createOnce(folder + '/pepper', content);`;

describe('a file that is created once, where the file system has no hard links', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenantry-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const create = (content: string) =>
    run(process.execPath, [
      ...['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(LIMITED)}`],
      ...['--input-type=module', '--eval', CREATE, folder, content],
    ]);

  it('has the whole content of one of the concurrent processes, and leaves nothing beside it', async () => {
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(43));
    await Promise.all(contents.map(create));
    expect(contents).toContain(readFileSync(join(folder, 'pepper'), 'utf8'));
    expect(readdirSync(folder)).toEqual(['pepper']);
  });

  it('is created although a process has died while creating it', async () => {
    writeFileSync(join(folder, 'pepper.claim'), '');
    utimesSync(join(folder, 'pepper.claim'), new Date(0), new Date(0));
    await create('content');
    expect(readFileSync(join(folder, 'pepper'), 'utf8')).toBe('content');
  });

  it('keeps its content when it is created again', async () => {
    await create('first');
    await create('second');
    expect(readFileSync(join(folder, 'pepper'), 'utf8')).toBe('first');
  });
});
