/**
 * Returns the URL of a file of the product that is read at run time, by its path from the root. All modules use it,
 * because the build moves code to `dist/`, which is as far from the root as this module but no other.
 */
export const projectPath = (path: string): URL => new URL(`../${path}`, import.meta.url);
