import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { isoToDay } from '../../domain/days';
import type { EpochDay } from '../../domain/model';
import { day } from '../app/format';
import { fieldClass } from './field';
import styles from './day-input.module.css';

interface Props extends Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'value'> {
  /** `2026-11-19`, or empty. */
  readonly value: string;
  readonly today: EpochDay;
}

/** The browser's own day field. At rest it reads "19 Nov": the browser's order of day and month is that of its owner, not of the page. */
export const DayInput = forwardRef<HTMLInputElement, Props>(function DayInput(
  { value, today, className, ...rest },
  ref,
) {
  const chosen = isoToDay(value);
  return (
    <span className={styles['day']} data-said={chosen === null ? undefined : ''}>
      <input {...rest} ref={ref} type="date" value={value} className={`${fieldClass} ${className ?? ''}`} />
      {chosen !== null && (
        <span className={styles['words']} aria-hidden="true">
          {day(chosen, today)}
        </span>
      )}
    </span>
  );
});
