/** How a row is joined to other systems. */
export interface Joined {
  external_id: string | null;
  /** The party that set it: `operator`, or the id of a tenant. */
  external_id_party: string | null;
  /** Written as JSON text. */
  metadata: Record<string, string>;
}
