import { normalizeName } from '../../../api/normalize.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { TemplateRow } from '../../../database/schema/template-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** The templates of one organization. */
export const templateRepository = ({ db, tenantId: organizationId }: TenantScope) => {
  const all = () => db('templates').where({ organization_id: organizationId });

  return {
    find: (id: string): Promise<TemplateRow | undefined> => all().where({ id }).first(),

    /** Returns the template, locked until the transaction ends. */
    lock: (id: string): Promise<TemplateRow | undefined> => all().where({ id }).forUpdate().first(),

    list: (page: PageRequest): Promise<TemplateRow[]> => applyKeyset(all().select('*'), ['id'], page),

    async count(): Promise<number> {
      return (await all().select('id')).length;
    },

    async insert(
      row: Pick<TemplateRow, 'id' | 'name' | 'description' | 'content' | 'created_by' | 'created_with'>,
    ): Promise<void> {
      const complete = { ...row, organization_id: organizationId, name_key: normalizeName(row.name) };
      await db('templates').insert({ ...complete, content: JSON.stringify(row.content) as never }); // JSON goes in as text
    },

    async update(
      id: string,
      { content, ...changes }: Partial<Pick<TemplateRow, 'name' | 'description' | 'content'>>,
    ): Promise<TemplateRow | undefined> {
      const [template] = await all()
        .where({ id })
        .update({
          ...changes,
          ...(changes.name !== undefined && { name_key: normalizeName(changes.name) }),
          ...(content !== undefined && { content: JSON.stringify(content) as never }), // as above
          ...incrementVersion(db),
        })
        .returning('*');
      return template;
    },

    async remove(id: string): Promise<void> {
      await all().where({ id }).delete();
    },
  };
};
