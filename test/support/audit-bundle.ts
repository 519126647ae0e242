import { newId } from '../../server/api/ids.ts';
import { chainHash } from '../../server/auth/secrets/canonical-json.ts';
import { createSecrets } from '../../server/auth/secrets/secrets.ts';
import { signStatement } from '../../server/auth/secrets/signed-statement.ts';
import type { ExportRow } from '../../server/database/schema/export-tables.ts';
import type { AuditCheckpointRow } from '../../server/database/schema/tables.ts';
import { rendererOf } from '../../server/features/records/audit/render.ts';
import { type SealedRow, toSealable } from '../../server/features/records/audit/serializers.ts';

const ORIGIN = Buffer.alloc(32);
export const signer = createSecrets('a pepper that is only known to this test').auditSigner;

/** An entry that uses what JSON has to escape. */
export const entryOf = (workspaceId: string, seq: number): SealedRow => ({
  tenant_id: workspaceId,
  id: newId('aud'),
  seq: String(seq),
  hash: null,
  action: 'project.updated',
  actor_type: seq % 7 === 0 ? 'operator' : 'user',
  actor_id: seq % 7 === 0 ? null : 'usr_01kah4x8v5ezf9w2m4n65tf4se',
  target_type: 'project',
  target_id: 'prj_01kah4x8v5ezf9w2m4n6hprq73',
  project_id: 'prj_01kah4x8v5ezf9w2m4n6hprq73',
  changes: ['name', 'description'],
  ip_address: '203.0.113.7',
  user_agent: 'ağ "quoted" \\ \u0001\u001f \uFFFD 😀',
  request_id: `request-${seq}`,
  grant_id: null,
  grant_organization_id: null,
  details: {
    actor: { name: 'Zoë "Z" 😀', email: 'zoe@example.com' },
    values: { name: { old: null, new: ['ü', 1, true, { b: 1, a: '\ufffd' }] } },
    ...(seq % 2 === 0 && { parameters: { dry_run: false } }),
  },
  created_at: new Date(1_795_000_000_000 + seq),
});

function checkpointOf(workspaceId: string, seq: number, hash: Buffer): AuditCheckpointRow {
  const created_at = new Date(1_795_000_000_000 + seq);
  const statement = {
    workspace_id: workspaceId,
    seq,
    hash: hash.toString('hex'),
    created_at: created_at.toISOString(),
    key_id: signer.keyId,
  };
  const signature = Buffer.from(signStatement(signer, 'audit-checkpoint', statement).signature, 'base64url');
  return { tenant_id: workspaceId, seq: String(seq), hash, key_id: signer.keyId, signature, created_at };
}

/** A bundle as the server writes it, of a chain that begins after `after`, with a checkpoint every so often. */
export const makeBundle = (entries: number, checkpointEvery: number, after = 0): string =>
  bundleOf(newId('ws'), { entries, checkpointEvery, after, entryOf });

/** A bundle of a chain of certain entries. */
export function bundleOf(
  workspaceId: string,
  chain: {
    entries: number;
    checkpointEvery: number;
    after?: number;
    entryOf(workspaceId: string, seq: number): SealedRow;
  },
): string {
  const { entries, checkpointEvery, after = 0 } = chain;
  // Only what a renderer reads.
  const row = { id: newId('exp'), tenant_id: workspaceId, format: 'jsonl', verifiable: true };
  const renderer = rendererOf(signer, row as ExportRow);
  let hash: Buffer = ORIGIN;
  const start = after === 0 ? undefined : checkpointOf(workspaceId, after, Buffer.alloc(32, 7));
  if (start !== undefined) hash = start.hash;
  const lines = [renderer.head(start)];
  const checkpoints: AuditCheckpointRow[] = [];
  for (let seq = after + 1; seq <= after + entries; seq += 1) {
    const entry = chain.entryOf(workspaceId, seq);
    hash = chainHash(hash, toSealable(entry, seq));
    lines.push(renderer.entry({ ...entry, hash }));
    if (seq % checkpointEvery === 0 || seq === after + entries)
      checkpoints.push(checkpointOf(workspaceId, seq, hash));
  }
  const now = new Date('2026-11-22T08:00:00.000Z');
  return lines.join('') + renderer.tail({ start, entries, checkpoints, now });
}
