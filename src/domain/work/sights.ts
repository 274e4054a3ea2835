import { WORK_STATES } from './items';
import { PATH_STATUSES, SIGHT_STATUSES, type ItemId, type SightStatus } from './model';
import { BY_CLASS, BY_LINKS, type Standings, type WorkColumns } from './standings';
import type { WayReading } from './ways';

const OPEN = WORK_STATES.indexOf('open');
const code = (status: SightStatus): number => SIGHT_STATUSES.indexOf(status);
const CODES = {
  delivered: code('delivered'),
  none: code('none'),
  exempt: code('exempt'),
  outOfScope: code('outOfScope'),
};
const NO_PATH: number = PATH_STATUSES.length;

/**
 * [LS1]–[LS4] Status of every item at once, as codes into `SIGHT_STATUSES`; the same as `sightOf` says of each.
 * @param reading of the graph whose index the work was read with
 */
export function sightColumn(
  { items, linkStart, linkNode }: WorkColumns,
  { by, from }: Standings,
  { best }: WayReading,
  inScope: (id: ItemId) => boolean,
): Uint8Array {
  const sights = new Uint8Array(by.length);
  for (let item = 0; item < by.length; item += 1) {
    if (by[item] === BY_CLASS) {
      sights[item] = CODES.exempt;
      continue;
    }
    let found: number = NO_PATH;
    if (by[item] === BY_LINKS) {
      const to = linkStart[from[item]! + 1]!;
      for (let link = linkStart[from[item]!]!; link < to; link += 1) {
        const node = linkNode[link]!;
        if (node >= 0 && best[node]! < found) found = best[node]!;
      }
    }
    if (found === NO_PATH) sights[item] = inScope(items.ids[item]!) ? CODES.none : CODES.outOfScope;
    else sights[item] = items.state[item] === OPEN ? found : CODES.delivered;
  }
  return sights;
}
