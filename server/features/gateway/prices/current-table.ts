import { readFileSync } from 'node:fs';
import { projectPath } from '../../../project-path.ts';
import { PriceTable } from './price-table.ts';
import { PriceFileError, readOwnTable, readTable } from './table-format.ts';

// The table is one for the process: it is read at the first use and never changes. At the start, the configuration may name another one.
let current: PriceTable | undefined;

/** Returns the prices that count for calls that are admitted now. */
export function currentTable(): PriceTable {
  current ??= new PriceTable(
    readOwnTable(readFileSync(projectPath('server/features/gateway/prices/table.jsonl'), 'utf8')),
  );
  return current;
}

/**
 * Replaces the table by the file of the operator.
 * @throws PriceFileError if the file cannot be read or is no price table
 */
export function usePriceFile(path: string): void {
  try {
    current = new PriceTable(readTable(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof PriceFileError ? error.message : 'It cannot be read.';
    throw new PriceFileError(`${path} is no price table. ${reason}`, {
      cause: error,
    });
  }
}
