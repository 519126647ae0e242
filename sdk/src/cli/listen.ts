import { setTimeout as delay } from 'node:timers/promises';
import type { Event, EventList } from '../../generated/types.gen.ts';
import { Tenantry } from '../client.ts';
import { ConnectionError } from '../errors.ts';
import { testHeaders } from '../webhooks.ts';

interface ListenOptions {
  workspace: string;
  /** URL of the receiver. */
  forward: string;
  secret: string | undefined;
}

const INTERVAL = 1_000;
/** Milliseconds: an event whose transaction took longer is listed below newer ones. */
const OVERLAP = 60_000;

/** Polls the events of a workspace and sends each new one to the receiver, until the process is stopped. */
export async function listen({
  workspace,
  forward,
  secret = createSecret(),
}: ListenOptions): Promise<number> {
  const tenantry = new Tenantry({ userAgent: 'webhooks-listen' });
  const path = `/v1/workspaces/${encodeURIComponent(workspace)}/events`;
  // Ids by time, of the events that the next poll can list again.
  const seen = new Map<string, number>();
  let newest = Date.now();
  for (const { id, created_at } of await recentEvents(tenantry, path, 0)) {
    seen.set(id, Date.parse(created_at));
    newest = Math.max(newest, Date.parse(created_at));
  }
  console.log(`Forwarding the events of ${workspace} to ${forward}, signed with ${secret}`);
  for (;;) {
    try {
      for (const event of await recentEvents(tenantry, path, newest - OVERLAP)) {
        if (seen.has(event.id)) continue;
        seen.set(event.id, Date.parse(event.created_at));
        newest = Math.max(newest, Date.parse(event.created_at));
        console.log(`${event.type} ${event.id}: ${await send(event, forward, secret)}`);
      }
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      console.error(error.message);
    }
    for (const [id, time] of seen) if (time < newest - 2 * OVERLAP) seen.delete(id);
    await delay(INTERVAL);
  }
}

/** Returns the events since a time, or the latest page of them, in the order in which they happened. */
async function recentEvents(tenantry: Tenantry, path: string, since: number): Promise<Event[]> {
  const events: Event[] = [];
  const list = tenantry.request<EventList>('GET', path, { query: { limit: 100 } });
  for await (const event of list) {
    if (Date.parse(event.created_at) < since || (since === 0 && events.length === 100)) break;
    events.push(event);
  }
  return events.reverse();
}

/** Sends an event as Tenantry does. Returns what the receiver answered. */
async function send(event: Event, forward: string, secret: string): Promise<string> {
  const body = JSON.stringify(event);
  try {
    const headers = await testHeaders(body, secret);
    const response = await fetch(forward, { method: 'POST', body, headers, redirect: 'manual' });
    return String(response.status);
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    return `no response${cause instanceof Error ? ` (${cause.message})` : ''}`;
  }
}

const createSecret = (): string =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`;
