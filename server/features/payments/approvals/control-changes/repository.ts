import type { Knex } from 'knex';
import type { Schemas } from '../../../../api/types.ts';
import { incrementVersion } from '../../../../database/row-version.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../../operations/keyset.ts';
import type { PageRequest } from '../../../../operations/pagination.ts';
import type { ApprovalRow } from '../tables.ts';

type ControlKind = Schemas['ControlKind'];

/** A change of a control that waits for approvals, or did. */
export interface ControlChangeRow extends ApprovalRow {
  kind: ControlKind;
  target_id: string;
}

type NewChange = Pick<
  ControlChangeRow,
  | 'id'
  | 'project_id'
  | 'beneficiary_id'
  | 'kind'
  | 'target_id'
  | 'before'
  | 'change'
  | 'requirement'
  | 'digest'
  | 'requester_id'
  | 'requester_user_id'
  | 'requested_at'
  | 'created_at'
  | 'expires_at'
  | 'due_at'
>;

export interface ChangeFilters {
  status: ApprovalRow['status'] | undefined;
  kind: ControlKind | undefined;
  /** Only changes that this user has neither proposed nor approved. */
  waitingFor: string | null;
}

/** What a caller sees of the changes of a workspace. */
export interface Visibility {
  /** Changes of these projects, and those that belong to none. */
  projects: Knex.QueryBuilder;
  /** Whether changes of accounts are shown, with their holders and identifiers. */
  accounts: boolean;
}

const REQUIRED_SQL = `
  exists (select from workspace_settings where workspace_id = :workspace and require_rule)
    or exists (select from project_settings where workspace_id = :workspace and require_rule)`;
const ASKED_SQL = `exists (select from approval_rules where workspace_id = :workspace and enabled) or ${REQUIRED_SQL}`;

const toText = (value: object | null) => (value === null ? null : (JSON.stringify(value) as never));

export const controlChangeRepository = (scope: TenantScope) => {
  // A change has a kind and a target, which the type of the table cannot say.
  const changes = () =>
    scope.rows('approvals').whereNotNull('kind') as unknown as Knex.QueryBuilder<
      ControlChangeRow,
      ControlChangeRow[]
    >;
  const pendingOf = (kind: ControlKind, ids: readonly string[]) =>
    changes()
      .where({ kind, status: 'pending' })
      .whereIn('target_id', [...ids]);
  const isVisible = ({ projects, accounts }: Visibility) =>
    scope.db.raw(
      `(approvals.project_id is null or approvals.project_id in (:projects)) and (approvals.kind <> 'account' or :accounts)`,
      { projects, accounts },
    );

  async function isSo(condition: string): Promise<boolean> {
    const { rows } = await scope.db.raw<{ rows: [{ is_so: boolean }] }>(`select ${condition} as is_so`, {
      workspace: scope.tenantId,
    });
    return rows[0].is_so;
  }

  return {
    /** Returns a change of the workspace, or of a project that the caller can access. */
    find: (id: string, visible: Visibility): Promise<ControlChangeRow | undefined> =>
      changes().where({ id }).where(isVisible(visible)).first(),

    lock: (id: string): Promise<ControlChangeRow | undefined> => changes().where({ id }).forUpdate().first(),

    list(
      visible: Visibility,
      { status, kind, waitingFor }: ChangeFilters,
      { now, page }: { now: Date; page: PageRequest },
    ): Promise<ControlChangeRow[]> {
      const query = changes().where(isVisible(visible));
      if (kind !== undefined) query.where({ kind });
      // No job ends a change: one that has expired is known by its time.
      if (status === 'pending') query.where({ status }).where('expires_at', '>', now);
      else if (status === 'expired')
        query.where((either) =>
          either
            .where({ status })
            .orWhere((past) => past.where({ status: 'pending' }).where('expires_at', '<=', now)),
        );
      else if (status !== undefined) query.where({ status });
      if (waitingFor !== null)
        query
          .whereRaw('requester_user_id is distinct from ?', [waitingFor])
          .whereNotExists(
            scope
              .rows('approval_votes')
              .where({ user_id: waitingFor })
              .whereRaw('approval_votes.approval_id = approvals.id'),
          );
      return applyKeyset(query.select('approvals.*'), ['id'], page) as Promise<ControlChangeRow[]>;
    },

    insert: ({ before, change, requirement, ...row }: NewChange): Promise<ControlChangeRow> =>
      scope.insert('approvals', {
        ...row,
        before: toText(before),
        change: toText(change),
        requirement: JSON.stringify(requirement) as never,
      }) as Promise<ControlChangeRow>,

    /** Whether anything asks for approvals in the workspace. */
    areApprovalsAsked: (): Promise<boolean> => isSo(ASKED_SQL),

    /** Whether the workspace, or a project, requires a rule. */
    isRuleRequired: (): Promise<boolean> => isSo(REQUIRED_SQL),

    /** Returns the changes that wait of some controls, unless they have expired. */
    pending: (kind: ControlKind, ids: readonly string[], now: Date): Promise<ControlChangeRow[]> =>
      pendingOf(kind, ids).where('expires_at', '>', now).select('approvals.*'),

    /** Ends the change of a control that waits, because the control has changed, or another change replaces it. */
    async end(kind: ControlKind, targetId: string, now: Date): Promise<void> {
      await pendingOf(kind, [targetId]).update({
        status: scope.db.raw(`case when expires_at <= ? then 'expired' else 'withdrawn' end`, [now]) as never,
        decided_at: now,
        ...incrementVersion(scope.db),
      });
    },
  };
};
