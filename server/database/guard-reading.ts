import type pg from 'pg';

/** The parts of a stream that pg's connection uses to read from it, and to end it. */
interface Source {
  on(event: string, listener: (value: unknown) => void): unknown;
  destroy(error: Error): unknown;
}

/** The method with which pg's connection starts to read: public, but missing in its types. */
interface Reading {
  readonly connection: { attachListeners(stream: Source): void };
}

/**
 * Closes the connection when pg cannot parse a response. For some responses, such as an unknown authentication method,
 * pg throws where nothing can catch it, which would end the process.
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
