import { createContext, useContext } from 'react';
import type { ViewStore } from '../../app/view-options';
import type { TreeCommands } from './commands';
import type { TreeUi } from './tree-ui';

export interface TreeParts {
  readonly ui: TreeUi;
  readonly commands: TreeCommands;
  readonly view: ViewStore;
}

export const TreeContext = createContext<TreeParts | null>(null);

export function useTreeParts(): TreeParts {
  const parts = useContext(TreeContext);
  if (!parts) throw new Error('useTreeParts needs TreeContext above it');
  return parts;
}
