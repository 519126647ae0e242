import type { Knex } from 'knex';
import type { Tables } from 'knex/types/tables.js';

/** The tables that belong to a workspace, computed from their rows: those with a `workspace_id` that is never null. */
export type TenantTable = {
  [Name in keyof Tables]: Knex.ResolveTableType<Tables[Name], 'base'> extends { workspace_id: string }
    ? Name
    : never;
}[keyof Tables];

type Row<Name extends TenantTable> = Knex.ResolveTableType<Tables[Name], 'base'>;
type NewRow<Name extends TenantTable> = Omit<Knex.ResolveTableType<Tables[Name], 'insert'>, 'workspace_id'>;

/**
 * One workspace's view of the database, and the only code that says `workspace_id`: a repository that is built on it
 * can neither read nor write another tenant's rows.
 */
export class TenantScope {
  constructor(
    /** For statements that join; they take `tenantId` as a binding. */
    readonly db: Knex,
    readonly tenantId: string,
  ) {}

  /** The rows of a table that belong to the workspace. */
  rows<Name extends TenantTable>(table: Name): Knex.QueryBuilder<Tables[Name], Row<Name>[]> {
    // Knex cannot relate a table name that is a type parameter to its row.
    return this.db(table).where(`${table}.workspace_id`, this.tenantId) as never;
  }

  /** Inserts a row and answers it as the database has it. */
  async insert<Name extends TenantTable>(table: Name, row: NewRow<Name>): Promise<Row<Name>> {
    const complete = { ...row, workspace_id: this.tenantId };
    // As above: the row type follows from the table, which the compiler cannot see here.
    const [inserted] = (await this.db(table)
      .insert(complete as never)
      .returning('*')) as Row<Name>[];
    if (inserted === undefined) throw new Error(`The insert into ${table} returned no row.`);
    return inserted;
  }
}
