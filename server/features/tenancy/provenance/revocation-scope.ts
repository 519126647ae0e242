import type { ApiDocument } from '../../../api/api-document.ts';
import type { EventData, EventType } from '../../../api/types.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Repositories, TenantRepositories } from '../../../operations/repositories.ts';
import type { Event } from '../../../outbox/outbox.ts';

/** One tenant in which a request or a job revokes things, and where it reports them. */
export interface RevocationScope {
  contract: ApiDocument;
  repositories: Repositories;
  secrets: Secrets;
  tenant: TenantRepositories;
  tenantId: string;
  now: Date;
  audit(action: string, targetId: string): void;
  emit<Type extends EventType>(type: Type, data: EventData<Type>): void;
}

/** Returns the scope of the tenant of a request, or of another tenant. */
export const revocationScopeOf = (context: HandlerContext, tenantId = context.tenantId): RevocationScope => ({
  contract: context.contract,
  repositories: context.repositories,
  secrets: context.secrets,
  tenant: context.repositories.tenant(tenantId),
  tenantId,
  now: context.now,
  audit: (action, targetId) => context.audit(action, targetId, tenantId),
  emit: (type, data) => context.emit(type, data, tenantId),
});

/** Audit entries and events that a job has to write for a tenant. */
export interface PendingNotices {
  audits: Array<{ tenantId: string; action: string; target_id: string; actor: { type: 'system'; id: null } }>;
  events: Array<Event & { tenantId: string }>;
}

/** Creates the scope of a tenant for a job, and the collection of its audit entries and events. */
export function revocationScopeOfJob(
  tools: Pick<RevocationScope, 'contract' | 'repositories' | 'secrets'>,
  tenantId: string,
  now: Date,
): { scope: RevocationScope; notices: PendingNotices } {
  const notices: PendingNotices = { audits: [], events: [] };
  const actor = { type: 'system', id: null } as const;
  const scope: RevocationScope = {
    ...tools,
    tenant: tools.repositories.tenant(tenantId),
    tenantId,
    now,
    audit: (action, target_id) => void notices.audits.push({ tenantId, action, target_id, actor }),
    // The types of this function guarantee that type and data match.
    emit: (type, data) => void notices.events.push({ type, data, tenantId } as Event & { tenantId: string }),
  };
  return { scope, notices };
}
