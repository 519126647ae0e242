const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const values = new Map(digits.map((text, byte) => [text, byte]));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += digits[byte];
  return text;
}

/** Decodes lower-case hexadecimal digits into the beginning of an array. */
export function writeHex(text: string, bytes: Uint8Array): void {
  for (let at = 0; 2 * at < text.length; at += 1) bytes[at] = values.get(text.slice(2 * at, 2 * at + 2)) ?? 0;
}
