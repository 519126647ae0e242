import type { Knex } from 'knex';
import { newId } from '../../../server/api/ids.ts';

const EVENT_COLUMNS =
  'type, from_status, from_stage, to_status, to_stage, cause, cause_id, reason, at, workspace_id, version';

/**
 * Adds payments like a new one, without the rules that a request has to pass.
 * @returns their ids
 */
export async function copyPayments(knex: Knex, template: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('pay'));
  await knex.raw(
    `with copied as (
       insert into payments
       select (jsonb_populate_record(p, jsonb_build_object('id', one, 'bank_reference', upper(right(one, 16))))).*
       from payments p, unnest(:ids::text[]) one where p.id = :template)
     insert into payment_events (payment_id, ${EVENT_COLUMNS})
     select one, ${EVENT_COLUMNS} from payment_events, unnest(:ids::text[]) one
     where payment_id = :template and version = 1`,
    { ids, template },
  );
  return ids;
}
