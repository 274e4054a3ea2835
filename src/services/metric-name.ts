import { LIMITS } from '../shared/limits';

/** A new key result measures what its title says, until somebody names the measure. Never ends in half a character. */
export function metricNameFrom(title: string): string {
  return title.length <= LIMITS.name ? title : [...title.slice(0, LIMITS.name)].slice(0, -1).join('').trimEnd();
}
