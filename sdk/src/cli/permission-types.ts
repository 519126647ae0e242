import { Tenantry } from '../client.ts';

interface Permission {
  name: string;
  description?: string | null;
}

/** Prints the declaration that registers the permissions of the application. */
export async function printPermissionTypes(): Promise<number> {
  interface Permissions {
    data: Permission[];
    next_cursor: string | null;
  }
  const permissions: Permission[] = [];
  const list = new Tenantry().request<Permissions>('GET', '/v1/application-permissions');
  for await (const permission of list) permissions.push(permission);
  console.log(declarationOf(permissions));
  return 0;
}

/** Returns the file that an application adds to its project. */
function declarationOf(permissions: Permission[]): string {
  const lines = permissions.map(({ name, description }) => {
    const comment = description
      ? `    /** ${description.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')} */\n`
      : '';
    return `${comment}    ${JSON.stringify(name)}: true;\n`;
  });
  return `// Written by \`npx @tenantry/sdk permissions types\`. Run it again after a change of the permissions.
import '@tenantry/sdk';

declare module '@tenantry/sdk' {
  interface ApplicationPermissions {
${lines.join('')}  }
}`;
}
