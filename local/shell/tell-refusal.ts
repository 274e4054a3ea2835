import { showFlag } from './flags';

/** Says what Jira refused; what was typed stays. */
export function tellRefusal(error: unknown): void {
  const description = error instanceof Error ? error.message : String(error);
  showFlag({ id: 'refused', title: 'Jira refused', description, type: 'error', actions: [], isAutoDismiss: true });
}
