import type { SsoTestResult, SsoTestRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';

/** Tests of the connections of a tenant. */
export const ssoTestRepository = (scope: TenantScope) => ({
  find: (connection_id: string, id: string): Promise<SsoTestRow | undefined> =>
    scope.rows('sso_tests').where({ connection_id, id }).first(),

  insert: (
    row: Pick<SsoTestRow, 'connection_id' | 'id' | 'digest' | 'started_by' | 'setup_link_id'>,
  ): Promise<SsoTestRow> => scope.insert('sso_tests', { ...row, status: 'pending' }),

  /** Whether a test of a configuration has passed since a time. */
  async hasPassed(connection_id: string, digest: string, since: Date): Promise<boolean> {
    const passed = scope.rows('sso_tests').where({ connection_id, digest, status: 'passed' });
    return (await passed.where('finished_at', '>', since).first('id')) !== undefined;
  },

  /** Stores the result of a test that is under way. */
  async finish(
    connection_id: string,
    id: string,
    { status, result }: { status: 'passed' | 'failed'; result: SsoTestResult },
  ): Promise<void> {
    await scope
      .rows('sso_tests')
      .where({ connection_id, id, status: 'pending' })
      .update({ status, result, finished_at: new Date() });
  },
});
