/** Says of fields of a control whether a new value lets something pass that the old one would have stopped. */
export type Weakening<Fields> = {
  readonly [Name in keyof Fields]?: (before: Fields[Name], after: Fields[Name]) => boolean;
};

/** Returns those of the changed fields that become weaker. */
export function weakerFields<Fields extends object>(
  before: Fields,
  changes: Partial<Fields>,
  weakening: Weakening<Fields>,
): Partial<Fields> {
  const weaker: Partial<Fields> = {};
  for (const name of Object.keys(weakening) as Array<keyof Fields>) {
    const [isWeaker, after] = [weakening[name], changes[name]];
    if (after !== undefined && isWeaker?.(before[name], after)) weaker[name] = after;
  }
  return weaker;
}

/** Returns an object without some of its fields. */
export const withoutFields = <Fields extends object>(fields: Fields, left: object): Partial<Fields> =>
  // The entries that stay are those of the object.
  Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in left))) as Partial<Fields>;

/** Returns the fields of an object that another one has. */
export const pickLike = <Fields extends object, Like extends Partial<Fields>>(
  fields: Fields,
  like: Like,
): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name in like)) as Partial<Fields>;
