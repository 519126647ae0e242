import { mkdirSync } from 'node:fs';
import type { Page as BrowserPage } from 'playwright-core';
import { expect } from 'vitest';
import type { PageLanguage, PageState, Text } from '../../server/site/pages/page-types.ts';
import { PAGES } from '../../server/site/pages/pages.ts';
import { singleSignOnPage } from '../../server/site/pages/single-sign-on.ts';
import { SIGN_IN_STATES } from '../../server/site/pages/states/sign-in.ts';
import { unsubscribePage } from '../../server/site/pages/unsubscribe.ts';
import { accessibilityFaults } from './browser.ts';
import { randomOf, rounds } from './scale.ts';

const FOLDER = '.cache/screenshots';
const SCHEMES = ['light', 'dark'] as const;
const NARROW = { width: 360, height: 740 };
export const WIDE = { width: 800, height: 900 };

/** The texts of a state, without the places for values. */
function textsOf({ heading, paragraphs = [], fields = [], submit, links = [] }: PageState): Text[] {
  const labels = fields.flatMap(({ label, hint, choices = [] }) => [
    label,
    ...(hint === undefined ? [] : [hint]),
    ...choices.map((choice) => choice.label),
  ]);
  const ends = links.map(({ label }) => label);
  return [heading, ...paragraphs, ...labels, ...(submit === undefined ? [] : [submit]), ...ends];
}

const ALL_PAGES = [...PAGES, singleSignOnPage, unsubscribePage];

const stateOf = (page: string, state: string): PageState => {
  const found = ALL_PAGES.find(({ name }) => name === page)?.states[state];
  if (found === undefined) throw new Error(`${page} has no state ${state}`);
  return found;
};

/** The steps of a sign-in are the same on all pages. */
const keyOf = (page: string, state: string): string => (state in SIGN_IN_STATES ? state : `${page}/${state}`);

/** Every state that a page can show. */
export const ALL_STATES = [
  ...new Set(ALL_PAGES.flatMap(({ name, states }) => Object.keys(states).map((state) => keyOf(name, state)))),
].sort();

/** Checks how states look, and notes which were seen: a sample of the looks, or all of them in a full run. */
export function createGallery(seed: number) {
  mkdirSync(FOLDER, { recursive: true });
  const random = randomOf(seed);
  const isWhole = rounds({ sample: 0, full: 1 }) > 0;
  const looked = new Set<string>();
  const seen = new Set<string>();

  async function look(page: BrowserPage, name: string): Promise<void> {
    for (const colorScheme of isWhole ? SCHEMES : [SCHEMES[random(2)] ?? 'light']) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page), `${name} ${colorScheme}`).toEqual([]);
      await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}.png` });
    }
    await page.setViewportSize(NARROW);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(NARROW.width);
    await page.setViewportSize(WIDE);
  }

  /**
   * Waits for a state and checks how the page shows it: the texts of the language, both colour schemes, no fault of
   * accessibility, nothing wider than a narrow screen. It saves screenshots.
   * @param variant what is particular about it, such as an error
   */
  async function sees(page: BrowserPage, language: PageLanguage, state: string, variant = ''): Promise<void> {
    await page.locator(`main[data-state="${state}"]:not([aria-busy])`).waitFor();
    if (variant === 'refused') await page.locator('#status.error').waitFor();
    const name = (await page.locator('main').getAttribute('data-page')) ?? '';
    const shown = ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
    for (const text of textsOf(stateOf(name, state)))
      for (const part of text[language].split(/\{\w+\}/)) expect(shown).toContain(part.trim());
    // What the API says in English is marked as such. A page without a script says nothing later.
    expect([language, null]).toContain(
      await page.evaluate(`document.querySelector('#status')?.lang ?? null`),
    );
    seen.add(keyOf(name, state));
    const view = `${keyOf(name, state).replace('/', '-')}${variant && `-${variant}`}`;
    const isLeftOut = !isWhole && random(variant === '' ? 2 : 4) > 0;
    if (isLeftOut || looked.has(`${view} ${language}`)) return;
    looked.add(`${view} ${language}`);
    await look(page, `${view}-${language}`);
  }
  return { isWhole, seen, sees, random };
}
