import type { Schemas } from '../../../api/types.ts';

/** How payments of one kind are executed, and when. Times are in the time zone of the workspace. */
export type MethodSettings = Pick<
  Schemas['PaymentMethod'],
  | 'enabled'
  | 'calendar'
  | 'opens'
  | 'cut_off'
  | 'half_day_cut_off'
  | 'weekend'
  | 'settlement_days'
  | 'min'
  | 'max'
>;

export interface Method extends MethodSettings {
  id: string;
  method: Schemas['PaymentMethodName'];
  rail: Schemas['PaymentRail'] | null;
  currency: string;
  available: boolean;
}

const WORKING_HOURS = {
  enabled: true,
  opens: '08:00',
  cut_off: '17:00',
  half_day_cut_off: '12:30',
  weekend: false,
  settlement_days: 0,
  min: 1,
  max: null,
  available: true,
} as const;

/** The central bank's EFT closes at 17:30, on half days at 13:00. The cut-offs leave a margin. */
const IN_TURKIYE = { ...WORKING_HOURS, currency: 'TRY', calendar: 'tr' } as const;

const ALWAYS = { opens: '00:00', cut_off: '24:00', half_day_cut_off: '24:00', weekend: true } as const;

/** No connector can execute these yet. */
const UNAVAILABLE = { enabled: false, available: false } as const;

/** What a workspace begins with. Of several with the same method and currency, the first is used unless a rail is named. */
export const METHODS: readonly Method[] = [
  { ...IN_TURKIYE, id: 'eft_try', method: 'eft', rail: 'eft' },
  { ...IN_TURKIYE, id: 'bank_transfer_try', method: 'bank_transfer', rail: 'eft', settlement_days: 1 },
  { ...IN_TURKIYE, id: 'bank_transfer_try_internal', method: 'bank_transfer', rail: 'internal' },
  {
    ...IN_TURKIYE,
    ...ALWAYS,
    id: 'bank_transfer_try_fast',
    method: 'bank_transfer',
    rail: 'fast',
    // The central bank's limit for one payment, which it changes now and then.
    max: 10_000_000,
  },
  {
    ...WORKING_HOURS,
    id: 'bank_transfer_eur_sepa',
    method: 'bank_transfer',
    rail: 'sepa',
    currency: 'EUR',
    calendar: 'target2',
    cut_off: '15:00',
    settlement_days: 1,
  },
  {
    ...WORKING_HOURS,
    ...UNAVAILABLE,
    id: 'bank_transfer_usd_swift',
    method: 'bank_transfer',
    rail: 'swift',
    currency: 'USD',
    calendar: 'us_fed',
    settlement_days: 2,
  },
  {
    ...WORKING_HOURS,
    ...UNAVAILABLE,
    id: 'bank_transfer_gbp_swift',
    method: 'bank_transfer',
    rail: 'swift',
    currency: 'GBP',
    calendar: 'uk',
    settlement_days: 2,
  },
  { ...IN_TURKIYE, ...UNAVAILABLE, id: 'card_try', method: 'card', rail: null, settlement_days: 1 },
  { ...IN_TURKIYE, ...UNAVAILABLE, id: 'virtual_account_try', method: 'virtual_account', rail: null },
  {
    ...IN_TURKIYE,
    ...UNAVAILABLE,
    id: 'direct_debit_try',
    method: 'direct_debit',
    rail: null,
    settlement_days: 2,
  },
];
