import { createContext, useContext } from 'react';
import type { Answers } from '../../../shared/contract';
import type { InputKey } from '../../../shared/inputs';
import type { Result } from '../../../shared/result';
import type { Payload } from '../../app/call';

/** Saves one thing and says so at the head of the page; `what` names it for the way back. */
export type Save = <Key extends InputKey>(
  key: Key,
  payload: Payload<Key>,
  what: string,
) => Promise<Result<Answers[Key]>>;

export const SaveContext = createContext<Save | null>(null);

export function useSave(): Save {
  const save = useContext(SaveContext);
  if (!save) throw new Error('useSave needs SaveContext above it');
  return save;
}
