/**
 * Measures several sides in turns, each once a round and in the opposite order in every second one, so that a drift of the
 * machine favours none. A first round is thrown away: compilers and caches warm up.
 */
export async function inTurns<Name extends string>(
  rounds: number,
  sides: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  // The keys of a literal are its names.
  const names = Object.keys(sides) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let turn = -1; turn < rounds; turn += 1) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const value = await sides[name]();
      if (turn >= 0) results[name].push(value);
    }
  }
  return results;
}
