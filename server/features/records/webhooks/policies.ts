import { timingSafeEqual } from 'node:crypto';
import { invalidField } from '../../../api/problem.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { canSign, signingSecrets } from './signing-secret.ts';

export function assertValidUrl({ webhookUrls }: HandlerContext, url: string): void {
  const message = webhookUrls.validate(url);
  if (message !== undefined) throw invalidField('url', 'format', message);
}

/**
 * Asserts that the server can sign deliveries to an endpoint.
 * @throws webhook_secret_unavailable
 */
export function assertCanSign(
  context: HandlerContext<'webhook_secret_unavailable'>,
  endpoint: WebhookEndpointRow,
): void {
  if (canSign(context.secrets.vault, endpoint, context.now)) return;
  throw context.refuse(
    'webhook_secret_unavailable',
    'The secret of this endpoint cannot be read, because its vault key is missing. Ask the operator to restore the key, or rotate the secret with transition_seconds 0.',
  );
}

const equal = (left: string, right: string) => {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/**
 * Returns the secret of an endpoint whose URL changes. A secret that a caller gave stays where it was given for, unless
 * the caller knows it.
 * @throws webhook_secret_unavailable or secret_required
 */
export function secretForNewUrl(
  context: HandlerContext<'webhook_secret_unavailable' | 'secret_required'>,
  endpoint: WebhookEndpointRow,
  given: string | undefined,
): string {
  assertCanSign(context, endpoint);
  const [current = ''] = signingSecrets(context.secrets.vault, endpoint, context.now);
  if (given === undefined ? !endpoint.secret_given : equal(given, current)) return current;
  throw context.refuse(
    'secret_required',
    given === undefined
      ? 'A caller gave the secret of this endpoint. Send it as `secret` together with the new `url`, or rotate it first.'
      : 'The secret is not the one of this endpoint. Send the current one, or rotate it first.',
  );
}
