import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { unique } from '../users.ts';
import { CLIENT } from './oidc-provider.ts';

export const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** An OpenID provider as far as its keys, with whose key a test signs whatever it wants. */
export interface KeyHost {
  issuer: string;
  /** How many requests it has got. */
  requests(): number;
  /** Signs a logout token. Properties that are undefined are left out. */
  token(claims: Record<string, unknown>, signing?: TokenSigning): Promise<string>;
  stop(): Promise<void>;
}

interface TokenSigning {
  header?: { [Name in keyof JWTHeaderParameters]?: JWTHeaderParameters[Name] | undefined };
  /** Another key than that of the provider. */
  key?: CryptoKey | Uint8Array;
}

export async function startKeyHost(): Promise<KeyHost> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key', alg: 'ES256' };
  let requests = 0;
  const http = createServer((req, res) => {
    requests += 1;
    const found = {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
    };
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(req.url === '/jwks' ? { keys: [jwk] } : found));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    issuer,
    requests: () => requests,
    token: (claims, { header, key = privateKey } = {}) =>
      new SignJWT({
        ...{ iss: issuer, aud: CLIENT.id, jti: unique('jti'), events: { [LOGOUT_EVENT]: {} } },
        ...{ iat: Math.floor(Date.now() / 1000), ...claims },
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'key', typ: 'logout+jwt', ...header } as JWTHeaderParameters)
        .sign(key),
    stop: () => new Promise((resolve) => http.close(() => resolve())),
  };
}
