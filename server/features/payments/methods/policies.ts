import { invalidRequest, type Refuser, type Violation, violation } from '../../../api/problem.ts';
import type { Method } from './method-data.ts';

/** Asserts that there is a connector for a method. @throws method_unavailable */
export function assertAvailable(by: Refuser<'method_unavailable'>, { id, available }: Method): void {
  if (available) return;
  throw by.refuse('method_unavailable', `No connector can execute ${id}, so it cannot be changed.`);
}

/** Asserts that the settings of a method do not contradict each other. @throws invalid_request */
export function assertConsistent(method: Method): void {
  const { opens, cut_off, half_day_cut_off, min, max, rail, settlement_days } = method;
  const violations: Violation[] = [];
  if (cut_off <= opens) violations.push(violation('cut_off', 'minimum', 'Give a time after opens.'));
  if (half_day_cut_off <= opens)
    violations.push(violation('half_day_cut_off', 'minimum', 'Give a time after opens.'));
  if (half_day_cut_off > cut_off)
    violations.push(violation('half_day_cut_off', 'maximum', 'Give a time that is not after cut_off.'));
  if (max !== null && max < min)
    violations.push(violation('max', 'minimum', 'Give an amount that is not below min.'));
  if (rail === 'internal' && settlement_days > 0)
    violations.push(
      violation('settlement_days', 'maximum', 'Give 0: transfers between own accounts settle at once.'),
    );
  if (violations.length > 0) throw invalidRequest(violations);
}
