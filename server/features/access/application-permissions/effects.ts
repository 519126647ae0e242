import {
  type ApplicationPermissionDefinition,
  storedApplicationPermission,
} from '../../../api/application-permissions.ts';
import { SCOPE_CLASSES } from '../../../api/key-scopes.ts';
import type { KeyScope, Schemas } from '../../../api/types.ts';
import type { Holder } from './repository.ts';

type Effect = Schemas['PermissionEffect'];
type Holders = Schemas['PermissionHolders'];

/** A change of one permission: created without `before`, deleted without `after`. */
export interface CatalogueChange {
  name: string;
  before: ApplicationPermissionDefinition | undefined;
  after: ApplicationPermissionDefinition | undefined;
}

const FIELDS = ['description', 'category', 'class', 'project_scoped', 'managing'] as const;

const rolesOf = ({ roles }: ApplicationPermissionDefinition) => [...roles].sort().join();

const isSame = (left: ApplicationPermissionDefinition, right: ApplicationPermissionDefinition): boolean =>
  FIELDS.every((field) => left[field] === right[field]) && rolesOf(left) === rolesOf(right);

/** Returns the changes that turn one catalogue into another. */
export function compareCatalogues(
  before: readonly ApplicationPermissionDefinition[],
  after: readonly ApplicationPermissionDefinition[],
): CatalogueChange[] {
  const old = new Map(before.map((one) => [one.name, one]));
  const kept = new Set(after.map(({ name }) => name));
  return [
    ...after.flatMap((one) => {
      const previous = old.get(one.name);
      return previous !== undefined && isSame(previous, one)
        ? []
        : [{ name: one.name, before: previous, after: one }];
    }),
    ...before.flatMap((one) =>
      kept.has(one.name) ? [] : [{ name: one.name, before: one, after: undefined }],
    ),
  ];
}

export const actionOf = ({ before, after }: CatalogueChange): Effect['action'] =>
  before === undefined ? 'create' : after === undefined ? 'delete' : 'update';

/** Preset scopes, from smallest to largest. */
const SCOPES = Object.keys(SCOPE_CLASSES) as Array<keyof typeof SCOPE_CLASSES>;

const scopesOf = (definition: ApplicationPermissionDefinition | undefined) =>
  SCOPES.filter((scope) => definition !== undefined && SCOPE_CLASSES[scope].includes(definition.class));

/** Maximum number of custom roles and keys shown. */
const MAX_LISTED = 100;

/** Returns what one declaration gives the permission to, and the other does not. */
function difference(
  one: ApplicationPermissionDefinition | undefined,
  other: ApplicationPermissionDefinition | undefined,
  liveKeys: ReadonlyMap<KeyScope, number>,
  listing: readonly Holder[],
): Holders {
  const others = scopesOf(other);
  const scopes = scopesOf(one).filter((scope) => !others.includes(scope));
  const keys = listing.filter(({ type }) => type === 'key').length;
  return {
    roles: (one?.roles ?? []).filter((role) => other?.roles.includes(role) !== true),
    managing_organizations: one?.managing === true && other?.managing !== true,
    scopes,
    keys: scopes.reduce((sum, scope) => sum + (liveKeys.get(scope) ?? 0), keys),
    custom_roles: listing.length - keys,
    listed: listing.slice(0, MAX_LISTED).map(({ permission: _, ...holder }) => holder),
  };
}

/**
 * Returns which roles and keys gain or lose a permission. Custom roles and custom keys list it only as long as it exists,
 * so that only a deletion concerns them.
 */
export function effectOf(
  change: CatalogueChange,
  liveKeys: ReadonlyMap<KeyScope, number>,
  holders: readonly Holder[],
): Effect {
  const { name, before, after } = change;
  const stored = storedApplicationPermission(name);
  const listing = after === undefined ? holders.filter(({ permission }) => permission === stored) : [];
  return {
    permission: name,
    action: actionOf(change),
    gains: difference(after, before, liveKeys, []),
    loses: difference(before, after, liveKeys, listing),
  };
}
