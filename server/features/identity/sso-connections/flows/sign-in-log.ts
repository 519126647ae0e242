import { headOf } from '../../../../api/cut-text.ts';
import type { SsoCodeRow } from '../../../../database/schema/sso-tables.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import type { NewSignIn } from './sign-in-log-repository.ts';

/** Masks a subject. */
const maskSubject = (subject: string): string =>
  subject.length <= 6 ? '…' : `${headOf(subject, 3)}…${subject.slice(-2)}`;

/** Records how a sign-in has ended that its identity provider has confirmed. */
export async function logSignIn(
  { repositories, address }: HandlerContext,
  { tenant_id, connection_id, grant_data }: Pick<SsoCodeRow, 'tenant_id' | 'connection_id' | 'grant_data'>,
  { outcome, reason = null, user_id }: Pick<NewSignIn, 'outcome' | 'user_id'> & { reason?: string | null },
): Promise<void> {
  await repositories.tenant(tenant_id).ssoSignIns.insert({
    connection_id,
    outcome,
    reason,
    message: null,
    subject: maskSubject(grant_data.subject),
    user_id,
    ip_address: address,
  });
}
