import { allPeople } from '../site/people';
import { notFound, type Reply } from './http';

/** Light ground, dark ground: each is the other's letters. In the app's order, so that a person has one colour everywhere. */
const TINTS = [
  ['#cfe1fd', '#123263'],
  ['#c6edfb', '#164555'],
  ['#eed7fc', '#48245d'],
  ['#fce4a6', '#693200'],
  ['#d3f1a7', '#37471f'],
  ['#fdd0ec', '#50253f'],
  ['#f5e989', '#533f04'],
  ['#baf3db', '#164b35'],
] as const;

/** Which of the eight: reckoned from the account id as the app does. */
export function tintOf(accountId: string): number {
  let sum = 0;
  for (const character of accountId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS.length;
}

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

function lettered(letters: string, tint: number, round: boolean, dark: boolean): string {
  const [light, deep] = TINTS[tint % TINTS.length] ?? TINTS[0];
  const [fill, ink] = dark ? [deep, light] : [light, deep];
  const shape = round
    ? `<circle cx="12" cy="12" r="12" fill="${fill}"/>`
    : `<rect width="24" height="24" rx="3" fill="${fill}"/>`;
  return `${shape}<text x="12" y="16" font-family="sans-serif" font-size="10" font-weight="600" text-anchor="middle" fill="${ink}">${letters}</text>`;
}

const square = (fill: string, mark: string): string =>
  `<rect width="24" height="24" rx="4" fill="${fill}"/><path d="${mark}" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>`;

/** By id of the issue type: epic, story, task, bug, sub-task. */
const typeIcons: Readonly<Record<string, string>> = {
  '10000': square('#964ac0', 'M13 5 7 13h5l-1 6 6-8h-5z'),
  '10001': square('#5b7f24', 'M8 6h8v12l-4-4-4 4z'),
  '10002': square('#1868db', 'm7 12 4 4 6-8'),
  '10003': square('#c9372c', 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z'),
  '10004': square('#357de8', 'M7 7h6v6H7zM11 17h6v-6'),
};

/** `user/mara`, `project/SHOP`, `type/10001`, `status/10000`: small drawings, so that nothing is loaded from elsewhere. */
export function avatar(path: string, size: number, dark = false): Reply {
  const [kind, key = ''] = path.split('/');
  if (kind === 'user') {
    const who = allPeople.find((one) => one.key === key);
    return who ? svg(size, lettered(initials(who.displayName), tintOf(who.accountId), true, dark)) : notFound;
  }
  if (kind === 'project') return svg(size, lettered(key.slice(0, 2), key.length, false, dark));
  if (kind === 'type') return svg(size, typeIcons[key] ?? typeIcons['10002'] ?? '');
  return svg(size, '<circle cx="12" cy="12" r="6" fill="#8c8f97"/>');
}
