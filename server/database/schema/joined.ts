/** The party of the operator and of application keys. The party of any other caller is a tenant, and has its id. */
export const OPERATOR_PARTY = 'operator';

/** An external id, and the party that has set it. */
export interface ExternalIdColumns {
  external_id: string | null;
  /** The party that set it: `operator`, or the id of a tenant. */
  external_id_party: string | null;
}

export const NO_EXTERNAL_ID: ExternalIdColumns = { external_id: null, external_id_party: null };

/** How a row is joined to other systems. */
export interface Joined extends ExternalIdColumns {
  /** Written as JSON text. */
  metadata: Record<string, string>;
}
