import { oauthProblem } from '../../../api/oauth-problem.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { isWorkspaceKey } from '../../../auth/authentication/principal.ts';
import type { Work } from '../../../operations/handler-types.ts';
import { createTokenOfKey } from '../access-tokens/service.ts';
import { assertAnswered, redeemDevice } from '../devices/service.ts';
import { limitsOfScope, scopeText } from './scope.ts';

type Body = OperationInput<'oauth.createToken'>['body'];
type Context = Parameters<Work<'oauth.createToken'>>[0];
type Granted = Pick<Schemas['AccessToken'], 'workspace_id' | 'scope' | 'permissions'> & {
  expires_at: string | null;
  key_id: string;
  user_id: string | null;
};

const secondsUntil = (time: string, now: Date): number =>
  Math.max(1, Math.floor((Date.parse(time) - now.getTime()) / 1000));

const toToken = (access_token: string, granted: Granted, now: Date): Schemas['OAuthToken'] => ({
  access_token,
  token_type: 'Bearer',
  ...(granted.expires_at !== null && { expires_in: secondsUntil(granted.expires_at, now) }),
  scope: scopeText(granted),
  workspace_id: granted.workspace_id,
  key_id: granted.key_id,
  ...(granted.user_id !== null && { user_id: granted.user_id }),
});

/** Returns the codes of a device in the words of RFC 8628. No link contains the user code, so that a link approves nothing. */
export const toDeviceCodes = (
  { device_code, user_code, verification_uri, expires_at, interval_seconds }: Schemas['DeviceCodes'],
  now: Date,
): Schemas['OAuthDeviceCodes'] => ({
  device_code,
  user_code,
  verification_uri,
  expires_in: secondsUntil(expires_at, now),
  interval: interval_seconds,
});

/** Makes an access token for a client that has authenticated as a key. */
async function grantCredentials(context: Context, body: Body): Promise<Schemas['OAuthToken']> {
  const { scope, resource, client_id } = body;
  const { optionalPrincipal: key, contract, now } = context;
  if (key === null || !isWorkspaceKey(key))
    throw context.refuse(
      'missing_credentials',
      'Send the id of a key as client_id and its secret as client_secret, or both by HTTP Basic authentication.',
    );
  if (client_id !== undefined && client_id !== key.id)
    throw oauthProblem('invalid_request', 'client_id names another client than the Authorization header.');
  const limits = limitsOfScope(contract, scope);
  const { token, ...made } = await createTokenOfKey(context, key, {
    ...limits,
    ...(resource !== undefined && { audience: resource }),
  });
  context.audit('access_token.created', made.id, made.workspace_id);
  return toToken(token, { ...made, key_id: key.id, user_id: key.userId }, now);
}

/** Gives a program the key that a person has approved. */
async function grantDevice(context: Context, deviceCode: string): Promise<Schemas['OAuthToken']> {
  const { secret, ...key } = await redeemDevice(context, deviceCode);
  context.audit('api_key.secret_collected', key.key_id, key.workspace_id);
  return toToken(secret, key, context.now);
}

const required = (name: string) => oauthProblem('invalid_request', `Send ${name} for this grant.`);

/** Grants a token by the grant that the client names. @throws the errors of RFC 6749 and RFC 8628 */
export async function grantTo(before: Context, body: Body): Promise<Work<'oauth.createToken'>> {
  const { grant_type, device_code, client_id } = body;
  if (grant_type === 'client_credentials') return (context) => grantCredentials(context, body);
  if (grant_type !== 'urn:ietf:params:oauth:grant-type:device_code')
    throw oauthProblem(
      'unsupported_grant_type',
      'Use client_credentials, or urn:ietf:params:oauth:grant-type:device_code.',
    );
  if (client_id === undefined) throw required('client_id');
  if (device_code === undefined) throw required('device_code');
  await assertAnswered(before, device_code, client_id);
  return (context) => grantDevice(context, device_code);
}
