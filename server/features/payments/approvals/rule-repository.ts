import { incrementVersion } from '../../../database/row-version.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ApprovalRuleRow, RuleContent } from './tables.ts';

// JSON columns take text and return the parsed value.
const columnsOf = ({ when, steps, ...columns }: RuleContent) => ({
  ...columns,
  conditions: JSON.stringify(when) as never,
  steps: JSON.stringify(steps) as never,
});

export const approvalRuleRepository = (scope: TenantScope) => {
  const rules = () => scope.rows('approval_rules');

  return {
    find: (id: string): Promise<ApprovalRuleRow | undefined> => rules().where({ id }).first(),

    lock: (id: string): Promise<ApprovalRuleRow | undefined> => rules().where({ id }).forUpdate().first(),

    list: (page: PageRequest): Promise<ApprovalRuleRow[]> => applyKeyset(rules().select('*'), ['id'], page),

    all: (): Promise<ApprovalRuleRow[]> => rules().orderBy('id').select('*'),

    /** Returns those of the ids that are rules. */
    existing: (ids: readonly string[]): Promise<string[]> =>
      rules()
        .whereIn('id', [...ids])
        .pluck('id'),

    /** Returns the rules about a subject that are enabled. */
    enabledFor: (applies_to: ApprovalRuleRow['applies_to']): Promise<ApprovalRuleRow[]> =>
      rules().where({ applies_to, enabled: true }).orderBy('id').select('*'),

    async count(): Promise<number> {
      return (await rules().select('id')).length;
    },

    insert: (
      { id, created_by, created_with }: Pick<ApprovalRuleRow, 'id' | 'created_by' | 'created_with'>,
      content: RuleContent,
    ): Promise<ApprovalRuleRow> =>
      scope.insert('approval_rules', { id, created_by, created_with, ...columnsOf(content) }),

    async update(id: string, content: RuleContent): Promise<ApprovalRuleRow | undefined> {
      const [row] = await rules()
        .where({ id })
        .update({ ...columnsOf(content), ...incrementVersion(scope.db) })
        .returning('*');
      return row;
    },

    async remove(id: string): Promise<void> {
      await rules().where({ id }).delete();
    },
  };
};
