import { describe, expect, it } from 'vitest';
import { withApplicationPermissions } from '../../../server/api/application-permissions.ts';
import { permissionNames, storedPermissions } from '../../../server/api/permission-names.ts';
import { roleFacts } from '../../../server/auth/authorization/permissions.ts';
import { contract } from '../../support/decisions.ts';

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const registered = (name: string) => ({
  name,
  description: 'View',
  category: 'application',
  class: 'read' as const,
  roles: ['viewer' as const],
  project_scoped: false,
  managing: false,
});

describe('the reserved resources', () => {
  it('include every resource of a permission or an operation, and app', () => {
    const resources = [
      'app',
      ...contract.permissions.map(({ name }) => name.split(':')[0] ?? ''),
      ...[...contract.operations.keys()].map((id) => snakeCase(id.split('.')[0] ?? '')),
    ];
    expect(resources.filter((name) => !contract.reservedResources.has(name))).toEqual([]);
  });
});

describe('a document that gains a permission of a registered name', () => {
  // The same catalogue under a version without that permission, and under one with it.
  const before = withApplicationPermissions(contract, [registered('invoices:read')]);
  const definition = {
    ...contract.permissions[0],
    name: 'invoices:read',
    class: 'read',
    roles: ['owner'],
  } as const;
  const later = {
    ...contract,
    permissions: [...contract.permissions, definition as unknown as (typeof contract.permissions)[number]],
    storedPermission: new Map([
      ...contract.storedPermission,
      ['invoices:read', 'invoices:read' as 'projects:read'],
    ]),
  };
  const after = withApplicationPermissions(later, [registered('invoices:read')]);

  it('keeps what roles and keys store, under another name', () => {
    const stored = storedPermissions(before, ['projects:read', 'invoices:read']);
    expect(stored).toEqual(['projects:read', 'app.invoices:read']);
    expect(permissionNames(before, stored)).toEqual(['projects:read', 'invoices:read']);
    expect(permissionNames(after, stored)).toEqual(['projects:read', 'app.invoices:read']);
    const role = { permissions: stored, all_projects: false };
    expect([...roleFacts(after, 'rol_1', role).permissions]).toEqual(['projects:read', 'app.invoices:read']);
    expect(after.permissionsOf.get('viewer')?.has('invoices:read')).toBe(false);
    expect(after.permissionsOf.get('viewer')?.has('app.invoices:read')).toBe(true);
  });

  it('takes either name in requests of the earlier version, and tells them apart in the later one', () => {
    expect(storedPermissions(before, ['app.invoices:read'])).toEqual(['app.invoices:read']);
    expect(storedPermissions(after, ['app.invoices:read', 'invoices:read'])).toEqual([
      'app.invoices:read',
      'invoices:read',
    ]);
  });
});
