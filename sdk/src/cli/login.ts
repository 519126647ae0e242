import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceToken } from '../../generated/types.gen.ts';
import { Tenantry } from '../client.ts';
import { ApiError } from '../errors.ts';

interface LoginOptions {
  name?: string | undefined;
  /** What to ask for at most. The person may give less. */
  scope?: string | undefined;
}

/** Asks a person for a key, waits for their answer, and prints the key as a command for the shell. */
export async function login({ name = 'Tenantry CLI', scope }: LoginOptions): Promise<number> {
  const tenantry = new Tenantry({ token: null });
  const asked = await tenantry.deviceAuthorizations.create({
    client_name: name,
    // The server checks it.
    ...(scope && { scope: scope as 'read-only' }),
  });
  console.error(`Open ${asked.verification_uri} and type the code ${asked.user_code}`);
  const { secret, workspace_id, expires_at } = await answerTo(tenantry, asked);
  console.error(`Signed in to ${workspace_id} until ${expires_at ?? 'the key is revoked'}.`);
  console.log(`export TENANTRY_TOKEN=${secret}`);
  return 0;
}

async function answerTo(
  tenantry: Tenantry,
  { device_code, interval_seconds }: { device_code: string; interval_seconds: number },
): Promise<DeviceToken> {
  let seconds = interval_seconds;
  for (;;) {
    await delay(seconds * 1000);
    try {
      return await tenantry.deviceTokens.create({ device_code });
    } catch (error) {
      const code = error instanceof ApiError ? error.code : undefined;
      if (code === 'slow_down') seconds += 5;
      else if (code !== 'authorization_pending') throw error;
    }
  }
}
