import type { ProblemError } from '../api/problem.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts-types.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Database } from '../database/connect.ts';
import { enqueueMails, type Mail } from '../mail/queue.ts';
import { actorOf, entriesInEveryWorkspaceOf } from '../outbox/audit-entry.ts';
import { writeOutbox } from '../outbox/outbox.ts';
import type { OperationCall } from './operation-call.ts';
import { requestMetadata, tenantOf } from './side-effects.ts';

declare module '../api/problem.ts' {
  interface ProblemExtras {
    /** A mail that is sent although the request is refused. */
    mail?: Mail;
  }
}

interface Tools {
  database: Pick<Database, 'knex'>;
  secrets: Secrets;
  rateLimits: RateLimits;
}

/** Wrong passwords of one person are written down this often. */
const ONCE_A_MINUTE = { requests: 1, seconds: 60 };

/**
 * Writes down the refusals that the people concerned want to know about: an attempt to gain more than one holds, and a
 * wrong password. The transaction of the request is gone, so it is done in another one.
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
      actor: actorOf(call.principal, { type: 'system', id: null }),
      ...requestMetadata(call),
    };
    await writeOutbox(tools.database.knex, { audits: [entry] });
  }
  const { userId } = refusal.extras;
  if (refusal.code !== 'invalid_credentials' || userId === undefined) return;
  // The answer does not wait: its time would tell whether there is such an account, and in how many workspaces. What is
  // lost with a failing database is an entry about a change that was not made.
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
    actor: actorOf(call.principal, { type: 'anonymous', id: null }),
    ip_address,
    // A stranger does not choose what is read in the log of others.
    ...(call.principal !== null && rest),
  });
  await writeOutbox(knex, { audits });
}
