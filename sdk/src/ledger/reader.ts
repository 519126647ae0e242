import { chainHash, GENESIS_HASH } from '../bundles/chain-hash.ts';
import type { StatementKind, Verifier } from '../bundles/keys.ts';
import { type Line, readLine, splitHash } from '../bundles/lines.ts';
import type { TextLine } from '../bundles/text-lines.ts';
import { Balances } from './balances.ts';
import { type Finding, type LedgerProblem, problem } from './problems.ts';
import { Sequence } from './sequence.ts';
import { readTransaction, type Transaction } from './transactions.ts';

type Findings = Array<Finding | Promise<Finding>>;

/** What identifies a bundle. Its last line repeats it. */
const IDENTITY = ['workspace_id', 'project_id', 'export_id', 'key_id'] as const;
const FORMAT = 'tenantry-ledger-bundle';
const VERSION = 1;

/** A line with what it says, which is read before the one before it is judged. */
interface Parsed extends TextLine {
  transaction: Transaction | undefined;
}

/** Reads a bundle line by line, and finds what is wrong with it. Only hashes and signatures are computed later. */
export class LedgerReader {
  readonly #sequence: Sequence;
  readonly #balances = new Balances();
  readonly counts = { accounts: 0, transactions: 0, entries: 0, checkpoints: 0 };
  header: Record<string, unknown> | undefined;
  end: Record<string, unknown> | undefined;
  #accountsHash = GENESIS_HASH;
  #accountsDone = false;
  #through = '';

  constructor(readonly verifier: Verifier) {
    this.#sequence = new Sequence(verifier);
  }

  get lastSeq(): number {
    return this.#sequence.seq;
  }

  /** Reads the first line. @returns what is wrong, if the rest cannot be read either */
  readHeader({ text, number }: TextLine): LedgerProblem | undefined {
    const line = text === undefined ? undefined : readLine(text);
    if (line?.type !== 'header' || line.value.format !== FORMAT || line.value.version !== VERSION)
      return problem(
        'malformed',
        number,
        `Line ${number} is not the header of a bundle that this version reads.`,
      );
    const { keyId } = this.verifier;
    const named = line.value.key_id;
    if (named !== keyId)
      return problem('wrong_key', number, `The bundle names the key ${named}, and yours is ${keyId}.`);
    this.header = line.value;
    return undefined;
  }

