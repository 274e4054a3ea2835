import { useEffect, useRef } from 'react';
import { count, number } from '../../app/format';
import { usePeople } from '../../app/people';
import { Message } from '../../components/message';
import type { Making } from './use-make';
import styles from './paste-page.module.css';

const nobody: readonly string[] = [];

/** What came of it: how many were made, why not the rest, and that the rest is still here. */
export function Outcome({ outcome }: { readonly outcome: NonNullable<Making['outcome']> }) {
  const box = useRef<HTMLDivElement>(null);
  const { failure, nodeIds, of, left } = outcome;
  const ask = failure?.ask ?? nobody;
  const people = usePeople(ask);
  // Out of the text, so that Ctrl+Z takes back the paste and not the last letter.
  useEffect(() => box.current?.focus(), [outcome]);
  const made = nodeIds.length;
  const names = ask.map((id) => people.get(id)?.name ?? '').filter((name) => name !== '' && name !== 'Someone');
  const rest = left === 0 ? '' : `${count(left, 'line stays', 'lines stay')} in your text.`;
  return (
    <div ref={box} tabIndex={-1} className={styles['outcome']}>
      {failure ? (
        <Message
          kind="error"
          role="alert"
          title={made === 0 ? 'Nothing was made' : `${number(made)} of ${number(of)} were made`}
        >
          {failure.message} {names.length > 0 && `Ask ${names.slice(0, 3).join(', ')}. `}
          {rest}
        </Message>
      ) : (
        <Message kind="info" role="status" title={count(made, 'line was made', 'lines were made')}>
          {rest}
        </Message>
      )}
    </div>
  );
}
