import type { ApiDocument } from '../../../api/api-document.ts';
import { oauthProblem } from '../../../api/oauth-problem.ts';
import type { KeyScope, PermissionName, Schemas } from '../../../api/types.ts';

/** The scopes that are words of their own. Any other scope is a list of permissions. */
export const NAMED_SCOPES = ['read-only', 'read-write', 'admin'] as const;

const MAX_PERMISSIONS = 100;

/** What a scope in the words of OAuth allows: nothing is set where the client names none. */
interface NamedLimits {
  scope?: KeyScope;
  permissions?: PermissionName[];
}

const isNamed = (name: string | undefined): name is (typeof NAMED_SCOPES)[number] =>
  NAMED_SCOPES.some((one) => one === name);

/** Reads a scope: one of the named scopes, or permissions that are separated by spaces. @throws invalid_scope */
export function limitsOfScope(
  { storedPermission }: Pick<ApiDocument, 'storedPermission'>,
  scope: string | undefined,
): NamedLimits {
  const names = [...new Set(scope?.split(' '))].filter((name) => name !== '');
  const [only, ...others] = names;
  if (only === undefined) return {};
  if (others.length === 0 && isNamed(only)) return { scope: only };
  const isPermission = (name: string): name is PermissionName => storedPermission.has(name as PermissionName);
  if (names.length <= MAX_PERMISSIONS && names.every(isPermission))
    return { scope: 'custom', permissions: names };
  throw oauthProblem(
    'invalid_scope',
    `Name one of ${NAMED_SCOPES.join(', ')}, or at most ${MAX_PERMISSIONS} permissions of /v1/permissions, separated by spaces.`,
  );
}

/** Returns the scope of a token in the words of OAuth. */
export const scopeText = ({
  scope,
  permissions,
}: Pick<Schemas['AccessToken'], 'scope' | 'permissions'>): string => permissions?.join(' ') ?? scope ?? '';
