export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns a value if it is a JSON object, otherwise an empty one. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** Returns a value if it is an array, otherwise an empty one. */
export const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Returns the entry of a table under a name that may be any JSON value, such as `constructor`, which every object inherits. */
export const entryOf = <Value>(
  table: Readonly<Record<string, Value>> | undefined,
  name: unknown,
): Value | undefined =>
  table !== undefined && typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;

/** Returns a value if it is a string with at least one character. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Returns the JSON object that a text is, or undefined for any other text. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
