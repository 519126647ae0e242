import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import { SAME_BANK_ACCOUNT_SQL } from '../../../database/schema/payment-tables.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface IdentifierColumns {
  /** In its electronic format. */
  iban: string | null;
  bic: string | null;
  account_number: string | null;
  bank_code: string | null;
  country: string;
}

/** A row of `accounts`. */
interface AccountColumns extends Versioned, IdentifierColumns {
  workspace_id: string;
  id: string;
  kind: Schemas['Account']['kind'];
  /** The home project of an own account. */
  project_id: string | null;
  live: boolean;
  name: string;
  currency: Schemas['Currency'];
  holder: Schemas['Account']['holder'];
  status: Schemas['Account']['status'];
  block_reason: string | null;
  funds_check: Schemas['FundsCheck'];
  /** A bigint; drivers return it as text. */
  floor: string | null;
  /** Whether all projects of its mode may pay from it. */
  shared_with_all: boolean;
  metadata: Record<string, string>;
  created_by: string | null;
  archived_at: Date | null;
  /** Who unblocked it last. */
  unblocked_by: string | null;
  unblocked_at: Date | null;
}

/** A project that may pay from an own account of another one. */
interface AccountShareRow {
  workspace_id: string;
  account_id: string;
  project_id: string;
  live: boolean;
}

type BalanceSums = Record<'posted' | 'reserved' | 'in_transit', number>;

/** An account with the projects that it is shared with. */
export interface AccountRow extends AccountColumns {
  shared_with: string[];
}

/** An account as the API shows it: with the balance, if it is an own one. */
export interface AccountWithBalance extends AccountRow {
  balance: BalanceSums | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    accounts: Table<
      AccountColumns,
      'workspace_id' | 'id' | 'kind' | 'live' | 'name' | 'currency' | 'country' | 'holder' | 'funds_check'
    >;
    account_shares: Table<AccountShareRow, keyof AccountShareRow>;
  }
}

export interface AccountFilters {
  kind?: AccountColumns['kind'] | undefined;
  currency?: AccountColumns['currency'] | undefined;
  status?: AccountColumns['status'] | undefined;
  /** Own accounts that this project can use. */
  project?: string | undefined;
  /** An IBAN or account number without spaces, in capitals. */
  identifier?: string | undefined;
  /** Part of the name or the holder. */
  q?: string | undefined;
}

export type NewAccount = Pick<
  AccountColumns,
  'id' | 'kind' | 'live' | 'name' | 'currency' | 'holder' | 'funds_check' | keyof IdentifierColumns
> &
  Partial<Pick<AccountColumns, 'project_id' | 'floor' | 'status' | 'metadata' | 'created_by'>>;

type AccountChanges = Partial<
  Pick<
    AccountColumns,
    | 'name'
    | 'status'
    | 'block_reason'
    | 'funds_check'
    | 'floor'
    | 'shared_with_all'
    | 'metadata'
    | 'archived_at'
    | 'unblocked_by'
    | 'unblocked_at'
  >
>;

/** A query for the ids of the projects that the caller has access to. */
export type ReachableProjects = Knex.QueryBuilder;

const SHARES_SQL = `array(select project_id from account_shares s
  where s.workspace_id = accounts.workspace_id and s.account_id = accounts.id order by project_id) as shared_with`;

/** Amounts are within what JSON numbers hold exactly. */
const BALANCE_SQL = `(
  select json_build_object('posted', b.posted, 'reserved', b.reserved, 'in_transit', coalesce((
    select sum(p.amount) from payments p
    where p.workspace_id = accounts.workspace_id and p.from_account_id = accounts.id and p.status = 'processing'), 0))
  from ledger_accounts a
    join ledger_balances b on b.workspace_id = a.workspace_id and b.ledger_account_id = a.id and b.lane = 0
  where a.workspace_id = accounts.workspace_id and a.account_id = accounts.id) as balance`;
const NO_MONEY: BalanceSums = { posted: 0, reserved: 0, in_transit: 0 };

/** The own accounts that are at home in one of the projects or shared with one. */
const USABLE_SQL = `(accounts.project_id in (:projects) or (accounts.shared_with_all and exists (:projects))
  or exists (select from account_shares s where s.workspace_id = accounts.workspace_id
    and s.account_id = accounts.id and s.project_id in (:projects)))`;

/** Whether another own account of the mode, which is archived, was the same bank account. */
const WAS_CONNECTED_SQL = `
  select exists (
    select from accounts one ${SAME_BANK_ACCOUNT_SQL}
      join accounts other on other.workspace_id = one.workspace_id and other.id = same.id
    where one.workspace_id = :workspace and one.id = :id and other.id <> one.id and other.kind = 'own'
      and other.live = one.live and other.currency = one.currency and other.status = 'archived') as was_connected`;

/** Whether rows about money name the project as live or simulated. */
const TIED_SQL = `
  select exists (select from accounts where workspace_id = :workspace and project_id = :project)
    or exists (select from account_shares where workspace_id = :workspace and project_id = :project)
    or exists (select from payments where workspace_id = :workspace and project_id = :project) as tied`;

