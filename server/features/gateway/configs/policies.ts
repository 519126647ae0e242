import type { Violation } from '../../../api/problem.ts';
import {
  type BreakerRule,
  type CallSettings,
  type ConfigNode,
  DEFAULT_SETTINGS,
  type Group,
  type Leaf,
  type RoutingConfig,
} from './config.ts';
import { newBudget, type QueryBudget } from './read-query.ts';
import { readSettings } from './read-settings.ts';
import { readStrategy } from './read-strategy.ts';
import {
  isObject,
  listOf,
  numberIn,
  type Path,
  type Reader,
  Reading,
  readObject,
  textUpTo,
} from './reading.ts';

export * from './config.ts';
export { mayForward } from './forwarded-headers.ts';

const MAX_DEPTH = 5;
const MAX_TARGETS = 20;
const MAX_LEAVES = 64;
const MAX_BYTES = 65_536;
/** Values inside each other, in the whole config. */
const MAX_NESTING = 40;
const MAX_WEIGHT = 1_000_000;

export type ParsedConfig =
  | { config: RoutingConfig; violations?: never }
  | { config?: never; violations: readonly Violation[] };

/** Where a config is in the request, for the paths of violations. */
export interface ConfigPlace {
  location: Violation['location'];
  base: Path;
}

const IN_BODY: ConfigPlace = { location: 'body', base: ['config'] };

/** Reads a config, in the form of the API or of Portkey, and finds all that is wrong with it. */
export function parseConfig(json: unknown, { location, base }: ConfigPlace = IN_BODY): ParsedConfig {
  const reading = new Reading(location, base);
  if (isTooDeep(json, MAX_NESTING))
    reading.fail([], 'depth', `Nest objects and lists ${MAX_NESTING} deep at most.`);
  else if (Buffer.byteLength(JSON.stringify(json) ?? '') > MAX_BYTES)
    reading.fail([], 'max_length', `Must have at most ${MAX_BYTES} bytes of JSON.`);
  if (reading.violations.length > 0) return { violations: reading.violations };
  const nodes = new NodeReader(reading);
  const root = nodes.read(json, [], { settings: DEFAULT_SETTINGS, breaker: null });
  return root === undefined || reading.violations.length > 0
    ? { violations: reading.violations }
    : { config: { root, leaves: nodes.leaves } };
}

const isTooDeep = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1)));

/** What a node has from the nodes above. */
interface Inherited {
  settings: CallSettings;
  breaker: BreakerRule | null;
}

type Members = Readonly<Record<string, unknown>>;

const placeOf = (path: Path): string =>
  path.reduce((text, name) => (name === 'targets' ? `${text}.targets` : `${text}[${name}]`), 'config');

class NodeReader {
  readonly leaves: Leaf[] = [];
  readonly #reading: Reading;
  readonly #budget: QueryBudget = newBudget();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  read(value: unknown, path: Path, inherited: Inherited): ConfigNode | undefined {
    const members = readObject(value, 'node', path, this.#reading);
    if (members === undefined) return undefined;
    const settings = readSettings(members, inherited.settings, path, this.#reading);
    const place = {
      path: placeOf(path),
      name: this.#optional(members, 'name', textUpTo(100), path) ?? null,
      weight: this.#optional(members, 'weight', numberIn(0, MAX_WEIGHT), path) ?? 1,
    };
    const isGroup = members.strategy !== undefined || members.targets !== undefined;
    if (!isGroup) return this.#leaf(members, path, { place, ...inherited, settings });
    for (const name of ['virtual_key', 'provider'])
      if (Object.hasOwn(members, name))
        this.#reading.fail([...path, name], 'unexpected', 'Give a virtual key, or strategy and targets.');
    return this.#group(members, path, { place, ...inherited, settings });
  }

  #optional<Value>(members: Members, name: string, reader: Reader<Value>, path: Path): Value | undefined {
    return Object.hasOwn(members, name) ? reader(members[name], [...path, name], this.#reading) : undefined;
  }

  #leaf(members: Members, path: Path, { place, settings, breaker }: Inherited & WithPlace): Leaf | undefined {
    const slug = this.#slug(members, path);
    if (slug === undefined) return undefined;
    const leaf: Leaf = { kind: 'leaf', ...place, target: { ...settings, slug, path: place.path }, breaker };
    this.leaves.push(leaf);
    if (this.leaves.length === MAX_LEAVES + 1)
      this.#reading.fail(path, 'max_items', `A config has at most ${MAX_LEAVES} targets with a virtual key.`);
    return leaf;
  }

