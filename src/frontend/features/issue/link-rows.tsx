import { percent } from '../../app/format';
import { Button } from '../../components/button';
import type { OwnLink } from './own-links';
import styles from './issue.module.css';

/** "60 %, “Only the app”"; empty while nobody has said anything. */
export const saidOf = ({ shareBp, note }: Pick<OwnLink, 'shareBp' | 'note'>): string =>
  [shareBp === null ? '' : percent(shareBp), note === '' ? '' : `“${note}”`].filter(Boolean).join(', ');

interface Props {
  readonly links: readonly OwnLink[];
  readonly busy: boolean;
  /** Linked just now: share and note are asked for elsewhere. */
  readonly newId: string | undefined;
  readonly onEdit: (link: OwnLink) => void;
  readonly onUnlink: (link: OwnLink) => void;
}

/** The links of the issue itself, with what was said of each. */
export function LinkRows({ links, ...buttons }: Props) {
  return (
    <ul className={styles['others']} aria-label="Links of this work">
      {links.map((link) => (
        <li key={link.id} className={styles['other']}>
          <span className={styles['linkSaid']}>
            {link.key} <span className={styles['subtle']}>{saidOf(link)}</span>
          </span>
          <LinkButtons link={link} {...buttons} />
        </li>
      ))}
    </ul>
  );
}

type ButtonsProps = Omit<Props, 'links'> & { readonly link: OwnLink };

export function LinkButtons({ link, busy, newId, onEdit, onUnlink }: ButtonsProps) {
  return (
    <>
      {link.id !== newId && (
        <Button look="subtle" size="small" aria-label={`Share and note, ${link.key}`} onClick={() => onEdit(link)}>
          Share and note
        </Button>
      )}
      <Button look="subtle" size="small" busy={busy} aria-label={`Unlink, ${link.key}`} onClick={() => onUnlink(link)}>
        Unlink
      </Button>
    </>
  );
}
