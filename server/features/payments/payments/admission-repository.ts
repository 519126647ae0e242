import type { Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

/** An account whose money more payments may be waiting for than one transaction lets go on. */
interface FundsAdmissionRow {
  workspace_id: string;
  /** The project of the account, whose job goes on. */
  project_id: string;
  account_id: string;
  /** The last payment that was looked at. */
  after_id: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    funds_admissions: Table<FundsAdmissionRow, keyof FundsAdmissionRow>;
  }
}

/** Begins again with the earlier payment if the account is there already. */
const ADD_SQL = `
  insert into funds_admissions as f (workspace_id, project_id, account_id, after_id)
  select workspace_id, project_id, id, :after from accounts
  where workspace_id = :workspace and id = :account and project_id is not null
  on conflict (workspace_id, project_id, account_id) do update set after_id = least(f.after_id, excluded.after_id)`;

/** Accounts whose waiting payments the job still has to look at. The balance of an account is locked before its row. */
export const fundsAdmissionRepository = (scope: TenantScope) => {
  const { db, tenantId: workspace } = scope;
  return {
    async add(account: string, after: string): Promise<void> {
      await db.raw(ADD_SQL, { workspace, account, after });
    },

    /** Returns an account of a project. */
    async next(project_id: string): Promise<string | undefined> {
      const row = await scope.rows('funds_admissions').where({ project_id }).first('account_id');
      return row?.account_id;
    },

    /** Takes an account. @returns the last payment that was looked at; `undefined` if another server has taken it */
    async take(account_id: string): Promise<string | undefined> {
      const rows = await scope.rows('funds_admissions').where({ account_id }).delete().returning('after_id');
      return rows[0]?.after_id;
    },
  };
};
