import { parseObject, splitHash } from '../bundles/lines.ts';

export interface Entry {
  ledger_account_id: string;
  lane: number;
  version: number;
  amount: number;
  balance_after: number;
}

/** A transaction on a line of a bundle. */
export interface Transaction {
  line: number;
  seq: number;
  hash: string;
  /** The text that its hash covers, besides the previous hash. */
  text: string;
  workspaceId: unknown;
  projectId: unknown;
  currency: unknown;
  createdAt: string;
  entries: Entry[];
}

const NUMBERS = ['lane', 'version', 'amount', 'balance_after'] as const;

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const numbers = NUMBERS.every((name) => Number.isSafeInteger(Reflect.get(value, name)));
  return numbers && typeof Reflect.get(value, 'ledger_account_id') === 'string';
}

/** Reads the transaction on a line. Its text is only trusted once its hash is checked. */
export function readTransaction(text: string, line: number): Transaction | undefined {
  const hashed = splitHash(text);
  const value = hashed && parseObject(text);
  if (hashed === undefined || value === undefined) return undefined;
  const { type, seq, entries, created_at: createdAt } = value;
  const known = type === undefined && Number.isSafeInteger(seq) && typeof createdAt === 'string';
  if (!known || !Array.isArray(entries) || !entries.every(isEntry)) return undefined;
  return {
    line,
    seq: Number(seq),
    hash: hashed.hash,
    text: hashed.rest,
    workspaceId: value.workspace_id,
    projectId: value.project_id,
    currency: value.currency,
    createdAt: String(createdAt),
    entries,
  };
}
