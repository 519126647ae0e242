import type { Templates } from '../mail-content.ts';
import { quoteName } from '../user-text.ts';

/** Mails about budgets of the AI gateway. */
export interface BudgetData {
  budget_reached: { tenant: string; budget: string; percent: number; resetsAt: string | null };
  budget_exhausted: BudgetData['budget_reached'];
}

const until = (resetsAt: string | null, english: boolean): string[] => {
  if (resetsAt === null) return [];
  return [english ? `It begins anew at ${resetsAt}.` : `Yeni dönem ${resetsAt} tarihinde başlıyor.`];
};

export const budgetTemplates: Templates<BudgetData> = {
  budget_reached: {
    en: ({ tenant, budget, percent, resetsAt }) => ({
      subject: `${percent} % of the budget ${quoteName(budget)} is used`,
      paragraphs: [
        `Calls to models have used ${percent} % of the budget ${quoteName(budget)} of ${quoteName(tenant)}.`,
        ...until(resetsAt, true),
      ],
    }),
    tr: ({ tenant, budget, percent, resetsAt }) => ({
      subject: `${quoteName(budget)} bütçesinin yüzde ${percent} kadarı kullanıldı`,
      paragraphs: [
        `Model çağrıları, ${quoteName(tenant)} için ${quoteName(budget)} bütçesinin yüzde ${percent} kadarını kullandı.`,
        ...until(resetsAt, false),
      ],
    }),
  },
  budget_exhausted: {
    en: ({ tenant, budget, resetsAt }) => ({
      subject: `The budget ${quoteName(budget)} is used up`,
      paragraphs: [
        `The budget ${quoteName(budget)} of ${quoteName(tenant)} has no room for further calls to models, so they are refused.`,
        ...until(resetsAt, true),
        'To let calls pass before that, raise the limit of the budget or reset it.',
      ],
    }),
    tr: ({ tenant, budget, resetsAt }) => ({
      subject: `${quoteName(budget)} bütçesi tükendi`,
      paragraphs: [
        `${quoteName(tenant)} için ${quoteName(budget)} bütçesinde yeni model çağrılarına yer kalmadığından çağrılar reddediliyor.`,
        ...until(resetsAt, false),
        'Çağrılara daha önce izin vermek için bütçenin sınırını yükseltin veya bütçeyi sıfırlayın.',
      ],
    }),
  },
};
