import { createContext, useContext } from 'react';
import type { DocumentConfig, DocumentPart } from '../../../shared/document-config';
import type { DocumentView } from '../../../shared/document-view';
import type { ReadItems } from './read-items';

/** What every section of one document reads. */
export interface Reading {
  readonly view: DocumentView;
  readonly items: ReadItems | null;
  readonly config: Pick<DocumentConfig, 'levels' | 'parts'>;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading & { readonly shows: (part: DocumentPart) => boolean } {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('useReading needs a document above it');
  return { ...reading, shows: (part) => reading.config.parts.includes(part) };
}
