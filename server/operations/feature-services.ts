/**
 * What parts of the server that live as long as it does hand to handlers. A feature adds its members by `declare module`; the
 * machinery only passes them on.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add its members
export interface FeatureServices {}
