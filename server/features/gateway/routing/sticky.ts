import { createHash } from 'node:crypto';
import type { ConfigNode, StickyRule } from '../configs/policies.ts';
import { type RoutingRequest, requestValueAt } from './conditions.ts';

const digest = (...parts: readonly unknown[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();

/** Returns a number above 0 and below 1 that a digest determines. */
const fractionOf = (hash: Buffer): number => (hash.readUIntBE(0, 6) + 0.5) / 2 ** 48;

/**
 * Returns the target to which the session of a request belongs, by a weighted rendezvous hash: without a store, the same
 * on every replica, and only the sessions of a target that leaves move. A session stays for a while, and then gets a new
 * target; sessions change at different times. Returns `undefined` if the request has none of the hashed fields.
 * @param now milliseconds
 */
export function stickyTarget(
  { hashFields, ttlSeconds }: StickyRule,
  targets: readonly ConfigNode[],
  request: RoutingRequest,
  now: number,
): ConfigNode | undefined {
  const values = hashFields.map((path) => requestValueAt(path, request) ?? null);
  if (values.every((value) => value === null)) return undefined;
  const { config, workspaceId, keyId } = request;
  const session = digest(config.id, config.version, workspaceId, keyId, values);
  const offset = session.readUInt32BE(0) % ttlSeconds;
  const period = Math.floor((now / 1000 + offset) / ttlSeconds);
  const key = session.toString('base64');
  const distance = ({ path, weight }: ConfigNode) =>
    -Math.log(fractionOf(digest(key, period, path))) / weight;
  return targets.reduce<{ target?: ConfigNode; least: number }>(
    (best, target) => {
      const own = distance(target);
      return own < best.least ? { target, least: own } : best;
    },
    { least: Number.POSITIVE_INFINITY },
  ).target;
}

/** Returns a target at random, by the weights. @param random from 0 to below 1 */
export function weightedTarget(targets: readonly ConfigNode[], random: number): ConfigNode | undefined {
  let rest = random * targets.reduce((sum, { weight }) => sum + weight, 0);
  for (const target of targets) {
    if (rest < target.weight) return target;
    rest -= target.weight;
  }
  return targets.findLast(({ weight }) => weight > 0);
}
