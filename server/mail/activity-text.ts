import type { MailLanguage } from './mail-content.ts';
import { quoteName } from './user-text.ts';

/** Texts for the audit actions in a digest. The other actions are visible in the audit log only. */
const ACTIONS = {
  'project.created': { en: 'created', tr: 'oluşturuldu' },
  'project.updated': { en: 'changed', tr: 'değiştirildi' },
  'project.deleted': { en: 'deleted', tr: 'silindi' },
  'project.restored': { en: 'restored', tr: 'geri getirildi' },
  'project_member.set': { en: 'members added or changed', tr: 'üye eklendi veya değiştirildi' },
  'project_member.removed': { en: 'members removed', tr: 'üye çıkarıldı' },
} satisfies Record<string, Record<MailLanguage, string>>;
export type ProjectAction = keyof typeof ACTIONS;
export const PROJECT_ACTIONS: readonly string[] = Object.keys(ACTIONS);

/** The events in a project with their counts. */
export interface ProjectActivity {
  name: string;
  changes: Array<{ action: ProjectAction; times: number }>;
}

/** Describes the activity of a project, one line per kind of event. */
export const describeActivity = ({ name, changes }: ProjectActivity, language: MailLanguage): string => {
  const lines = changes.map(({ action, times }) => `– ${ACTIONS[action][language]} (${times}×)`);
  return [quoteName(name), ...lines].join('\n');
};
