import { accessHandlers } from './access-checks/handlers.ts';
import { apiKeyHandlers } from './api-keys/handlers.ts';
import type { Handlers } from './contract/types.ts';
import { invitationHandlers } from './invitations/handlers.ts';
import { importHandlers } from './invitations/import-handlers.ts';
import { memberHandlers } from './members/handlers.ts';
import { metaHandlers } from './meta/handlers.ts';
import { projectHandlers } from './projects/handlers.ts';
import { projectMemberHandlers } from './projects/member-handlers.ts';
import { roleHandlers } from './roles/handlers.ts';
import { sessionHandlers } from './sessions/handlers.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { userHandlers } from './users/handlers.ts';
import { recoveryHandlers } from './users/recovery-handlers.ts';
import { workspaceHandlers } from './workspaces/handlers.ts';

/** Every operation of the document and the function that serves it. An operation that is missing here does not compile. */
export const handlers: Handlers = {
  ...metaHandlers,
  ...userHandlers,
  ...recoveryHandlers,
  ...sessionHandlers,
  ...workspaceHandlers,
  ...settingsHandlers,
  ...memberHandlers,
  ...invitationHandlers,
  ...importHandlers,
  ...roleHandlers,
  ...projectHandlers,
  ...projectMemberHandlers,
  ...apiKeyHandlers,
  ...accessHandlers,
};
