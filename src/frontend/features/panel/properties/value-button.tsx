import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import { usePanel } from '../editing/panel-context';
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
  const { canEdit } = usePanel();
  // What would only refuse is no button.
  if (!canEdit) return <span className={styles['shown']}>{children}</span>;
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
