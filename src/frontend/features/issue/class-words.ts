import type { WorkClass } from '../../../domain/work/model';

export const CLASS_WORDS: Readonly<Record<WorkClass, string>> = {
  ktlo: 'keeps things running',
  enabling: 'enables others',
  exploratory: 'exploring',
};
