import type { RuleDemand } from './types.ts';

/** One person, or several who fill one place together. `steps` has, for each rule, the steps that they may fill. */
export interface Candidate {
  readonly steps: ReadonlyArray<ReadonlySet<number>>;
}

/** How many places of each step are filled, by rule. */
export type Filled = number[][];

/** A step of a rule, and how many candidates it takes. */
interface Slot {
  readonly rule: number;
  readonly step: number;
  readonly needed: number;
}

/** More arrangements than this are not tried; the approval then stays incomplete. Real rules need a few dozen. */
const MAX_ARRANGEMENTS = 2000;

const slotsOf = (demands: readonly RuleDemand[], rules: readonly number[]): Slot[] =>
  rules.flatMap((rule) => (demands[rule]?.steps ?? []).map(({ needed }, step) => ({ rule, step, needed })));

const mayFill = (candidate: Candidate, { rule, step }: Slot): boolean =>
  candidate.steps[rule]?.has(step) === true;

/**
 * Returns the largest assignment of candidates to slots in which each candidate fills one place, by augmenting paths: a
 * candidate may displace another one who then finds a different place. The size does not depend on their order.
 */
function matchSlots(candidates: readonly Candidate[], slots: readonly Slot[]): number[] {
  const holders: Candidate[][] = slots.map(() => []);
  const place = (candidate: Candidate, seen: Set<number>): boolean =>
    slots.some((slot, index) => {
      if (seen.has(index) || !mayFill(candidate, slot)) return false;
      seen.add(index);
      const held = holders[index] ?? [];
      const at = held.length < slot.needed ? held.length : held.findIndex((holder) => place(holder, seen));
      if (at === -1) return false;
      held[at] = candidate;
      return true;
    });
  for (const candidate of candidates) place(candidate, new Set());
  return holders.map((held) => held.length);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Candidates that may fill the same places are interchangeable: only their number matters. */
function classesOf(candidates: readonly Candidate[]): Candidate[][] {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = candidate.steps.map((steps) => [...steps].sort((a, b) => a - b).join()).join('|');
    const alike = byKey.get(key);
    if (alike === undefined) byKey.set(key, [candidate]);
    else alike.push(candidate);
  }
  return [...byKey.values()];
}

/** Yields the ways to reserve candidates, at most `most` of them, together with those who are left. */
function* reservations(
  classes: readonly Candidate[][],
  most: number,
): Generator<{ reserved: Candidate[]; left: Candidate[] }> {
  const [first, ...rest] = classes;
  if (first === undefined) return yield { reserved: [], left: [] };
  for (let count = Math.min(first.length, most); count >= 0; count--) {
    for (const { reserved, left } of reservations(rest, most - count)) {
      yield { reserved: [...first.slice(0, count), ...reserved], left: [...first.slice(count), ...left] };
    }
  }
}

interface Arrangement {
  slots: Slot[];
  counts: number[];
}

/** Fills rules that share their approvers: each rule by itself, with all candidates. */
function fillShared(
  demands: readonly RuleDemand[],
  rules: readonly number[],
  candidates: readonly Candidate[],
): Arrangement {
  const slots = rules.map((rule) => slotsOf(demands, [rule]));
  return { slots: slots.flat(), counts: slots.flatMap((own) => matchSlots(candidates, own)) };
}

/**
 * Fills rules of which some need approvers of their own while several others share theirs: tries the ways to reserve
 * candidates for the former, until one fills everything.
 */
function fillMixed(
  demands: readonly RuleDemand[],
  separate: readonly number[],
  shared: readonly number[],
  candidates: readonly Candidate[],
): Arrangement {
  const slots = slotsOf(demands, separate);
  const isReservable = (candidate: Candidate) => slots.some((slot) => mayFill(candidate, slot));
  const others = candidates.filter((candidate) => !isReservable(candidate));
  const places = sum(slots.map(({ needed }) => needed));
  const wanted = places + sum(slotsOf(demands, shared).map(({ needed }) => needed));
  let best: Arrangement = { slots: [], counts: [] };
  let tried = 0;
  for (const { reserved, left } of reservations(classesOf(candidates.filter(isReservable)), places)) {
    const rest = fillShared(demands, shared, [...left, ...others]);
    const counts = [...matchSlots(reserved, slots), ...rest.counts];
    if (best.slots.length === 0 || sum(counts) > sum(best.counts))
      best = { slots: [...slots, ...rest.slots], counts };
    if (sum(best.counts) === wanted || ++tried === MAX_ARRANGEMENTS) break;
  }
  return best;
}

/**
 * Returns how many places the candidates fill at most. Within a rule a candidate fills one place. A candidate counts in
 * every rule, but in no other one if they count in a separate rule. Of candidates who are alike, no more than there are places
 * make a difference.
 */
export function fillPlaces(demands: readonly RuleDemand[], everyone: readonly Candidate[]): Filled {
  const rules = demands.map((_, rule) => rule);
  const places = sum(slotsOf(demands, rules).map(({ needed }) => needed));
  const candidates = classesOf(everyone).flatMap((alike) => alike.slice(0, places));
  const separate = rules.filter((rule) => demands[rule]?.separate);
  const shared = rules.filter((rule) => !demands[rule]?.separate);
  const arrange = (): Arrangement => {
    if (separate.length === 0) return fillShared(demands, shared, candidates);
    if (shared.length > 1) return fillMixed(demands, separate, shared, candidates);
    const slots = slotsOf(demands, rules);
    return { slots, counts: matchSlots(candidates, slots) };
  };
  const { slots, counts } = arrange();
  const filled: Filled = demands.map(({ steps }) => steps.map(() => 0));
  slots.forEach(({ rule, step }, index) => {
    const row = filled[rule];
    if (row !== undefined) row[step] = counts[index] ?? 0;
  });
  return filled;
}

/** Whether every place of a rule is filled up to a step, or up to its end. */
export const isFilled = (
  demand: RuleDemand,
  filled: readonly number[],
  before = demand.steps.length,
): boolean => demand.steps.slice(0, before).every(({ needed }, step) => (filled[step] ?? 0) >= needed);
