import PersonIcon from '@atlaskit/icon/core/person';
import type { AccountId } from '../../domain/model';
import { usePerson } from '../app/people';
import styles from './person.module.css';

interface Props {
  /** `null`: nobody. */
  readonly id: AccountId | null;
  /** Only the circle; the name is its label and its title. */
  readonly iconOnly?: boolean;
  /** In place of "No owner". */
  readonly nobody?: string;
}

const COLOURS = ['blue', 'teal', 'purple', 'orange', 'lime', 'magenta', 'yellow', 'green'] as const;

function colourOf(id: AccountId): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return COLOURS[sum % COLOURS.length] ?? 'blue';
}

/** "Ife Adeyemi" → "IA"; by whole characters, so that no emoji is torn. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** A circle with initials and the name as Jira tells it to the viewer. No picture: those come from foreign hosts. */
export function Person({ id, iconOnly = false, nobody = 'No owner' }: Props) {
  const person = usePerson(id);
  if (!person) {
    return (
      <span className={styles['person']} title={iconOnly ? nobody : undefined}>
        <span className={`${styles['circle']} ${styles['nobody']}`}>
          <PersonIcon label={iconOnly ? nobody : ''} size="small" color="var(--ds-icon-subtlest)" />
        </span>
        {!iconOnly && <span className={`${styles['name']} ${styles['faint']}`}>{nobody}</span>}
      </span>
    );
  }
  const label = iconOnly ? { role: 'img', 'aria-label': person.name || 'Someone' } : { 'aria-hidden': true };
  return (
    <span className={styles['person']} title={person.name}>
      <span className={`${styles['circle']} ${styles[colourOf(person.accountId)]}`} {...label}>
        {person.state === 'unknown' ? '?' : initialsOf(person.name)}
      </span>
      {!iconOnly && (
        <span className={styles['name']} data-part="name">
          {person.name}
        </span>
      )}
    </span>
  );
}