  #slug(members: Members, path: Path): string | undefined {
    const { virtual_key, provider } = members;
    if (virtual_key !== undefined && provider !== undefined)
      return this.#reading.fail(
        [...path, 'provider'],
        'unexpected',
        'Give virtual_key or provider, not both.',
      );
    if (virtual_key !== undefined) return keySlug(virtual_key, [...path, 'virtual_key'], this.#reading);
    if (provider !== undefined) return providerSlug(provider, [...path, 'provider'], this.#reading);
    return this.#reading.fail(
      path,
      'required',
      'Give virtual_key, or provider with "@" and the slug of a virtual key, or strategy and targets.',
    );
  }

  #group(
    members: Members,
    path: Path,
    { place, settings, breaker }: Inherited & WithPlace,
  ): Group | undefined {
    const depth = path.length / 2 + 1;
    if (depth > MAX_DEPTH - 1)
      return this.#reading.fail(
        path,
        'depth',
        `Nest targets ${MAX_DEPTH} deep at most, the config itself included.`,
      );
    const { targets = [] } = members;
    const names = Array.isArray(targets) ? targets.map(nameOf) : [];
    for (const name of ['strategy', 'targets'])
      if (members[name] === undefined)
        this.#reading.fail([...path, name], 'required', `Add property "${name}": it is required.`);
    const read =
      members.strategy === undefined
        ? undefined
        : readStrategy(
            members.strategy,
            { names, budget: this.#budget },
            [...path, 'strategy'],
            this.#reading,
          );
    const below = { settings, breaker: read?.breaker ?? breaker };
    const nodes =
      members.targets === undefined
        ? undefined
        : listOf((one, at) => this.read(one, at, below), 1, MAX_TARGETS)(
            members.targets,
            [...path, 'targets'],
            this.#reading,
          );
    this.#checkNames(names, read?.strategy.mode === 'conditional', [...path, 'targets']);
    if (read === undefined || nodes === undefined) return undefined;
    if (read.strategy.mode === 'loadbalance' && nodes.every(({ weight }) => weight === 0))
      this.#reading.fail([...path, 'targets'], 'minimum', 'At least one target needs a weight above 0.');
    return { kind: 'group', ...place, strategy: read.strategy, targets: nodes };
  }

  #checkNames(names: ReadonlyArray<string | null>, areRequired: boolean, path: Path): void {
    names.forEach((name, index) => {
      const at = [...path, String(index), 'name'];
      if (name === null && areRequired)
        this.#reading.fail(at, 'required', 'Add property "name": under the mode conditional it is required.');
      if (name !== null && names.indexOf(name) !== index)
        this.#reading.fail(at, 'unique', 'Another target of this list has this name. Choose another.');
    });
  }
}

interface WithPlace {
  place: Pick<Leaf, 'path' | 'name' | 'weight'>;
}

const nameOf = (target: unknown): string | null =>
  isObject(target) && typeof target.name === 'string' ? target.name : null;

const SLUG = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const SLUG_FORM = 'Use the slug or the id of a virtual key.';

const keySlug: Reader<string> = (value, path, reading) => {
  const slug = textUpTo(64)(value, path, reading);
  return slug === undefined || SLUG.test(slug) ? slug : reading.fail(path, 'format', SLUG_FORM);
};

const providerSlug: Reader<string> = (value, path, reading) => {
  const text = textUpTo(65)(value, path, reading);
  if (text === undefined) return undefined;
  if (!text.startsWith('@'))
    return reading.fail(
      path,
      'format',
      'A config names no provider and its secret, but a virtual key. Write "@" and its slug.',
    );
  return keySlug(text.slice(1), path, reading);
};
