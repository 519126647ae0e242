/** Where an observation comes from. All channels feed the same function, and whichever is first moves the payment. */
export type Channel = 'answer' | 'callback' | 'query' | 'entry';

/** What a bank says about a payment. */
export type Finding =
  | { kind: 'accepted' }
  /** `code` is the reason of ISO 20022, such as AC04. */
  | { kind: 'rejected'; code: string }
  | { kind: 'settled' }
  /** `settledAt` is the time at which the payment had been settled, as returns repeat it. */
  | { kind: 'returned'; amount: number; code: string; settledAt: Date };

export interface Observation {
  /**
   * Names the fact, whichever channel reports it and however often: `settled`, or `returned:` with the reference of the
   * bank. It is applied once for each payment.
   */
  key: string;
  channel: Channel;
  /** When the bank reports it, by the clock of the project. */
  at: Date;
  finding: Finding;
}

/** A payment as a connector sees it. */
export interface Instruction {
  /** Id under which the bank knows the payment. */
  bankId: string;
  /** Minor units of the currency. */
  amount: number;
  currency: string;
  /** Identifier of the account that is paid. */
  toIban: string | null;
  /** The texts that the bank sees. */
  beneficiaryName: string;
  remittance: string;
  submittedAt: Date;
  /** 10:00 on the value date, in the time zone of the workspace. */
  valueAt: Date;
  /** The outcome that the payment asks for, in a simulated project. */
  simulate: string | null;
}

/** The answer to a submission. `unknown` when none came: the bank may have the payment or not. */
export type SubmitAnswer =
  | { outcome: 'accepted' }
  | { outcome: 'rejected'; code: string }
  | { outcome: 'unknown'; detail: string };

export interface Message {
  workspace_id: string;
  project_id: string;
  payment_id: string;
  /** Never used again. A connector that submits idempotently sends it as its key. */
  id: string;
  instruction: Instruction;
}

/** A way to a bank. */
export interface BankConnector {
  readonly capabilities: {
    /** Whether the bank takes the same message twice as one, so that it may be sent again. */
    idempotentSubmit: boolean;
  };
  /** Submits messages and answers each, in their order. It never throws for one of them. */
  submit(messages: readonly Message[]): Promise<SubmitAnswer[]>;
  /** Asks what the bank knows by now about each payment; nothing if it has not found it. */
  query(messages: readonly Message[], now: Date): Promise<Observation[][]>;
}
