/** What an audit entry holds about its request, without secrets and bounded. Its JSON has no fractions. */
export interface AuditDetails<Value = unknown> {
  /** The actor's name and address at the time. */
  actor?: { name?: string; email?: string } | undefined;
  /** Old and new values of the changed fields. */
  values?: Record<string, { old: Value; new: Value }> | undefined;
  parameters?: Record<string, Value> | undefined;
}