  /** Reads the lines after the header. */
  async read(lines: readonly TextLine[]): Promise<LedgerProblem[]> {
    const parsed: Parsed[] = lines.map((line) => {
      const { text, number } = line;
      return { ...line, transaction: text === undefined ? undefined : readTransaction(text, number) };
    });
    const findings = parsed.flatMap((line, index) => this.#readLine(line, parsed[index + 1]?.transaction));
    return (await Promise.all(findings)).filter((finding) => finding !== undefined);
  }

  /** Reads what follows the last line feed. */
  async finish({ text, number }: TextLine): Promise<LedgerProblem[]> {
    const findings: Findings = [this.#requireSignature('ledger-bundle', this.header ?? {}, 1)];
    const seq = this.lastSeq;
    if (text !== '' || this.end === undefined) {
      const where = this.end === undefined ? `after transaction ${seq}` : 'in its last line';
      findings.push(problem('cut_off', number, `The bundle is cut off ${where}.`, { seq: seq + 1 }));
    }
    return (await Promise.all(findings)).filter((finding) => finding !== undefined);
  }

  #readLine({ text = '', number, transaction }: Parsed, next: Transaction | undefined): Findings {
    if (this.end !== undefined)
      return [problem('malformed', number, 'There is content after the last line of the bundle.')];
    if (transaction !== undefined)
      return [...this.#endAccounts(number), ...this.#readTransaction(transaction, next)];
    const line = readLine(text);
    if (line?.type === 'account') return this.#readAccount(line, text, number);
    const before = this.#endAccounts(number);
    if (line?.type === 'checkpoint') return [...before, ...this.#readCheckpoint(line, number)];
    if (line?.type === 'end') return [...before, ...this.#readEnd(line, number)];
    this.#sequence.skip();
    const seq = this.lastSeq + 1;
    return [...before, problem('malformed', number, `Line ${number} is not what the server wrote.`, { seq })];
  }

  #readAccount({ value }: Line, text: string, number: number): Findings {
    const id = String(value.id);
    if (this.#accountsDone)
      return [problem('reordered', number, `The account ${id} stands after a transaction.`)];
    const hashed = splitHash(text);
    const before = this.#accountsHash;
    this.counts.accounts += 1;
    this.#accountsHash = hashed?.hash ?? before;
    const known = this.#balances.hasAccount(id);
    this.#balances.addAccount(id, { currency: value.currency, lanes: value.lanes });
    if (known) return [problem('repeated', number, `The account ${id} is there again in line ${number}.`)];
    const altered = problem('altered', number, `The account ${id} was changed, or the line before it was.`);
    if (hashed === undefined) return [altered];
    return [
      chainHash(this.verifier, before, hashed.rest).then((hash) =>
        hash === hashed.hash ? undefined : altered,
      ),
    ];
  }

  /** The header states the accounts that follow it. */
  #endAccounts(number: number): Findings {
    if (this.#accountsDone) return [];
    this.#accountsDone = true;
    const { accounts, accounts_hash } = this.header ?? {};
    const found = this.counts.accounts;
    if (accounts !== found)
      return [
        problem(
          'missing',
          number,
          `There are ${found} accounts before line ${number}, and the header says ${accounts}.`,
        ),
      ];
    const text = `The accounts before line ${number} are not those that the header signed.`;
    return accounts_hash === this.#accountsHash ? [] : [problem('altered', number, text)];
  }

  #readTransaction(transaction: Transaction, next: Transaction | undefined): Findings {
    const { line, seq, workspaceId, projectId, createdAt } = transaction;
    const { inPlace, findings } = this.#sequence.place(transaction, next);
    if (!inPlace) return findings;
    this.counts.transactions += 1;
    this.counts.entries += transaction.entries.length;
    if (createdAt > this.#through) this.#through = createdAt;
    if (workspaceId !== this.header?.workspace_id || projectId !== this.header?.project_id)
      findings.push(problem('altered', line, `Transaction ${seq} is of another project.`, { seq }));
    return [...findings, ...this.#balances.post(transaction)];
  }

  #readCheckpoint({ value }: Line, number: number): Findings {
    const { type: _type, balances, ...statement } = value;
    this.counts.checkpoints += 1;
    const seq = this.lastSeq;
    const findings: Findings = [
      this.#requireSignature('ledger-checkpoint', statement, number),
      this.#requireHash(balances, statement.balances_hash, number),
    ];
    const differs = (text: string, balance: string | null = null) =>
      findings.push(
        problem('checkpoint', number, `The checkpoint in line ${number} ${text}.`, { seq, balance }),
      );
    if (statement.seq !== seq) differs(`covers transaction ${statement.seq}, and stands after ${seq}`);
    else if (this.#sequence.hash !== undefined && statement.hash !== this.#sequence.hash)
      differs(`signed another chain up to transaction ${seq}`);
    if (statement.through !== this.#through)
      differs(`says ${statement.through}, and the last transaction ${this.#through}`);
    if (
      statement.workspace_id !== this.header?.workspace_id ||
      statement.project_id !== this.header?.project_id
    )
      differs('is of another project');
    const expected = this.#balances.takeChanged();
    const stated: unknown[] = Array.isArray(balances) ? balances : [];
    for (let index = 0; index < Math.max(expected.length, stated.length); index += 1) {
      const [one, other] = [JSON.stringify(expected[index]), JSON.stringify(stated[index])];
      if (one === other) continue;
      const { ledger_account_id, lane } = expected[index] ?? { ledger_account_id: null, lane: null };
      differs(
        `states ${other ?? 'nothing'}, and the entries make ${one ?? 'nothing'}`,
        ledger_account_id === null ? null : `${ledger_account_id}/${lane}`,
      );
      break;
    }
    return findings;
  }

  #readEnd({ value }: Line, number: number): Findings {
    this.end = value;
    const { seq, hash } = this.#sequence;
    const findings: Findings = [this.#requireSignature('ledger-bundle', value, number)];
    if (IDENTITY.some((name) => value[name] !== this.header?.[name]))
      findings.push(problem('altered', number, 'The header and the end belong to different bundles.'));
    if (value.transactions !== seq) {
      const text = `The bundle ends after transaction ${seq}, and its end says ${value.transactions}.`;
      findings.push(problem('cut_off', number, text, { seq: seq + 1 }));
    } else if (hash !== undefined && value.hash !== (seq === 0 ? null : hash)) {
      findings.push(problem('altered', number, 'The end of the bundle signed another chain.', { seq }));
    }
    const { checkpoints } = this.counts;
    if (value.checkpoints !== checkpoints)
      findings.push(
        problem(
          'missing',
          number,
          `The bundle has ${checkpoints} checkpoints, and its end says ${value.checkpoints}.`,
        ),
      );
    return findings;
  }

  async #requireSignature(kind: StatementKind, statement: object, number: number): Promise<Finding> {
    if (await this.verifier.isSigned(kind, statement)) return undefined;
    return problem('forged', number, `The signature in line ${number} is not by the key.`);
  }

  async #requireHash(value: unknown, hash: unknown, number: number): Promise<Finding> {
    const bytes = new TextEncoder().encode(JSON.stringify(value) ?? '');
    if ((await this.verifier.hash(bytes)) === hash) return undefined;
    return problem('altered', number, `The balances of the checkpoint in line ${number} were changed.`);
  }
}
