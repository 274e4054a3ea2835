import { useCallback, useRef } from 'react';
import type { NodeId } from '../../../domain/model';
import { ok, type Result } from '../../../shared/result';
import type { TargetRow } from '../../../shared/work-views';
import { call } from '../../app/call';
import { HealthGlyph } from '../../components/health-glyph';
import { KindIcon } from '../../components/kind-icon';
import { SearchPicker } from '../../components/search-picker';
import styles from './issue.module.css';

interface Props {
  readonly projectId: string;
  readonly without: ReadonlySet<NodeId>;
  readonly onPick: (nodeId: NodeId, key: string) => void;
  readonly onClose?: () => void;
}

const MOST = 30;

/** Finds an objective, key result or initiative of the strategies that speak for the project; those of its teams first. */
export function TargetPicker({ projectId, without, onPick, onClose }: Props) {
  const known = useRef<ReturnType<typeof readTargets> | null>(null);
  const search = useCallback(
    async (query: string): Promise<Result<readonly TargetRow[]>> => {
      known.current ??= readTargets(projectId);
      const all = await known.current;
      if (!all.ok) {
        known.current = null;
        return all;
      }
      const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const fits = (target: TargetRow) => {
        const text = `${target.key} ${target.title} ${placeOf(target)}`.toLocaleLowerCase();
        return words.every((word) => text.includes(word));
      };
      return ok(all.value.targets.filter(fits).slice(0, MOST));
    },
    [projectId],
  );
  return (
    <SearchPicker
      label="Find an objective"
      placeholder="Find an objective"
      search={search}
      idOf={({ id }) => id}
      show={(target) => <TargetLine target={target} />}
      onPick={({ id, key }) => onPick(id, key)}
      without={without}
      nothing="No objective matches. Ask its owner, or say why this is outside."
      inline
      focusOnShow
      {...(onClose ? { onClose } : {})}
    />
  );
}

const readTargets = (projectId: string) => call('work.targets', { projectId });

const placeOf = ({ parentTitle, ownTeam }: TargetRow): string =>
  `${parentTitle === '' ? '' : `in ${parentTitle}`}${ownTeam ? ', your team' : ''}`;

function TargetLine({ target }: { readonly target: TargetRow }) {
  return (
    <span className={styles['target']}>
      <KindIcon kind={target.kind} />
      <span className={styles['targetText']}>
        <span className={styles['targetTitle']}>{target.title}</span>
        <span className={styles['targetPlace']}>
          {target.key} {placeOf(target)}
        </span>
      </span>
      <HealthGlyph health={target.health} />
    </span>
  );
}
