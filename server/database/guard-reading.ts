import type pg from 'pg';

/** What pg's connection uses of a stream to read from it, and what ends it. */
interface Source {
  on(event: string, listener: (value: unknown) => void): unknown;
  destroy(error: Error): unknown;
}

/** The part of pg's connection that begins to read: public there, but not in its types. */
interface Reading {
  readonly connection: { attachListeners(stream: Source): void };
}

/**
 * Lets an answer that pg cannot make sense of end the connection. It throws for some, such as a way to log in that it does
 * not know, where nothing can catch that, and the process would end.
 */
export function guardReading(client: pg.Client): void {
  const { connection } = client as unknown as Reading;
  const attach = connection.attachListeners.bind(connection);
  connection.attachListeners = (stream) => attach(guarded(stream));
}

const guarded = (stream: Source): Source => ({
  on: (event, listener) =>
    stream.on(event, (value) => {
      try {
        listener(value);
      } catch (error) {
        stream.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    }),
  destroy: (error) => stream.destroy(error),
});
