import type { Language } from './mail-content.ts';
import { quote } from './user-text.ts';

/** The audit actions that a digest tells of, in words. What else the log holds is for those who may read it. */
const ACTIONS = {
  'project.created': { en: 'created', tr: 'oluşturuldu' },
  'project.updated': { en: 'changed', tr: 'değiştirildi' },
  'project.deleted': { en: 'deleted', tr: 'silindi' },
  'project.restored': { en: 'restored', tr: 'geri getirildi' },
  'project_member.set': { en: 'members added or changed', tr: 'üye eklendi veya değiştirildi' },
  'project_member.removed': { en: 'members removed', tr: 'üye çıkarıldı' },
} satisfies Record<string, Record<Language, string>>;
export type ProjectAction = keyof typeof ACTIONS;
export const PROJECT_ACTIONS: readonly string[] = Object.keys(ACTIONS);

/** What happened in a project, and how often. */
export interface ProjectActivity {
  name: string;
  changes: Array<{ action: ProjectAction; times: number }>;
}

/** A project and what happened in it, a line for each. */
export const describeActivity = ({ name, changes }: ProjectActivity, language: Language): string => {
  const lines = changes.map(({ action, times }) => `– ${ACTIONS[action][language]} (${times}×)`);
  return [quote(name), ...lines].join('\n');
};
