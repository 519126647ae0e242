import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../../server/project-path.ts';
import { renderPage } from '../../../server/site/pages/layout.ts';
import { LANGUAGES, type SitePage, type Text, text } from '../../../server/site/pages/page-types.ts';
import { PAGES } from '../../../server/site/pages/pages.ts';

const PAGE: SitePage = {
  name: 'example',
  title: text('Example', 'Örnek'),
  states: {
    over: {
      heading: text('It is over', 'Bitti'),
      paragraphs: [text('{name} says “{reason}”.', '{name}: “{reason}”.')],
      links: [{ page: 'sign-in', label: text('Sign in', 'Oturum aç') }],
      outcome: 'failed',
    },
  },
};

describe('a page that is rendered in a state', () => {
  const html = renderPage(PAGE, {
    language: 'tr',
    state: 'over',
    values: { name: '<b onclick="alert(1)">', reason: '{name}' },
    depth: 2,
  });

  it('escapes the values, and looks for no places in them', () => {
    expect(html).toContain('<p>&lt;b onclick=&quot;alert(1)&quot;&gt;: “{name}”.</p>');
  });

  it('has no script, and finds its files from where it is', () => {
    expect(html).not.toContain('<script');
    expect(html).toContain('href="../../pages/pages.css"');
    expect(html).toContain('href="../../sign-in?lang=tr"');
  });

  it('has its language, its heading and its outcome', () => {
    expect(html).toContain('<html lang="tr">');
    expect(html).toContain('<title>Bitti – Tenantry</title>');
    expect(html).toContain('data-outcome="failed"');
  });
});

describe('the texts of the pages', () => {
  /** All texts in a part of a page. */
  const textsIn = (part: unknown): Text[] => {
    if (typeof part !== 'object' || part === null) return [];
    return 'en' in part && 'tr' in part ? [part as Text] : Object.values(part).flatMap(textsIn);
  };
  const placesIn = (one: string) => [...one.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

  it.each(PAGES.map((page) => [page.name, page] as const))(
    'of %s have the same places in each language',
    (_, page) => {
      const texts = textsIn(page);
      expect(texts.length).toBeGreaterThan(5);
      for (const one of texts) {
        for (const language of LANGUAGES) expect(one[language].trim()).not.toBe('');
        expect(placesIn(one.tr), one.en).toEqual(placesIn(one.en));
      }
    },
  );
});

describe('QR codes', () => {
  const FILE = String(projectPath('server/site/pages/public/qr-code.js'));
  const encode = async (one: string): Promise<boolean[][] | undefined> =>
    (await import(FILE)).encodeQrCode(one);
  const sample = (length: number) =>
    'otpauth://totp/app.example.com:ada%40example.com?secret='.repeat(16).slice(0, length);
  const digestOf = (rows: boolean[][] = []) =>
    createHash('sha256')
      .update(rows.map((row) => row.map(Number).join('')).join('\n'))
      .digest('hex')
      .slice(0, 16);

  // Versions 1, 2, 6, 7, 10, 14 and 20. ZXing has read these codes.
  it.each<[length: number, size: number, digest: string]>([
    [17, 21, 'e51139235e63d076'],
    [18, 25, 'f6f6ec8bc4290906'],
    [130, 41, '629d3703dff6ea30'],
    [150, 45, '466ad3a6a81412bc'],
    [260, 57, 'd323570858c6a003'],
    [450, 73, 'cd6b1a85a2e50de4'],
    [800, 97, 'de49c069267ce107'],
  ])('of %i bytes have %i rows, as a foreign reader expects them', async (length, size, digest) => {
    const rows = await encode(sample(length));
    expect([rows?.length, digestOf(rows)]).toEqual([size, digest]);
  });

  it('are left out where the text is too long', async () => {
    expect(await encode('a'.repeat(858))).toHaveLength(97);
    expect(await encode('a'.repeat(859))).toBeUndefined();
  });
});
