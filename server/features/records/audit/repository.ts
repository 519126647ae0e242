import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import type { Signer } from '../../../auth/secrets/signing.ts';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type { AuditCheckpointRow } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { auditChainRepository } from './chain-repository.ts';
import { sealTenant } from './seal-entries.ts';
import type { SealedRow } from './serializers.ts';

/** Filters on entries; `null` for all. */
export type AuditFilters = Schemas['AuditExport']['filters'];

/** A range of entries of a chain by position, exclusive of `after` and inclusive of `to`. */
export interface SequenceRange {
  after: number;
  to: number;
}

const ACTOR_TYPES: ReadonlySet<string> = new Set(['operator', 'system', 'anonymous']);

function restrict(query: Knex.QueryBuilder, filters: AuditFilters): void {
  const { actor, action, target, project_id, since, until } = filters;
  if (actor !== null) query.where(ACTOR_TYPES.has(actor) ? 'e.actor_type' : 'e.actor_id', actor);
  if (action?.endsWith('.*')) query.whereRaw('starts_with(e.action, ?)', [action.slice(0, -1)]);
  else if (action !== null) query.where('e.action', action);
  if (target !== null) query.where('e.target_id', target);
  if (project_id !== null) query.where('e.project_id', project_id);
  if (since !== null) query.where('e.created_at', '>=', since);
  if (until !== null) query.where('e.created_at', '<', until);
}

export const auditRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;

  /** Entries with their seals, sealed or not. */
  const entries = (): Knex.QueryBuilder<SealedRow, SealedRow[]> =>
    db('audit_events as e')
      .leftJoin('audit_seals as s', (join) => {
        join.on('s.tenant_id', 'e.tenant_id').on('s.event_id', 'e.id');
      })
      .where('e.tenant_id', tenantId)
      // Neither table's type covers the join.
      .select('e.*', 's.seq', 's.hash') as never;

  /** Sealed entries, selected through their seals. */
  const stretch = ({ after, to }: SequenceRange, filters: AuditFilters): Knex.QueryBuilder => {
    const query = db('audit_seals as s')
      .join('audit_events as e', (join) => {
        join.on('e.tenant_id', 's.tenant_id').on('e.id', 's.event_id');
      })
      .where('s.tenant_id', tenantId)
      .where('s.seq', '>', after)
      .where('s.seq', '<=', to);
    restrict(query, filters);
    return query;
  };

  return {
    find: (id: string): Promise<SealedRow | undefined> => entries().where('e.id', id).first(),

    list(filters: AuditFilters, page: PageRequest): Promise<SealedRow[]> {
      const query = entries();
      restrict(query, filters);
      return applyKeyset(query, ['e.created_at', 'e.id'], page);
    },

    /** Returns the next sealed entries, oldest first. */
    next: (range: SequenceRange, filters: AuditFilters, limit: number): Promise<SealedRow[]> =>
      stretch(range, filters)
        .orderBy('s.seq')
        .limit(limit)
        .select('e.*', 's.seq', 's.hash')
        .options(UNPREPARED),

    async count(range: SequenceRange, filters: AuditFilters): Promise<number> {
      const [row] = await stretch(range, filters).count({ count: '*' });
      return Number(row?.count ?? 0);
    },

    checkpoints: (page: PageRequest): Promise<AuditCheckpointRow[]> =>
      applyKeyset(scope.rows('audit_checkpoints').select('*'), ['seq'], page),

    checkpointsOf: ({ after, to }: SequenceRange): Promise<AuditCheckpointRow[]> =>
      scope
        .rows('audit_checkpoints')
        .where('seq', '>', after)
        .where('seq', '<=', to)
        .orderBy('seq')
        .select('*'),

    checkpointAt: (seq: number): Promise<AuditCheckpointRow | undefined> =>
      scope
        .rows('audit_checkpoints')
        .where({ seq: String(seq) })
        .first(),

    /** Seals and signs all existing entries. @returns the end of the chain */
    async sealAll(signer: Signer): Promise<number> {
      return (await sealTenant(auditChainRepository(db), signer, tenantId)).seq;
    },

    /** Returns the position before the first remaining entry: 0, or where retention has cut the chain. */
    async firstSequence(): Promise<number> {
      const head = await scope.rows('audit_chain_heads').first();
      return Number(head?.floor_seq ?? 0);
    },
  };
};
