import AddIcon from '@atlaskit/icon/core/add';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { Button } from '../../components/button';
import { NewStrategy } from './new-strategy';
import { Section } from './section';
import { StrategyLine } from './strategy-line';
import styles from './admin.module.css';

/** Which strategies there are, who sees them and who edits them. */
export function AccessSection() {
  const { strategies } = useSession();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id="access"
      title="Who may see and edit"
      text={
        <>
          Jira administrators may always do both. <br />
          Owners edit their own objectives.
        </>
      }
    >
      {strategies.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Strategy</th>
              <th scope="col">Seen by</th>
              <th scope="col">Edited by</th>
              <th scope="col">
                <span className="sightline-offscreen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {strategies.map((strategy) => (
              <StrategyLine key={strategy.id} strategy={strategy} />
            ))}
          </tbody>
        </table>
      )}
      {adding ? (
        <NewStrategy onDone={() => setAdding(false)} />
      ) : (
        <Button
          look="subtle"
          size="small"
          className={styles['add']}
          iconBefore={<AddIcon label="" size="small" />}
          onClick={() => setAdding(true)}
        >
          New strategy
        </Button>
      )}
    </Section>
  );
}