export const accountRepository = (scope: TenantScope) => {
  const accounts = () => scope.rows('accounts').select('accounts.*', scope.db.raw(SHARES_SQL));
  const withBalance = () => accounts().select(scope.db.raw(BALANCE_SQL));
  const inReach = (projects: ReachableProjects) =>
    scope.db.raw(`(accounts.kind = 'external' or ${USABLE_SQL})`, { projects });

  return {
    /** Returns an account that the caller can access. */
    find: (id: string, projects: ReachableProjects): Promise<AccountWithBalance | undefined> =>
      withBalance().where({ id }).where(inReach(projects)).first(),

    /** Locks an external account, or an own one that is at home in one of the projects. */
    lock: (id: string, homes: ReachableProjects): Promise<AccountRow | undefined> =>
      accounts()
        .where({ id })
        .whereRaw(scope.db.raw(`(accounts.kind = 'external' or accounts.project_id in (:homes))`, { homes }))
        .forUpdate()
        .first(),

    /** Returns an account of the workspace, whether or not the caller can access it. */
    findAny: (id: string): Promise<AccountWithBalance | undefined> => withBalance().where({ id }).first(),

    /** Locks an account of the workspace, whether or not the caller may manage it. */
    lockAny: (id: string): Promise<AccountRow | undefined> => accounts().where({ id }).forUpdate().first(),

    /**
     * Returns those of the accounts that a project can use: external ones, and own ones that are its own or shared with it.
     * @param how whether changes of their status wait for the end of the transaction, and whether the default account of the
     *   project is added
     */
    findUsable(
      ids: readonly string[],
      projectId: string,
      { hold, orDefault }: { hold: boolean; orDefault: boolean },
    ): Promise<AccountRow[]> {
      const project = scope.rows('projects').where({ id: projectId }).select('id');
      const ofProject = scope.rows('project_settings').where({ project_id: projectId });
      const query = accounts()
        .where((either) => {
          either.whereIn('accounts.id', [...ids]);
          if (orDefault) either.orWhere('accounts.id', ofProject.select('default_account_id'));
        })
        .where(inReach(project))
        .orderBy('accounts.id');
      // Foreign keys lock the accounts of a payment in the same way, which does not conflict with other payments.
      return hold ? query.forKeyShare('accounts') : query;
    },

    list(
      projects: ReachableProjects,
      filters: AccountFilters,
      page: PageRequest,
    ): Promise<AccountWithBalance[]> {
      const { kind, currency, status, project, identifier, q } = filters;
      const query = withBalance().where(inReach(projects));
      if (kind !== undefined) query.where({ kind });
      if (currency !== undefined) query.where({ currency });
      if (status !== undefined) query.where({ status });
      else query.whereNot('status', 'archived');
      if (project !== undefined) {
        const one = scope.rows('projects').where({ id: project }).select('id');
        query.where(scope.db.raw(USABLE_SQL, { projects: one }));
      }
      if (identifier !== undefined)
        query.where((either) => either.where({ iban: identifier }).orWhere({ account_number: identifier }));
      if (q !== undefined)
        query.whereRaw("strpos(lower(accounts.name || ' ' || (accounts.holder ->> 'name')), lower(?)) > 0", [
          q,
        ]);
      return applyKeyset(query, ['id'], page);
    },

    async insert(row: NewAccount): Promise<AccountWithBalance> {
      const account = await scope.insert('accounts', row);
      return { ...account, shared_with: [], balance: account.kind === 'own' ? NO_MONEY : null };
    },

    async update(id: string, changes: AccountChanges): Promise<AccountWithBalance | undefined> {
      const [row] = await scope
        .rows('accounts')
        .where({ id })
        .update({ ...changes, ...incrementVersion(scope.db) })
        .returning(['accounts.*', ...([SHARES_SQL, BALANCE_SQL].map((sql) => scope.db.raw(sql)) as never[])]);
      // The type of the returned rows does not have what the expressions add.
      return row as AccountWithBalance | undefined;
    },

    /** Replaces the projects that an account is shared with. */
    async share({ id, live }: Pick<AccountRow, 'id' | 'live'>, projectIds: readonly string[]): Promise<void> {
      await scope
        .rows('account_shares')
        .where({ account_id: id })
        .whereNotIn('project_id', [...projectIds])
        .delete();
      if (projectIds.length === 0) return;
      const rows = projectIds.map((project_id) => ({
        workspace_id: scope.tenantId,
        account_id: id,
        project_id,
        live,
      }));
      await scope
        .db('account_shares')
        .insert(rows)
        .onConflict(['workspace_id', 'account_id', 'project_id'])
        .ignore();
    },

    /** Whether an own account was one of the workspace before, and was archived. */
    async wasConnected(id: string): Promise<boolean> {
      const bindings = { workspace: scope.tenantId, id };
      const { rows } = await scope.db.raw<{ rows: [{ was_connected: boolean }] }>(
        WAS_CONNECTED_SQL,
        bindings,
      );
      return rows[0].was_connected;
    },

    /** Whether a project has own accounts, shared accounts or payments, of whatever age. */
    async isTiedTo(project: string): Promise<boolean> {
      const bindings = { workspace: scope.tenantId, project };
      const { rows } = await scope.db.raw<{ rows: [{ tied: boolean }] }>(TIED_SQL, bindings);
      return rows[0].tied;
    },

    /** Returns how many own accounts of a project are not archived. */
    async countOfProject(project_id: string): Promise<number> {
      const open = scope.rows('accounts').where({ project_id }).whereNot('status', 'archived');
      const [row] = await open.count({ count: '*' });
      return Number(row?.count ?? 0);
    },
  };
};
