import { isKey, type Principal, userOf } from '../../auth/authentication/principal.ts';
import type { ExportRow } from '../../database/schema/export-tables.ts';

/** The user or key that asks for an export; `null` for the operator. */
export const authorOf = (principal: Principal): string | null =>
  isKey(principal) ? principal.id : userOf(principal);

export const statusOf = ({ status, expires_at }: ExportRow, now: Date): ExportRow['status'] | 'expired' =>
  expires_at !== null && expires_at <= now ? 'expired' : status;
