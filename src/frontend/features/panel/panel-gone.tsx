import { Button } from '../../components/button';
import { Message } from '../../components/message';
import styles from './panel.module.css';

/** An unknown node and one that may not be seen look the same. */
export function PanelGone({ onClose }: { readonly onClose: () => void }) {
  return (
    <section className={styles['panel']} aria-label="Not found">
      <div className={styles['scroll']}>
        <Message
          kind="info"
          title="This objective is gone or hidden from you"
          actions={
            <Button size="small" onClick={onClose}>
              Back to the strategy
            </Button>
          }
        >
          It may have been archived. Its owner or an editor of the strategy can restore it.
        </Message>
      </div>
    </section>
  );
}
