/** Since when a role is what it is, and the user or key that gave it. A trigger keeps the time. */
export interface RoleOrigin {
  role_since: Date;
  role_given_by: string | null;
}
