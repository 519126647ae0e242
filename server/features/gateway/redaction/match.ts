/** What is redacted. */
export type Kind = 'email' | 'phone' | 'iban' | 'card' | 'tckn' | 'ssn' | 'ip' | 'secret';

/** A place in a text that has to be redacted. */
export interface RedactionMatch {
  kind: Kind;
  start: number;
  end: number;
}
