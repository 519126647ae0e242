import { endOfString } from './json-members.ts';

const QUOTE = 0x22;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Counts the members of all objects in JSON text. */
function membersInText(bytes: Buffer): number {
  let count = 0;
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === QUOTE) at = endOfString(bytes, at);
    else {
      if (bytes[at] === COLON) count += 1;
      at += 1;
    }
  }
  return count;
}

/** Counts the members of all objects in a value: of several with one name, a parser keeps one. */
function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += membersIn(item);
  else
    for (const item of Object.values(value)) {
      count += 1 + membersIn(item);
    }
  return count;
}

/** Returns a name that an object inside the outermost one has more than once. */
function findRepeated(bytes: Buffer): string | undefined {
  /** The names of each object around the place; nothing for arrays. */
  const open: Array<Set<string> | undefined> = [];
  let last = '';
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfString(bytes, at);
      last = bytes.toString('utf8', at, end);
      at = end;
      continue;
    }
    at += 1;
    if (byte === OPEN_OBJECT) open.push(new Set());
    else if (byte === OPEN_ARRAY) open.push(undefined);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) open.pop();
    else if (byte === COLON) {
      const name: string = JSON.parse(last);
      const names = open.at(-1);
      if (open.length > 1 && names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

/**
 * Returns a name that an object inside a JSON object has more than once. Members of the object itself may be: `prepareBody` gives all
 * of them the last value.
 * @param bytes valid JSON: the server has parsed it before
 * @param parsed the same as a value
 */
export const repeatedNameIn = (bytes: Buffer, parsed: object): string | undefined =>
  membersInText(bytes) === membersIn(parsed) ? undefined : findRepeated(bytes);
