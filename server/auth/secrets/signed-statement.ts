import { type Canonical, canonicalJson } from './canonical-json.ts';
import type { Signer } from './signing.ts';

/** The signed text includes the kind, so that a signature of one kind cannot be passed off as another. */
export type StatementKind =
  | 'audit-checkpoint'
  | 'audit-bundle'
  | 'ledger-checkpoint'
  | 'ledger-bundle'
  | 'usage-bundle';

/** Signs the canonical text of a value. The value names the key. */
export const signStatement = <Value extends { [name: string]: Canonical }>(
  signer: Signer,
  kind: StatementKind,
  value: Value,
): Value & { signature: string } => ({
  ...value,
  signature: signer.sign(`tenantry-${kind}\n${canonicalJson(value)}`),
});
