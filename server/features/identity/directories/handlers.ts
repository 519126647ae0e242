import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { applyDirectoryMappings, planMappings } from './roles/plan.ts';
import { toDirectory, toDirectoryGroup, toDirectoryRequest, toDirectoryUser } from './serializers.ts';
import {
  activateDirectory,
  createDirectory,
  deleteDirectory,
  finishTokenRotation,
  rotateToken,
  updateDirectory,
} from './service.ts';

const TENANT_RESOURCES = {
  directories: 'organizationDirectories',
  directoryUsers: 'organizationDirectoryUsers',
  directoryGroups: 'organizationDirectoryGroups',
  directoryRequests: 'organizationDirectoryRequests',
} as const;

export const directoryHandlers = {
  ...createTenantHandlers(TENANT_RESOURCES, {
    async 'directories.create'({ body }, context) {
      return createDirectory(context, body);
    },

    async 'directories.list'({ query }, context) {
      const rows = await context.tenant.directories.list(context.pager.request(query));
      return context.pager.page(
        query,
        rows,
        (row) => toDirectory(row, context),
        (row) => [row.id],
      );
    },

    async 'directories.get'({ params }, context) {
      await context.usage.flush();
      const row = assertFound(await context.tenant.directories.find(params.directory_id), 'directory');
      return toDirectory(row, context);
    },

    async 'directories.update'({ params, body }, context) {
      return updateDirectory(context, params.directory_id, body);
    },

    async 'directories.delete'({ params }, context) {
      return deleteDirectory(context, params.directory_id);
    },

    async 'directories.activate'({ params, body }, context) {
      return activateDirectory(context, params.directory_id, body.manages_owners === true);
    },

    async 'directories.plan'({ params, body }, context) {
      return planMappings(context, params.directory_id, body.role_mappings);
    },

    async 'directories.apply'({ params, body }, context) {
      return applyDirectoryMappings(context, params.directory_id, body);
    },

    async 'directories.rotateToken'({ params, body }, context) {
      return rotateToken(context, params.directory_id, body.transition_seconds);
    },

    async 'directories.finishRotation'({ params }, context) {
      return finishTokenRotation(context, params.directory_id);
    },

    async 'directoryUsers.list'({ params, query }, context) {
      const { tenant, pager } = context;
      const { id } = assertFound(await tenant.directories.find(params.directory_id), 'directory');
      const rows = await tenant.directoryUsers.list(id, query.state, pager.request(query));
      return pager.page(
        query,
        rows,
        (row) => toDirectoryUser(row, row.email),
        (row) => [row.id],
      );
    },

    async 'directoryGroups.list'({ params, query }, context) {
      const { tenant, pager } = context;
      const { id } = assertFound(await tenant.directories.find(params.directory_id), 'directory');
      const rows = await tenant.directoryGroups.list(id, pager.request(query));
      return pager.page(query, rows, toDirectoryGroup, (row) => [row.id]);
    },

    async 'directoryRequests.list'({ params, query }, context) {
      const { tenant, pager } = context;
      const { id } = assertFound(await tenant.directories.find(params.directory_id), 'directory');
      const rows = await tenant.directoryRequests.list(id, query.outcome, pager.request(query));
      return pager.page(query, rows, toDirectoryRequest, (row) => [row.id]);
    },
  }),
} satisfies Partial<Handlers>;
