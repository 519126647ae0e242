import type { Knex } from 'knex';
import { newId } from '../contract/ids.ts';
import type { EventData, EventType } from '../contract/types.ts';

/** Something that happened, with what is told of it. */
export type Event = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];

/** Puts events into the outbox of a workspace, in the transaction of what they tell. */
export async function emitEvents(db: Knex, workspaceId: string, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  await db('events').insert(
    events.map(({ type, data }) => ({
      workspace_id: workspaceId,
      id: newId('evt'),
      type,
      data: JSON.stringify(data),
    })),
  );
}
