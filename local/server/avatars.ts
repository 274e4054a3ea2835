import { allPeople } from '../site/people';
import { issueTypes } from '../site/jira/issue-types';
import type { Reply } from './http';
import { notFound } from './http';

export const tints = ['#cfe1fd', '#d3f1a7', '#ffe2bd', '#c6edfb', '#eed7fc', '#baf3db', '#fdd0ec', '#dddee1'] as const;

function svg(size: number, body: string): Reply {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="${size}" height="${size}">${body}</svg>`;
  return { status: 200, headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' }, body: text };
}

export function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
}

function lettered(letters: string, fill: string, round: boolean): string {
  const shape = round
    ? `<circle cx="12" cy="12" r="12" fill="${fill}"/>`
    : `<rect width="24" height="24" rx="3" fill="${fill}"/>`;
  return `${shape}<text x="12" y="16" font-family="sans-serif" font-size="10" font-weight="600" text-anchor="middle" fill="#292a2e">${letters}</text>`;
}

/** `user/mara`, `project/SHOP`, `type/10001`, `status/10000`: small drawings, so that nothing is loaded from elsewhere. */
export function avatar(path: string, size: number): Reply {
  const [kind, key = ''] = path.split('/');
  if (kind === 'user') {
    const index = allPeople.findIndex((who) => who.key === key);
    const who = allPeople[index];
    return who
      ? svg(size, lettered(initials(who.displayName), tints[index % tints.length] ?? tints[0], true))
      : notFound;
  }
  if (kind === 'project')
    return svg(size, lettered(key.slice(0, 2), tints[key.length % tints.length] ?? tints[0], false));
  if (kind === 'type')
    return svg(size, lettered(issueTypes.find((type) => type.id === key)?.name[0] ?? '?', tints[1], false));
  return svg(size, '<circle cx="12" cy="12" r="6" fill="#8c8f97"/>');
}
