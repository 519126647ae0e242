import type { JsonObject } from './json-values.ts';
import { DECIDING } from './prepare-body.ts';

/** Returns a name as parsers read it that take upper and lower case, and letters of other forms, for the same. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

/** A member that some providers take for another one, by which the gateway decides. */
export interface LookAlike {
  name: string;
  meant: string;
}

/**
 * Returns the first member that is written almost as one by which the gateway decides or charges. Parsers that ignore case, as those in Go
 * do, would let `Model` replace `model`.
 */
export function lookAlikeIn(body: JsonObject): LookAlike | undefined {
  for (const name of Object.keys(body)) {
    const meant = folded(name);
    if (meant !== name && DECIDING.includes(meant)) return { name, meant };
  }
  return undefined;
}
