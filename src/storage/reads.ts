import type { Reads } from '../services/ports/reads';
import { readHeader } from './read-header';
import { readOverview } from './read-overview';
import { readTree } from './read-tree';

export const reads: Reads = { overview: readOverview, header: readHeader, tree: readTree };
