import type { Handlers } from '../../../operations/handler-types.ts';
import { shareHandler } from '../../../operations/shared-handler.ts';
import { auditHandlers } from './handlers.ts';

/** The log of an organization is kept and read as that of a workspace is. */
export const organizationAuditHandlers = {
  'organizationAuditEvents.list': shareHandler<'organizationAuditEvents.list'>(
    auditHandlers['auditEvents.list'],
  ),
  'organizationAuditEvents.get': shareHandler<'organizationAuditEvents.get'>(
    auditHandlers['auditEvents.get'],
  ),
  'organizationAuditExports.create': shareHandler<'organizationAuditExports.create'>(
    auditHandlers['auditExports.create'],
  ),
  'organizationAuditExports.get': shareHandler<'organizationAuditExports.get'>(
    auditHandlers['auditExports.get'],
  ),
  'organizationAuditExports.download': shareHandler<'organizationAuditExports.download'>(
    auditHandlers['auditExports.download'],
  ),
  'organizationAuditCheckpoints.list': shareHandler<'organizationAuditCheckpoints.list'>(
    auditHandlers['auditCheckpoints.list'],
  ),
} satisfies Partial<Handlers>;
