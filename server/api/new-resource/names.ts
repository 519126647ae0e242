/** The forms of a resource's name that stand in its files, by the placeholders that hold their places. */
export interface ResourceNames {
  /** `costCenters`: its tag, and what holds its operations in the SDK and its repository among the others. */
  resources: string;
  /** `costCenter`, and `CostCenter`: its schema. */
  resource: string;
  Resource: string;
  /** `cost-centers`: its folder, and its part of the URL. */
  path: string;
  /** `cost_centers`: its table and its permissions. */
  table: string;
  /** `cost_center`: its events, its audit entries and its parameter in paths. */
  snake: string;
  /** As prose has it: `cost centers`, `Cost centers`, `cost center`, and `a` or `an` before it. */
  plural: string;
  Plural: string;
  singular: string;
  article: string;
  Article: string;
  /** `cst`: what its ids begin with. */
  prefix: string;
}

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const camelCase = (path: string) => path.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const singularOf = (path: string) => (path.endsWith('ies') ? `${path.slice(0, -3)}y` : path.slice(0, -1));

/** The first letter and the two consonants after it: `lbl` for labels. */
const prefixOf = (path: string) =>
  (path.charAt(0) + path.slice(1).replace(/[aeiou-]/g, '')).padEnd(3, 'x').slice(0, 3);

/**
 * Derives every form of a name from its plural, such as `cost-centers`.
 * @param prefix of its ids, where the derived one is taken
 */
export function resourceNamesOf(path: string, prefix = prefixOf(singularOf(path))): ResourceNames {
  if (!/^[a-z]+(-[a-z]+)*s$/.test(path)) {
    throw new Error(`"${path}" is no name of a resource. Give a plural in lower case, such as cost-centers.`);
  }
  const one = singularOf(path);
  const article = /^[aeiou]/.test(one) ? 'an' : 'a';
  const plural = path.replaceAll('-', ' ');
  return {
    resources: camelCase(path),
    resource: camelCase(one),
    Resource: capitalize(camelCase(one)),
    path,
    table: path.replaceAll('-', '_'),
    snake: one.replaceAll('-', '_'),
    plural,
    Plural: capitalize(plural),
    singular: one.replaceAll('-', ' '),
    article,
    Article: capitalize(article),
    prefix,
  };
}

/** Puts names into a template. @throws for a placeholder that has no value */
export const fillTemplate = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template has an unknown placeholder: ${name}.`);
    return value;
  });
