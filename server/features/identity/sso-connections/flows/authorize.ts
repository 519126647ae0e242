import { invalidField } from '../../../../api/problem.ts';
import type { OperationInput, Schemas } from '../../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { domainOfAddress } from '../../domains/policies.ts';
import type { UsableConnection } from './connection-lookup-repository.ts';
import { newFlow } from './flow.ts';

type Body = OperationInput<'sso.authorize'>['body'];

/** The page of this server on which people sign in, which may always be returned to. */
const ownPage = (appUrl: string): string => `${appUrl}/sign-in`;

/** Returns the connection for the domain of an address. */
async function connectionOf(
  { repositories }: HandlerContext,
  email: string,
): Promise<UsableConnection | undefined> {
  const domain = domainOfAddress(email.trim());
  return domain === undefined ? undefined : repositories.ssoConnectionLookup.ofDomain(domain);
}

/** @throws invalid_request for an address that the operator has not listed */
function requireRedirectUri({ installation }: HandlerContext, uri: string): void {
  const allowed = [ownPage(installation.appUrl), ...installation.signInRedirectUris];
  if (allowed.includes(uri)) return;
  throw invalidField(
    'redirect_uri',
    'not_allowed',
    'The operator of this server lists the addresses that a sign-in may return to, in SIGN_IN_REDIRECT_URIS. This is none of them.',
  );
}

/** @throws invalid_request unless exactly one of the two says which connection */
function requireOneOf({ connection_id, email }: Body): void {
  if ((connection_id === undefined) !== (email === undefined)) return;
  throw connection_id === undefined
    ? invalidField('connection_id', 'required', 'Add property "connection_id", or "email".')
    : invalidField(
        'email',
        'forbidden',
        'Leave email out, or connection_id: the other one says which connection.',
      );
}

/**
 * Begins a sign-in: the browser opens the returned address once. Its code makes a session, or adds a proof to the
 * session of the
 * caller.
 * @throws invalid_request or not_found
 */
export async function authorize(context: HandlerContext, body: Body): Promise<Schemas['SsoAuthorization']> {
  const { repositories, secrets, now, installation, optionalPrincipal } = context;
  requireOneOf(body);
  requireRedirectUri(context, body.redirect_uri);
  const { connection_id, email, redirect_uri, state, code_challenge, reauthenticate = false } = body;
  const found =
    connection_id === undefined
      ? await connectionOf(context, email ?? '')
      : await repositories.ssoConnectionLookup.usable(connection_id);
  const connection = assertFound(found, 'connection');
  const sessionId = optionalPrincipal?.type === 'session' ? optionalPrincipal.id : null;
  const flow = newFlow(
    secrets,
    {
      program: { redirect_uri, state, code_challenge },
      typed: email ?? null,
      reauthenticates: reauthenticate,
      tenant_id: connection.tenant_id,
      connection_id: connection.id,
      digest: connection.active_digest,
      purpose: sessionId === null ? 'sign_in' : 'proof',
      test_id: null,
      session_id: sessionId,
    },
    now,
  );
  await repositories.ssoFlows.insert(flow.row);
  return {
    url: `${installation.publicUrl}/sso/${connection.id}/start?flow=${flow.state}`,
    expires_at: flow.row.expires_at.toISOString(),
  };
}
