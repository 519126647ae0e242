import type { AzureDeployment, VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { Provider, Wire } from '../providers/provider.ts';
import { PROVIDERS } from '../providers/table.ts';

/** Where requests with a virtual key are sent. */
export type Destination = Pick<VirtualKeyRow, 'provider' | 'base_url' | 'azure'>;

/** What the secret belongs to: it is never sent anywhere else. */
export const secretDestination = ({ provider, base_url, azure }: Destination): string =>
  JSON.stringify([provider, base_url, azure?.resource ?? null, azure?.deployment ?? null]);

/** Returns the headers that carry a secret, and those that the provider needs besides. */
export function headersOf({ auth, headers }: Provider, secret: string | null): Record<string, string> {
  if (secret === null) return { ...headers };
  return { ...headers, ...(auth === 'bearer' ? { authorization: `Bearer ${secret}` } : { [auth]: secret }) };
}

/** Azure has chat completions and embeddings of a deployment, and everything else beside the deployments. */
function azureUrl(destination: Destination, azure: AzureDeployment, path: string, wire?: Wire): URL {
  const base = destination.base_url ?? `https://${azure.resource ?? ''}.openai.azure.com`;
  const ofDeployment = wire === 'chat' || wire === 'embeddings';
  const place = ofDeployment ? `deployments/${encodeURIComponent(azure.deployment)}/${path}` : path;
  const url = new URL(`${base}/openai/${place}`);
  url.searchParams.set('api-version', azure.api_version);
  return url;
}

/**
 * Returns the URL of a path at a destination, such as `chat/completions`.
 * @param wire the kind of request, if it is one that the gateway relays
 */
export function urlAt(destination: Destination, path: string, wire?: Wire): URL {
  const { provider, base_url, azure } = destination;
  if (azure !== null) return azureUrl(destination, azure, path, wire);
  return new URL(`${base_url ?? PROVIDERS[provider].baseUrl ?? ''}/${path}`);
}
