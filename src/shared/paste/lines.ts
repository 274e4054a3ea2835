/** Lines as an editor numbers them, whatever the system they come from; without the mark some programs put first. */
export const splitLines = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');

export const isBlank = (line: string): boolean => line.trim() === '';

/** Half a surrogate pair: the database refuses it. */
export const isBroken = (text: string): boolean => /\p{Surrogate}/u.test(text);
