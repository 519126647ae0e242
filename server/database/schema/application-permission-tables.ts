import type { Schemas } from '../../api/types.ts';
import type { Table, Versioned } from './tables.ts';

/** A permission of the application, under the name that it was registered with. */
export interface ApplicationPermissionRow extends Versioned {
  name: string;
  description: string;
  category: string;
  class: Schemas['ApplicationPermission']['class'];
  roles: Schemas['ApplicationPermission']['roles'];
  project_scoped: boolean;
  managing: boolean;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    application_permissions: Table<
      ApplicationPermissionRow,
      'name' | 'description' | 'category' | 'class' | 'roles' | 'project_scoped' | 'managing'
    >;
  }
}
