import type { Response } from 'express';
import type { Admission } from '../access/authenticate.ts';
import type { Matched } from './router.ts';
import type { OperationSpec } from './spec.ts';
import type { ValidInput } from './validator.ts';

/** What the stages of a request have found out so far, each for the ones after it. */
export interface Exchange {
  match: Matched;
  operation: OperationSpec;
  address: string;
  admission: Admission;
  /** Whether all of the request had arrived when it was admitted. */
  wasComplete: boolean;
  input: ValidInput;
}

const EXCHANGE = Symbol('exchange');

// On the answer itself: a WeakMap from each answer costs more than most stages do.
type Carrier = Response & { [EXCHANGE]?: Partial<Exchange> };

/** Adds what a stage has found out. */
export function note(res: Carrier, found: Partial<Exchange>): void {
  const known = res[EXCHANGE];
  if (known === undefined) res[EXCHANGE] = found;
  else Object.assign(known, found);
}

/** What an earlier stage has noted. */
export function noted<Key extends keyof Exchange>(res: Carrier, key: Key): Exchange[Key] {
  const value = res[EXCHANGE]?.[key];
  if (value === undefined) throw new Error(`No stage before this one has noted ${key}.`);
  // Exchange has no optional members, so what is not undefined is complete.
  return value as Exchange[Key];
}
