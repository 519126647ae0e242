import { createHash } from 'node:crypto';
import { newId } from '../../server/api/ids.ts';
import { appendToChain, type ChainEnd, canonicalJson } from '../../server/auth/secrets/canonical-json.ts';
import { signStatement } from '../../server/auth/secrets/signed-statement.ts';
import type { LedgerAccountRow } from '../../server/database/schema/ledger-tables.ts';
import type {
  LedgerCheckpoint,
  LedgerRecord,
} from '../../server/features/payments/ledger/book-repository.ts';
import { ledgerBundle } from '../../server/features/payments/ledger/bundle.ts';
import { inOrder, toSealable } from '../../server/features/payments/ledger/serializers.ts';
import { ledgerSigner as signer } from './ledger-seals.ts';

interface Lane {
  ledger_account_id: string;
  lane: number;
  version: number;
  posted: number;
}

const [workspace_id, project_id] = [newId('ws'), newId('prj')];
const at = (second: number) => new Date(1_795_000_000_000 + second * 1000);

const accountOf = (name: string, index: number): LedgerAccountRow => ({
  workspace_id,
  project_id,
  id: newId('lac'),
  name,
  kind: name.startsWith('bank') ? 'bank' : 'external',
  account_id: name.startsWith('bank') ? newId('acc') : null,
  currency: 'TRY',
  lanes: name.startsWith('bank') ? 1 : 16,
  created_at: at(index),
});

/** A ledger in memory, which posts, seals and signs as the server does. */
class TestLedger {
  readonly accounts = ['bank:a', 'bank:b', 'external'].map(accountOf);
  readonly #lanes = new Map<string, Lane>();
  readonly #changed = new Set<Lane>();
  readonly end: ChainEnd = { seq: 0, hash: Buffer.alloc(32) };

  /** Moves an amount between an account of the company and another lane. */
  post(): LedgerRecord {
    const seq = this.end.seq + 1;
    const [first, second, external] = this.accounts;
    const amount = 100 + seq;
    const bank = this.#enter(seq % 3 === 0 ? second : first, 0, -amount);
    const other = this.#enter(external, seq % 16, amount);
    const row: LedgerRecord = {
      workspace_id,
      project_id,
      id: newId('ltx'),
      kind: 'settled',
      currency: 'TRY',
      payment_id: seq % 2 === 0 ? newId('pay') : null,
      occurrence: 1,
      reverses: null,
      payer_project_id: null,
      effective_date: '2026-11-29',
      reason: seq % 5 === 0 ? 'ağ "quoted" \\ ,"hash":"\u0001" 😀' : null,
      created_by: null,
      created_at: at(10 + seq),
      seq: String(seq),
      hash: null,
      entries: [bank, other],
    };
    appendToChain(this.end, () => toSealable(row, seq));
    return { ...row, hash: this.end.hash };
  }

  #enter(account: LedgerAccountRow | undefined, lane: number, amount: number) {
    const ledger_account_id = account?.id ?? '';
    const key = `${ledger_account_id}/${lane}`;
    const state = this.#lanes.get(key) ?? { ledger_account_id, lane, version: 0, posted: 0 };
    state.version += 1;
    state.posted += amount;
    this.#lanes.set(key, state);
    this.#changed.add(state);
    return { ledger_account_id, lane, version: state.version, amount, balance_after: state.posted };
  }

  sign(): LedgerCheckpoint {
    const balances = inOrder([...this.#changed].map((lane) => ({ ...lane })));
    this.#changed.clear();
    const { seq, hash } = this.end;
    const row = {
      id: newId('lcp'),
      workspace_id,
      project_id,
      hash,
      through: at(10 + seq),
      created_at: at(20 + seq),
    };
    const balances_hash = createHash('sha256').update(canonicalJson(balances)).digest();
    const { signature } = signStatement(signer, 'ledger-checkpoint', {
      ...row,
      seq,
      hash: hash.toString('hex'),
      through: row.through.toISOString(),
      balances_hash: balances_hash.toString('hex'),
      created_at: row.created_at.toISOString(),
      key_id: signer.keyId,
    });
    const signed = { key_id: signer.keyId, signature: Buffer.from(signature, 'base64url') };
    return { ...row, ...signed, seq: String(seq), balances_hash, balances };
  }
}

/** Yields a bundle as the server writes it, in pieces, with a checkpoint every so often. */
export function* ledgerBundleOf(transactions: number, checkpointEvery: number): Generator<string> {
  const ledger = new TestLedger();
  const bundle = ledgerBundle(signer, { tenant_id: workspace_id, project_id, id: newId('lex') });
  yield bundle.head(ledger.accounts).join('');
  let checkpoints = 0;
  for (let seq = 1; seq <= transactions; seq += 1) {
    const record = ledger.post();
    const due = seq % checkpointEvery === 0 || seq === transactions;
    yield bundle.body([record], due ? [ledger.sign()] : []).join('');
    if (due) checkpoints += 1;
  }
  const end = transactions === 0 ? null : ledger.end;
  yield bundle.tail({ end, checkpoints, now: at(1000) });
}

export const makeLedgerBundle = (transactions: number, checkpointEvery: number): string =>
  [...ledgerBundleOf(transactions, checkpointEvery)].join('');
