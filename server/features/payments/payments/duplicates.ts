import { DAY_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Creation } from './creation.ts';
import type { Parts } from './facts.ts';
import { COMPARED_DAYS } from './fingerprints.ts';
import { strictestPolicy } from './policies.ts';
import { type FingerprintClaim, KEPT } from './situation-repository.ts';

type Duplicates = Array<Schemas['PaymentDuplicate']>;

/** The payments that look like some new ones. */
export interface DuplicateBook {
  policy: Schemas['DuplicatePolicy'];
  /** Returns the payments that look like a new one, latest first. */
  duplicatesOf(parts: Parts): Duplicates;
  /** Lets later ones see a new one. */
  add(parts: Parts): void;
  /** Takes those out again that were not created, where the others go on. */
  disclaim(parts: readonly Parts[]): Promise<void>;
}

/**
 * Opens the payments that look like some new ones. One that failed or was cancelled is no duplicate.
 * @param claim whether concurrent payments see the new ones
 */
export async function openDuplicates(
  creation: Creation,
  all: readonly Parts[],
  claim: boolean,
): Promise<DuplicateBook> {
  const { tenant, now, settings } = creation;
  const policy = strictestPolicy(settings.workspace_policy, settings.project_policy);
  const compared = policy === 'off' ? [] : all;
  const own = new Map(compared.map(({ id, fingerprints }) => [id, fingerprints]));
  const claimsOf = ({ id }: Pick<Parts, 'id'>): FingerprintClaim[] =>
    (own.get(id) ?? []).map(({ fingerprint }) => ({ fingerprint, payment: id }));
  const claims = all.flatMap(claimsOf);
  const rows =
    claims.length === 0
      ? []
      : claim
        ? await tenant.paymentSituations.claimFingerprints(claims)
        : await tenant.paymentSituations.withFingerprints(claims.map(({ fingerprint }) => fingerprint));
  const others = new Map(
    rows.map(({ fingerprint, payment_ids }) => [
      fingerprint,
      payment_ids.filter((id) => !own.has(id)).slice(1 - KEPT),
    ]),
  );
  const ids = [...new Set([...others.values()].flat())];
  const meant =
    ids.length === 0
      ? new Map<string, Date>()
      : await tenant.payments.stillMeant(ids, new Date(now.getTime() - COMPARED_DAYS * DAY_MS));
  return {
    policy,
    duplicatesOf({ id, draft }) {
      const found = new Map<string, Duplicates[number]>();
      for (const { fingerprint, because, days } of own.get(id) ?? []) {
        const since = now.getTime() - days * DAY_MS;
        for (const payment of (others.get(fingerprint) ?? []).slice(1 - KEPT)) {
          const at = meant.get(payment)?.getTime() ?? Number.NEGATIVE_INFINITY;
          const isAllowed = draft.allow_duplicate_of?.includes(payment);
          if (at >= since && !isAllowed && !found.has(payment)) found.set(payment, { payment, because });
        }
      }
      return [...found.values()].sort((a, b) => (a.payment < b.payment ? 1 : -1));
    },
    add({ id }) {
      meant.set(id, now);
      for (const { fingerprint } of own.get(id) ?? []) {
        const alike = others.get(fingerprint);
        if (alike === undefined) others.set(fingerprint, [id]);
        else alike.push(id);
      }
    },
    async disclaim(parts) {
      const refused = parts.flatMap(claimsOf);
      if (refused.length > 0) await tenant.paymentSituations.disclaimFingerprints(refused);
    },
  };
}
