/** What a spreadsheet takes for the beginning of a formula, or for a blank before one. */
const OPENING = String.raw`[=+\-@\t\r]`;
const dangerous = new RegExp(`^'*${OPENING}`);
const guarded = new RegExp(`^'+${OPENING}`);

/** A spreadsheet shows a text with an apostrophe in front as it stands, and runs nothing. One more than there were, so that it can be taken off again. */
export const guardFormula = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

/** The text that was guarded; every other one stays as it is. */
export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
