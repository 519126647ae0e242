/** The permissions that tests register, as an application does. */
declare module '../../sdk/src/index.ts' {
  interface ApplicationPermissions {
    [name: `${'invoices' | 'reports'}:${string}`]: true;
  }
}

export {};
