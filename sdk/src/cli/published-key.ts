import { Tenantry } from '../client.ts';
import { TenantryError } from '../errors.ts';

export async function publishedKey(): Promise<string> {
  interface Keys {
    data: { public_key: string }[];
  }
  const { data } = await new Tenantry().request<Keys>('GET', '/v1/audit-keys');
  const [key] = data;
  if (!key) throw new TenantryError('The server publishes no key. Pass --public-key.');
  return key.public_key;
}
