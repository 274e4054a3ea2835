import { useMemo } from 'react';
import styles from './conflict.module.css';
import { wordDifference } from './word-difference';

interface Props {
  readonly base: string;
  readonly text: string;
}

/** A text with what it takes out of and adds to the base, for eyes by colour and line, for ears by `del` and `ins`. */
export function DifferenceText({ base, text }: Props) {
  const pieces = useMemo(() => wordDifference(base, text), [base, text]);
  return (
    <div className={styles['text']} dir="auto">
      {pieces.map((piece, index) => {
        if (piece.kind === 'removed') return <del key={index}>{piece.text}</del>;
        if (piece.kind === 'added') return <ins key={index}>{piece.text}</ins>;
        return <span key={index}>{piece.text}</span>;
      })}
      {text === '' && <span className={styles['empty']}>Empty</span>}
    </div>
  );
}
