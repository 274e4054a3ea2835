const WORDS: Readonly<Record<string, string>> = {
  missingParent: 'What it stood below is gone. Move it to its place.',
  duplicateId: 'It is there twice.',
  cycle: 'It stands below itself. Move it to its place.',
  secondRoot: 'There is another top of the tree. Move it below that.',
  wrongKind: 'Its kind can’t stand where it was. Move it to its place.',
};

/** [TR1] Why a row stands apart, and what to do. */
export const placeProblemWords = (problem: string): string => WORDS[problem] ?? 'It could not be placed.';
