import type { ProblemError } from '../api/problem.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Database } from '../database/connect.ts';
import { enqueueMails, type Mail } from '../mail/queue.ts';
import { auditActorOf, entriesInEveryWorkspaceOf } from '../outbox/audit-entry.ts';
import { writeOutbox } from '../outbox/outbox.ts';
import type { OperationCall } from './operation-call.ts';
import { requestMetadata, tenantOf } from './side-effects.ts';

declare module '../api/problem.ts' {
  interface ProblemExtras {
    /** A mail to send although the request is refused. */
    mail?: Mail;
  }
}

interface Tools {
  database: Pick<Database, 'knex'>;
  secrets: Secrets;
  rateLimits: RateLimits;
}

/** Wrong passwords for one account are recorded at most this often. */
const ONCE_A_MINUTE = { requests: 1, seconds: 60 };

/**
 * Records refusals that the affected people should know about: attempted privilege escalation, and wrong passwords. The
 * transaction of the request has been rolled back, so a new one is used.
 */
export async function recordDeniedAttempt(
  tools: Tools,
  call: OperationCall,
  facts: AuthorizationFacts | undefined,
  refusal: ProblemError,
): Promise<void> {
  const tenant = tenantOf(call, facts);
  if (refusal.code === 'privilege_escalation' && tenant !== undefined) {
    const entry = {
      tenantId: tenant,
      action: 'access.escalation_refused',
      target_id: tenant,
      project_id: facts?.project?.id ?? null,
      actor: auditActorOf(call.principal, { type: 'system', id: null }),
      details: { parameters: { operation: call.operation.id, decision_id: refusal.extras.decisionId } },
      ...requestMetadata(call),
    };
    await writeOutbox(tools.database.knex, { audits: [entry] });
  }
  const { userId } = refusal.extras;
  if (refusal.code !== 'invalid_credentials' || userId === undefined) return;
  // The response does not wait: its time would reveal whether the account exists and in how many workspaces. If the
  // database fails, only an entry about a change that was not made is lost.
  setImmediate(() => void recordWrongPassword(tools, call, userId, refusal).catch(() => undefined));
}

async function recordWrongPassword(
  { database: { knex }, secrets, rateLimits }: Tools,
  call: OperationCall,
  userId: string,
  { extras: { mail } }: ProblemError,
): Promise<void> {
  if (mail !== undefined) await enqueueMails(knex, secrets, [mail]);
  if ((await rateLimits.consume(`refusals:${userId}`, ONCE_A_MINUTE)).exceeded) return;
  const { ip_address, ...rest } = requestMetadata(call);
  const audits = await entriesInEveryWorkspaceOf(knex, userId, {
    action: 'session.refused',
    target_id: userId,
    actor: auditActorOf(call.principal, { type: 'anonymous', id: null }),
    ip_address,
    // An unauthenticated caller must not choose what appears in the audit log of others.
    ...(call.principal !== null && rest),
  });
  await writeOutbox(knex, { audits });
}
