import { typeidUnboxed } from 'typeid-js';

export type IdPrefix =
  | 'usr'
  | 'ses'
  | 'ws'
  | 'prj'
  | 'rol'
  | 'key'
  | 'aud'
  | 'evt'
  | 'mail'
  | 'inv'
  | 'imp'
  | 'prr'
  | 'exp'
  | 'whk';

/** A new typed id: the prefix and a UUIDv7, so that ids sort by time of creation. */
export const newId = (prefix: IdPrefix): string => typeidUnboxed(prefix);
