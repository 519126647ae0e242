import { join } from 'node:path';
import { scaffoldResource } from '../../../server/api/new-resource/scaffold.ts';
import { operations } from '../../support/every-operation/document.ts';
import { copyRepository, type RepositoryCopy } from '../../support/repository-copy.ts';

const OPERATIONS_OF_RESOURCE = 5;

/** A copy of the product with so many more resources that it has at least this many operations, built to be started. */
export async function createPaddedCopy(count: number): Promise<RepositoryCopy> {
  const copy = copyRepository();
  const resources = Math.ceil((count - operations.length) / OPERATIONS_OF_RESOURCE);
  for (let index = 0; index < resources; index += 1) {
    const letters = String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26));
    scaffoldResource(copy.root, `tenancy/${letters}-samples`, `x${letters}`);
  }
  await copy.run('npm', ['run', '-s', 'generate']);
  await copy.run('npm', ['run', '-s', 'build']);
  await copy.run('npm', ['run', '-s', 'snapshot']);
  return copy;
}

export const mainOf = ({ root }: RepositoryCopy): string => join(root, 'dist/main.js');
