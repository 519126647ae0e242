/**
 * Where a file of the product is that is read at run time, by its path from the root. All modules ask here, since what is
 * built is in `dist/`: as far from the root as this one, and as no other.
 */
export const projectPath = (path: string): URL => new URL(`../${path}`, import.meta.url);
