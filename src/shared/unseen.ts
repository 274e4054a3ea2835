/** What takes no ink: blanks, controls, and what Unicode says to draw nothing for. */
const UNSEEN = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]*$/u;

/** Nothing of it can be seen: as a title it is as good as empty. Between visible letters such characters have their use. */
export const isUnseen = (text: string): boolean => UNSEEN.test(text);
