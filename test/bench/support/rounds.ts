const WARM_ROUNDS = 3;

/**
 * Measures several sides in turns, each once a round and in the opposite order in every second one, so that a drift of the
 * machine favours none. The first rounds are thrown away: compilers and caches warm up.
 */
export async function inTurns<Name extends string, Result>(
  rounds: number,
  sides: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<Record<Name, Result[]>> {
  // The keys of a literal are its names.
  const names = Object.keys(sides) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let turn = -WARM_ROUNDS; turn < rounds; turn += 1) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const value = await sides[name]();
      if (turn >= 0) results[name].push(value);
    }
  }
  return results;
}
