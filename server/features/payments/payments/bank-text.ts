import type { Schemas } from '../../../api/types.ts';
import { transliterate } from './transliteration.ts';

const NAME_LENGTH = 70;
const REMITTANCE_LENGTH = 140;

interface GivenTexts {
  payee: string;
  reference: string | null;
  description: string | null;
}

type BankTexts = Omit<Schemas['PaymentBankPreview'], 'rail'>;

/** Returns the texts that the bank gets, and how they differ from those that were given. */
export function bankTextsOf({ payee, reference, description }: GivenTexts): BankTexts {
  const given = {
    beneficiary_name: payee,
    remittance: [reference, description].filter((text) => text !== null).join(' '),
  };
  const written = {
    beneficiary_name: transliterate(payee, NAME_LENGTH),
    remittance: transliterate(given.remittance, REMITTANCE_LENGTH),
  };
  const fields = ['beneficiary_name', 'remittance'] as const;
  const changes = fields
    .filter((field) => given[field] !== written[field])
    .map((field) => ({ field, from: given[field], to: written[field] }));
  return { ...written, charset: 'sepa', changes };
}

/** Id under which the bank knows a payment: 29 letters and digits, since banks refuse underscores. */
export const bankIdOf = (id: string): string => id.replace('_', '').toUpperCase();

/** Returns the id of the payment that a bank names. */
export const idOfBankId = (bankId: string): string => bankId.toLowerCase().replace(/^pay/, 'pay_');

/** Sixteen characters of the id, which fit field 61 of MT940. They are the random part, so that they differ. */
export const bankReferenceOf = (id: string): string => id.slice(-16).toUpperCase();
