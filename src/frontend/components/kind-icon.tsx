import CompassIcon from '@atlaskit/icon/core/compass';
import KeyResultIcon from '@atlaskit/icon/core/key-result';
import ColumnsIcon from '@atlaskit/icon/core/layout-three-columns';
import ObjectiveIcon from '@atlaskit/icon/core/objective';
import RoadmapIcon from '@atlaskit/icon/core/roadmap';
import type { Kind } from '../../domain/model';

const ICONS = {
  vision: CompassIcon,
  theme: ColumnsIcon,
  objective: ObjectiveIcon,
  keyResult: KeyResultIcon,
  initiative: RoadmapIcon,
} as const;

/** 16 px. With `label` it is an image with that name, else decoration. */
export function KindIcon({ kind, label = '' }: { readonly kind: Kind; readonly label?: string }) {
  const Icon = ICONS[kind];
  return <Icon label={label} color="var(--ds-icon-subtle)" />;
}
