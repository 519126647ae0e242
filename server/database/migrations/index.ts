import { core0001 } from './0001-core.ts';
import { traces0002 } from './0002-traces.ts';
import { invitations0003 } from './0003-invitations.ts';

/** Every migration by name, in the order in which they run. A released one is never edited. */
export const migrations = {
  '0001_core': core0001,
  '0002_traces': traces0002,
  '0003_invitations': invitations0003,
} as const;
