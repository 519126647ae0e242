import { describe, expect, it } from 'vitest';
import { fillTemplate, resourceNamesOf } from '../../../server/api/new-resource/names.ts';

describe('the names of a new resource', () => {
  it('are derived from its plural, with the case of each place that they stand in', () => {
    expect(resourceNamesOf('cost-centers')).toEqual({
      resources: 'costCenters',
      resource: 'costCenter',
      Resource: 'CostCenter',
      path: 'cost-centers',
      table: 'cost_centers',
      snake: 'cost_center',
      plural: 'cost centers',
      Plural: 'Cost centers',
      singular: 'cost center',
      article: 'a',
      Article: 'A',
      prefix: 'cst',
    });
  });

  it('know the plural in -ies, and the article before a vowel', () => {
    expect(resourceNamesOf('entries')).toMatchObject({ singular: 'entry', article: 'an', Article: 'An' });
  });

  it('take a prefix of ids that is given', () => {
    expect(resourceNamesOf('labels').prefix).toBe('lbl');
    expect(resourceNamesOf('labels', 'tag').prefix).toBe('tag');
  });

  it.each(['label', 'Labels', 'cost_centers', '', '-s', '../labels'])('refuse %j', (path) => {
    expect(() => resourceNamesOf(path)).toThrow('Give a plural in lower case');
  });
});

describe('a template of a new resource', () => {
  it('is filled with values, and refuses a placeholder that has none', () => {
    expect(fillTemplate('/{{path}}/{{{snake}}_id}', { path: 'labels', snake: 'label' })).toBe(
      '/labels/{label_id}',
    );
    expect(() => fillTemplate('{{color}}', {})).toThrow('unknown placeholder: color');
  });
});
