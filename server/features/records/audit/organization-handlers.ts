import { servesAlso } from '../../../operations/shared-handler.ts';
import type { Handlers } from '../../../api/types.ts';
import { auditHandlers } from './handlers.ts';

/** The log of an organization is kept and read as that of a workspace is. */
export const organizationAuditHandlers = {
  'organizationAuditEvents.list': servesAlso<'organizationAuditEvents.list'>(
    auditHandlers['auditEvents.list'],
  ),
  'organizationAuditEvents.get': servesAlso<'organizationAuditEvents.get'>(auditHandlers['auditEvents.get']),
  'organizationAuditExports.create': servesAlso<'organizationAuditExports.create'>(
    auditHandlers['auditExports.create'],
  ),
  'organizationAuditExports.get': servesAlso<'organizationAuditExports.get'>(
    auditHandlers['auditExports.get'],
  ),
  'organizationAuditExports.download': servesAlso<'organizationAuditExports.download'>(
    auditHandlers['auditExports.download'],
  ),
  'organizationAuditCheckpoints.list': servesAlso<'organizationAuditCheckpoints.list'>(
    auditHandlers['auditCheckpoints.list'],
  ),
} satisfies Partial<Handlers>;
