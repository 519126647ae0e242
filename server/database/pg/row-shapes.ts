import type { PgConnectionProtocol } from './connection-protocol.ts';

/** How pg reads the rows of a statement, in the properties of its result. */
export interface RowShape {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

export const shapeOf = ({ fields, _parsers, _prebuiltEmptyResultObject }: RowShape): RowShape => ({
  fields,
  _parsers,
  _prebuiltEmptyResultObject,
});

interface KnownShapes {
  /** Shapes of the prepared statements of the connection, by name. */
  readonly shapes: Map<string, RowShape>;
  /** The connection, except that it asks for no description. */
  readonly silent: PgConnectionProtocol;
}

const known = new WeakMap<PgConnectionProtocol, KnownShapes>();

/**
 * Returns the shapes of rows that a connection knows. PostgreSQL describes each prepared statement once, which saves an eighth
 * of the work for a short list. It refuses to execute a statement whose shape has changed since, so a shape never becomes wrong.
 */
export function shapesOf(wire: PgConnectionProtocol): KnownShapes {
  const existing = known.get(wire);
  if (existing !== undefined) return existing;
  const silent = Object.create(wire, { describe: { value: () => undefined } }) as PgConnectionProtocol;
  const created = { shapes: new Map<string, RowShape>(), silent };
  known.set(wire, created);
  return created;
}
