/**
 * The statements that begin and end a transaction, and their prepared names. A standby refuses to begin a writable
 * transaction, so nothing is read from it, and the session's own defaults have no effect.
 */
export const BEGIN = 'begin isolation level read committed read write';
export const COMMIT = 'commit';
export const ROLLBACK = 'rollback';
