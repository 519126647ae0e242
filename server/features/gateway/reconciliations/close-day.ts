import type { Database } from '../../../database/connect.ts';
import type { GatewayCallRow } from '../../../database/schema/gateway-accounting-tables.ts';
import { TenantScope } from '../../../database/tenant-scope.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { hashOf } from './call-record.ts';
import { isBalanced } from './comparison-repository.ts';
import type { Day } from './day-queue-repository.ts';
import { MerkleTree } from './merkle-tree.ts';
import { type ClosingPart, type GatewayDays, gatewayDayRepository } from './repository.ts';
import { toClosing, toReconciliation } from './serializers.ts';

/** Calls that are read together. */
const BATCH = 2000;

interface Digest {
  calls: number;
  cost: number;
  root: Buffer;
}

/** Reads the calls of a closing, and returns what its seal says of them. */
async function digestOf(closings: GatewayDays, part: ClosingPart): Promise<Digest> {
  const tree = new MerkleTree();
  let [cost, after]: [number, GatewayCallRow | undefined] = [0, undefined];
  for (;;) {
    const calls: GatewayCallRow[] = await closings.calls(part, { after }, BATCH);
    for (const call of calls) {
      tree.add(hashOf(call));
      cost += Number(call.cost_nano_usd ?? 0);
    }
    after = calls.at(-1);
    if (calls.length < BATCH) return { calls: tree.count, cost, root: tree.root() };
  }
}

/** Writes the closing of calls, with its seal in the audit log and its event, in the transaction that has locked the closings. */
async function seal(scope: TenantScope, part: ClosingPart, { calls, cost, root }: Digest): Promise<void> {
  const { db, tenantId } = scope;
  const { day } = part;
  const [closings, now] = [gatewayDayRepository(scope), new Date()];
  const closing = {
    ...part,
    calls: String(calls),
    cost_nano_usd: String(cost),
    merkle_root: root,
    closed_at: now,
  };
  await closings.insert(closing);
  await closings.countClosed(part);
  const found = await closings.find(day);
  if (found === undefined) throw new Error(`The day ${day} of ${tenantId} is missing.`);
  const dayRow = { ...found, closed_at: found.closed_at ?? now };
  // The comparison counts the day as closed.
  await closings.updateDay(day, { closed_at: dayRow.closed_at });
  const result = await closings.compare(day);
  await closings.updateDay(day, { is_balanced: isBalanced(result), result: JSON.stringify(result) as never });
  const parameters = toClosing({ ...closing, tenant_id: tenantId });
  await writeOutbox(db, {
    audits: [
      {
        tenantId,
        action: 'gateway.day_closed',
        actor: { type: 'system', id: null },
        target_id: dayRow.id,
        details: { parameters },
      },
    ],
    events: [
      {
        tenantId,
        type: 'gateway.day_closed',
        data: toReconciliation(dayRow, result, await closings.ofDays([day])),
      },
    ],
  });
}

/** Closes a day that has ended, unless another replica has. A day whose calls have all been deleted is removed. */
export async function closeDay(knex: Database['knex'], { tenant_id, day }: Day): Promise<void> {
  // No call joins those of the first closing any more, so that they are read before anything is locked.
  const unsealed = { day, late: false, serial: '0' };
  const digest = await digestOf(gatewayDayRepository(new TenantScope(knex, tenant_id)), unsealed);
  await knex.transaction(async (trx) => {
    const scope = new TenantScope(trx, tenant_id);
    const closings = gatewayDayRepository(scope);
    await closings.lock();
    const row = await closings.find(day);
    if (row === undefined || row.closed_at !== null) return;
    if (digest.calls === 0) return closings.removeDay(day);
    await seal(scope, { ...unsealed, serial: String((await closings.lastSerial()) + 1) }, digest);
  });
}

/** Closes the late calls of a day that no closing has. */
export const closeLateCalls = (knex: Database['knex'], { tenant_id, day }: Day): Promise<void> =>
  knex.transaction(async (trx) => {
    const scope = new TenantScope(trx, tenant_id);
    const closings = gatewayDayRepository(scope);
    await closings.lock();
    const part = { day, late: true, serial: String((await closings.lastSerial()) + 1) };
    if ((await closings.claimLate(day, part.serial)) > 0)
      await seal(scope, part, await digestOf(closings, part));
  });
