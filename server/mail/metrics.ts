import { Counter, type Registry } from 'prom-client';

/**
 * Outcomes of mails. `merged`: included in another mail; `waiting`: delayed by a budget; `useless`: dropped, because it
 * could not be sent in time; `refused`: the server will never accept it; `retried`: the server did not accept it now;
 * `failed`: given up.
 */
type MailOutcome = 'sent' | 'merged' | 'waiting' | 'useless' | 'refused' | 'retried' | 'failed';
export type CountMail = (template: string, outcome: MailOutcome, count?: number) => void;

export function createMailMetrics(registry: Registry): CountMail {
  const mails = new Counter({
    name: 'mails_total',
    help: 'Mails by template and by what became of them.',
    labelNames: ['template', 'outcome'] as const,
    registers: [registry],
  });
  return (template, outcome, count = 1) => mails.inc({ template, outcome }, count);
}
