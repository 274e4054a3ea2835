import CloseIcon from '@atlaskit/icon/core/close';
import { useId, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../../components/button';
import { RULES, type RuleId } from './rules';
import styles from './explain.module.css';

interface Props {
  readonly title: ReactNode;
  readonly rule: RuleId;
  /** Beside the rule: weakest, confidence. */
  readonly note?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Number, what it is made of, and the rule it follows. */
export function ExplanationFrame({ title, rule, note, onClose, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles['frame']}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        <IconButton label="Close" size="small" icon={<CloseIcon label="" />} onClick={onClose} />
      </div>
      {children}
      <div className={styles['foot']}>
        <span className={styles['note']}>{note}</span>
        <Button look="link" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {`Rule ${rule}`}
        </Button>
      </div>
      <p id={id} hidden={!open} className={styles['rule']}>
        {RULES[rule]}
      </p>
    </div>
  );
}
