import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { forwardRef } from 'react';
import styles from './button.module.css';

interface Props extends ComponentPropsWithoutRef<'button'> {
  /** One primary per view. */
  readonly look?: 'primary' | 'default' | 'subtle' | 'link' | 'danger';
  /** 32 or 24 high. */
  readonly size?: 'medium' | 'small';
  readonly iconBefore?: ReactNode;
  readonly iconAfter?: ReactNode;
  readonly busy?: boolean;
}

/**
 * A button of the page; Atlaskit's two weigh 39 KiB together, a third of what the strategy page may. While `busy` it can't be
 * pressed again and keeps its width and its focus.
 */
export const Button = forwardRef<HTMLButtonElement, Props>(function Button(
  { look = 'default', size = 'medium', iconBefore, iconAfter, busy = false, className, onClick, children, ...rest },
  ref,
) {
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`${styles['button']} ${styles[look]} ${styles[size]} ${className ?? ''}`}
    >
      {iconBefore}
      <span className={styles['label']}>{children}</span>
      {iconAfter}
    </button>
  );
});

interface IconProps extends Omit<Props, 'children' | 'iconBefore' | 'iconAfter'> {
  /** Its name, also shown as a hint. */
  readonly label: string;
  readonly icon: ReactNode;
}

/** A square button with an icon. */
export const IconButton = forwardRef<HTMLButtonElement, IconProps>(function IconButton(
  { label, icon, look = 'subtle', size = 'medium', busy = false, className, ...rest },
  ref,
) {
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      aria-label={label}
      aria-busy={busy || undefined}
      title={label}
      className={`${styles['button']} ${styles['square']} ${styles[look]} ${styles[size]} ${className ?? ''}`}
    >
      {icon}
    </button>
  );
});
