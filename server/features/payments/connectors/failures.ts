import type { Schemas } from '../../../api/types.ts';

type Failure = Schemas['PaymentFailure'];

/** Reasons of ISO 20022 for which banks reject payments. */
const FAILURES: Readonly<Record<string, Omit<Failure, 'bank_code'>>> = {
  AM04: {
    code: 'insufficient_funds',
    category: 'payer',
    retryable: true,
    message: 'The account did not have enough money.',
  },
  AC04: {
    code: 'account_closed',
    category: 'payee',
    retryable: false,
    message: 'The account of the payee is closed.',
  },
  AC01: {
    code: 'invalid_account',
    category: 'payee',
    retryable: false,
    message: 'The account of the payee does not exist.',
  },
  AC06: {
    code: 'blocked_account',
    category: 'payee',
    retryable: false,
    message: 'The account of the payee is blocked.',
  },
  FF01: {
    code: 'invalid_format',
    category: 'connector',
    retryable: false,
    message: 'The bank did not accept the format of the message.',
  },
};

/** Reasons for which a payment is not sent. */
export const UNSENT = {
  account_blocked: {
    code: 'account_blocked',
    category: 'payer',
    retryable: false,
    bank_code: null,
    message: 'The account that pays or that is paid is not active any more.',
  },
  insufficient_funds: {
    code: 'insufficient_funds',
    category: 'payer',
    retryable: true,
    bank_code: null,
    message: 'The account did not have enough money when the payment was due.',
  },
  funds_never_came: {
    code: 'insufficient_funds',
    category: 'payer',
    retryable: true,
    bank_code: null,
    message: 'The payment waited for money for too long.',
  },
} as const satisfies Record<string, Failure>;

const OTHER: Omit<Failure, 'bank_code'> = {
  code: 'rejected',
  category: 'bank',
  retryable: true,
  message: 'The bank rejected the payment without saying why.',
};

/** Returns why a payment failed that a bank rejected. */
export const failureOf = (bankCode: string): Failure => ({
  ...(FAILURES[bankCode] ?? OTHER),
  bank_code: bankCode,
});
