import { LRUCache } from 'lru-cache';
import { newId } from '../../api/ids.ts';
import { HOUR_MS } from '../../api/times.ts';
import type { Database } from '../../database/connect.ts';
import type { DecisionRow } from '../../database/schema/decision-tables.ts';
import { insertDecisions, SHARED_HOURS } from './decision-repository.ts';

/** A refusal to record. */
interface Refusal extends Omit<DecisionRow, 'id' | 'created_at'> {
  /** What the request named. Refusals that differ by it have different ids, whether or not it exists. */
  named: readonly unknown[];
}

/** What became of a refusal. */
export type RecordedAs = 'stored' | 'repeated' | 'over_budget' | 'failed';

export interface DecisionRecorder {
  /** Stores a refusal. @returns its id once every replica can find it; `undefined` if it is not stored */
  record(refusal: Refusal): Promise<string | undefined>;
}

const SHARED_MS = SHARED_HOURS * HOUR_MS;
/** New decisions that a process stores for a credential and for a tenant in an hour. */
const CREDENTIAL_BUDGET = 100;
const TENANT_BUDGET = 1000;
const MAX_REMEMBERED = 20_000;
const MAX_WAITING = 1000;
/** A refusal does not wait longer for a slow database, and then has no id. */
const MAX_WAIT_MS = 1000;

interface Waiting {
  row: Omit<DecisionRow, 'created_at'>;
  settle(id: string | undefined): void;
}

/** Counts what remains of budgets per hour. */
function createBudget(limit: number) {
  const used = new LRUCache<string, number>({ max: MAX_REMEMBERED, ttl: SHARED_MS, noUpdateTTL: true });
  return (key: string): boolean => {
    const count = (used.get(key) ?? 0) + 1;
    if (count > limit) return false;
    used.set(key, count);
    return true;
  };
}

/** Resolves to `undefined` if the work takes too long. */
function withinTime(work: Promise<string | undefined>): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, MAX_WAIT_MS, undefined);
    void work.then((id) => {
      clearTimeout(timer);
      resolve(id);
    });
  });
}

/**
 * Stores refusals in batches: one statement at a time takes all that have arrived during the one before. Identical
 * refusals of a credential are stored once an hour, so that a client that repeats a request adds no rows.
 */
export function createDecisionRecorder(
  { knex }: Pick<Database, 'knex'>,
  count: (result: RecordedAs) => void,
): DecisionRecorder {
  const recent = new LRUCache<string, Promise<string | undefined>>({ max: MAX_REMEMBERED, ttl: SHARED_MS });
  const [inCredential, inTenant] = [createBudget(CREDENTIAL_BUDGET), createBudget(TENANT_BUDGET)];
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const stored = await insertDecisions(
        knex,
        batch.map(({ row }) => row),
      ).catch(() => new Set<string>());
      for (const { row, settle } of batch) settle(stored.has(row.id) ? row.id : undefined);
    }
    isWriting = false;
  }

  function store({ named: _, ...refusal }: Refusal): Promise<string | undefined> {
    const row = { id: newId('dec'), ...refusal };
    return new Promise((settle) => {
      waiting.push({ row, settle });
      if (!isWriting) void writeAll();
    });
  }

  return {
    record(refusal) {
      const { tenant_id, principal_id, operation_id, decision, required_permission, named } = refusal;
      const [detail] = decision.trace.slice(-1);
      const key = JSON.stringify([tenant_id, principal_id, operation_id, detail, required_permission, named]);
      const known = recent.get(key);
      if (known !== undefined) {
        count('repeated');
        return withinTime(known);
      }
      if (waiting.length >= MAX_WAITING || !inCredential(principal_id) || !inTenant(tenant_id)) {
        count('over_budget');
        return Promise.resolve(undefined);
      }
      const storing = store(refusal).then((id) => {
        count(id === undefined ? 'failed' : 'stored');
        // The next identical refusal tries again.
        if (id === undefined) recent.delete(key);
        return id;
      });
      recent.set(key, storing);
      return withinTime(storing);
    },
  };
}
