import { type LedgerProblem, problem } from './problems.ts';
import type { Entry, Transaction } from './transactions.ts';

interface Account {
  currency: unknown;
  lanes: unknown;
}

/** A balance as of its last entry. */
interface Balance {
  ledger_account_id: string;
  lane: number;
  version: number;
  posted: number;
}

const keyOf = ({ ledger_account_id, lane }: Pick<Entry, 'ledger_account_id' | 'lane'>) =>
  `${ledger_account_id}/${lane}`;

/** The balances of a ledger, which its transactions move one after the other. */
export class Balances {
  readonly #accounts = new Map<string, Account>();
  readonly #balances = new Map<string, Balance>();
  #changed = new Set<Balance>();

  addAccount(id: string, account: Account): void {
    this.#accounts.set(id, account);
  }

  hasAccount(id: string): boolean {
    return this.#accounts.has(id);
  }

  /** Posts a transaction. What it says is taken for the next one, so that one change is reported once. */
  post({ seq, line, currency, entries }: Transaction): LedgerProblem[] {
    const problems = entries.flatMap((entry) => [
      ...this.#checkAccount(entry, currency).map((text) =>
        problem('account', line, text, { seq, balance: keyOf(entry) }),
      ),
      ...this.#move(entry, seq, line),
    ]);
    const sum = entries.reduce((total, { amount }) => total + BigInt(amount), 0n);
    if (sum !== 0n || entries.length === 0)
      problems.push(
        problem('unbalanced', line, `The entries of transaction ${seq} sum to ${sum}, not to 0.`, { seq }),
      );
    return problems;
  }

  #checkAccount({ ledger_account_id: id, lane, amount }: Entry, currency: unknown): string[] {
    const account = this.#accounts.get(id);
    if (account === undefined) {
      this.#accounts.set(id, { currency, lanes: Number.MAX_SAFE_INTEGER });
      return [`No account line has the account ${id}.`];
    }
    if (account.currency !== currency) return [`The currency of ${id} is ${account.currency}.`];
    if (lane < 0 || lane >= Number(account.lanes)) return [`The account ${id} has no lane ${lane}.`];
    return amount === 0 ? [`An entry of ${id} has the amount 0.`] : [];
  }

  #move(entry: Entry, seq: number, line: number): LedgerProblem[] {
    const key = keyOf(entry);
    const { ledger_account_id, lane, version, amount, balance_after } = entry;
    const balance = this.#balances.get(key) ?? { ledger_account_id, lane, version: 0, posted: 0 };
    const at = { seq, balance: key };
    const problems: LedgerProblem[] = [];
    if (version !== balance.version + 1) {
      const text = `Entry ${version} of ${key} follows entry ${balance.version}.`;
      problems.push(problem('version', line, text, at));
    } else if (balance_after !== balance.posted + amount) {
      const text = `Entry ${version} of ${key} makes ${balance_after} of ${balance.posted} and ${amount}.`;
      problems.push(problem('balance', line, text, at));
    }
    [balance.version, balance.posted] = [version, balance_after];
    this.#balances.set(key, balance);
    this.#changed.add(balance);
    return problems;
  }

  /** Returns the balances that changed since it was last called, as a checkpoint lists them. */
  takeChanged(): Balance[] {
    const changed = [...this.#changed].map(({ ledger_account_id, lane, posted, version }) => {
      return { lane, ledger_account_id, posted, version };
    });
    this.#changed = new Set();
    const order = (left: Balance, right: Balance) =>
      left.ledger_account_id === right.ledger_account_id
        ? left.lane - right.lane
        : left.ledger_account_id < right.ledger_account_id
          ? -1
          : 1;
    return changed.sort(order);
  }
}
