import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { PlanRow } from '../../../database/schema/plan-tables.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** The columns that a request sets. */
export type PlanFields = Pick<
  PlanRow,
  'title' | 'limits' | 'features' | 'application_limits' | 'application_periods'
>;

/** The fields as the driver takes them: it would write an array of JSON as one of PostgreSQL. */
const toColumns = ({ limits, application_limits, application_periods, ...fields }: Partial<PlanFields>) => {
  const json = { limits, application_limits, application_periods };
  const given = Object.entries(json).filter(([, value]) => value !== undefined);
  return { ...fields, ...Object.fromEntries(given.map(([name, value]) => [name, JSON.stringify(value)])) };
};

/** The plans of the installation. */
export const planRepository = (db: Knex) => {
  const all = () => db('plans');
  /** Ids contain an underscore and names do not. */
  const one = (reference: string) => all().where(reference.includes('_') ? 'id' : 'name', reference);

  return {
    find: (reference: string): Promise<PlanRow | undefined> => one(reference).first(),

    lock: (reference: string): Promise<PlanRow | undefined> => one(reference).forNoKeyUpdate().first(),

    /** Returns a plan that a workspace is to get, locked so that it is not archived meanwhile. */
    lockShared: (name: string): Promise<PlanRow | undefined> => all().where({ name }).forShare().first(),

    list: (page: PageRequest): Promise<PlanRow[]> => applyKeyset(all().select('*'), ['id'], page),

    async count(): Promise<number> {
      const [row] = await all().count<Array<{ count: string }>>('* as count');
      return Number(row?.count);
    },

    async insert({ id, name, ...fields }: Pick<PlanRow, 'id' | 'name'> & PlanFields): Promise<PlanRow> {
      const [row] = await all()
        .insert({ id, name, ...toColumns(fields) } as PlanRow)
        .returning('*');
      if (row === undefined) throw new Error('The insert into plans returned no row.');
      return row;
    },

    async update(
      id: string,
      { archived_at, ...fields }: Partial<PlanFields & Pick<PlanRow, 'archived_at'>>,
    ): Promise<PlanRow | undefined> {
      const [row] = await all()
        .where({ id })
        .update({
          ...(toColumns(fields) as Partial<PlanRow>),
          ...(archived_at !== undefined && { archived_at }),
          ...incrementVersion(db),
        })
        .returning('*');
      return row;
    },
  };
};
