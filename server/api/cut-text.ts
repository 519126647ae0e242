/** Returns the start of a text, of at most `length` UTF-16 units, without half of a surrogate pair at its end. */
export const headOf = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** Returns the end of a text, of at most `length` UTF-16 units, without half of a surrogate pair at its start. */
export const tailOf = (text: string, length: number): string =>
  text.slice(-length).replace(/^[\udc00-\udfff]/, '');
