import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import styles from './properties.module.css';

interface Props extends ComponentPropsWithoutRef<'button'> {
  readonly labelId: string;
}

/** A value that a click edits; named by its label and what it says. */
export const ValueButton = forwardRef<HTMLButtonElement, Props>(function ValueButton(
  { labelId, children, ...rest },
  ref,
) {
  const id = useId();
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      className={styles['button']}
      aria-labelledby={`${labelId} ${rest.id ?? id}`}
      id={rest.id ?? id}
    >
      {children}
    </button>
  );
});
