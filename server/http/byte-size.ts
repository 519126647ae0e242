export const MEBIBYTE = 1024 * 1024;

/** Returns a number of bytes as text: in MiB, or in KiB if it is less than one. */
export const byteSize = (bytes: number): string =>
  bytes < MEBIBYTE ? `${Math.round(bytes / 1024)} KiB` : `${Math.round(bytes / MEBIBYTE)} MiB`;
