import type { Templates } from './mail-content.ts';
import { type AccountData, accountTemplates } from './templates/account.ts';
import { type BudgetData, budgetTemplates } from './templates/budgets.ts';
import { type FactorData, factorTemplates } from './templates/factors.ts';
import { type IdentityData, identityTemplates } from './templates/identities.ts';
import { type KeyData, keyTemplates } from './templates/keys.ts';
import { type PeopleData, peopleTemplates } from './templates/people.ts';
import { type WorkspaceData, workspaceTemplates } from './templates/workspaces.ts';

/** Data of each template. Its names and reasons were written by users: see `openMail`. */
export interface TemplateData
  extends AccountData,
    FactorData,
    PeopleData,
    IdentityData,
    KeyData,
    BudgetData,
    WorkspaceData {}
export type TemplateName = keyof TemplateData;

export const templates: Templates<TemplateData> = {
  ...accountTemplates,
  ...factorTemplates,
  ...peopleTemplates,
  ...identityTemplates,
  ...keyTemplates,
  ...budgetTemplates,
  ...workspaceTemplates,
};
