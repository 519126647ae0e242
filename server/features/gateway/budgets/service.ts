// What the other parts of the gateway use.

export { createAnnounce } from './announce.ts';
export { createBudget } from './create-budget.ts';
