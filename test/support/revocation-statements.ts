import type { Knex } from 'knex';
import type { Ids } from './operation-calls.ts';
import type { Stage } from './revocation-stage.ts';

/** Undoes a revocation. */
export type Undo = (db: Knex) => Promise<unknown>;

/** Takes access away in a transaction, as any operation, job or statement by hand would. */
export type Change = (trx: Knex, stage: Stage, ids: Ids) => Promise<Undo>;

type Columns = Record<string, string | boolean | null | Date | readonly string[]>;
export type Where = (stage: Stage, ids: Ids) => Record<string, string>;

/** Sets columns of rows, and back. */
export const update =
  (table: string, where: Where, values: Columns): Change =>
  async (trx, stage, ids) => {
    const rows = where(stage, ids);
    const before = await trx(table)
      .where(rows)
      .first(...Object.keys(values));
    await trx(table).where(rows).update(values);
    return (db) => db(table).where(rows).update(before);
  };

/** Deletes rows, and inserts them again. What the database itself computes is left out. */
export const remove =
  (table: string, where: Where): Change =>
  async (trx, stage, ids) => {
    const rows = await trx(table).where(where(stage, ids)).delete().returning('*');
    return async (db) => {
      for (const { custom_role_id: _, ...row } of rows) await db(table).insert(row);
    };
  };

/** Does several in order, and undoes them in the opposite one. */
export const all =
  (...changes: readonly Change[]): Change =>
  async (trx, stage, ids) => {
    const undos: Undo[] = [];
    for (const change of changes) undos.unshift(await change(trx, stage, ids));
    return async (db) => {
      for (const undo of undos) await undo(db);
    };
  };

// Rows, by the callers and their things.

export const member =
  (who: 'owner' | 'agent' | 'delegate' | 'lead'): Where =>
  ({ acme, ...people }) => ({
    tenant_id: acme.workspaceId,
    user_id: who === 'owner' ? acme.people.owner.id : people[who].id,
  });
export const ofWorkspace: Where = ({ acme }) => ({ workspace_id: acme.workspaceId });
export const workspace: Where = ({ acme }) => ({ id: acme.workspaceId });
export const organization: Where = ({ acme }) => ({ id: acme.ids.organizationId });
export const ownerInOrganization: Where = ({ acme }) => ({
  tenant_id: acme.ids.organizationId,
  user_id: acme.people.owner.id,
});
export const grant: Where = ({ acme, agent }) => ({ workspace_id: acme.workspaceId, id: agent.grantId });
export const role: Where = ({ acme, delegate }) => ({ workspace_id: acme.workspaceId, id: delegate.roleId });
export const leadInProject: Where = ({ acme, lead }, { projectId }) => ({
  workspace_id: acme.workspaceId,
  user_id: lead.id,
  project_id: projectId,
});
export const idOfKey =
  (name: keyof Stage['keys']): Where =>
  ({ keys }) => ({ id: keys[name].id });
