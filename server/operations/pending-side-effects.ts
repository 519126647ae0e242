import type { GrantReference } from '../auth/authentication/principal.ts';
import type { Mail } from '../mail/queue.ts';
import type { Event } from '../outbox/outbox.ts';

/** Overrides the tenant that an event or audit entry is written to. */
export interface OptionalTenant {
  tenantId: string | undefined;
}

/** The side effects of an operation besides its response, written in the same transaction. */
export interface PendingSideEffects {
  /** Whether the operation changed anything. */
  hasChanged: boolean;
  events: Array<Event & OptionalTenant>;
  audits: Array<{ action: string; target_id: string } & OptionalTenant>;
  mails: Mail[];
  /** The resource before the change, for the old values in the audit entry. */
  before: object | undefined;
  /** The grant behind the change, where the permission of the operation does not determine it. */
  grant: GrantReference | null;
  /** Tags of what the handler has compared besides the decision. */
  tags: string[];
}
