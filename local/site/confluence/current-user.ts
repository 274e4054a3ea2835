import { appAccountId } from '../people';
import { ok, type Handler } from './handler';

export const getCurrentUser: Handler = ({ caller }, { baseUrl }) => {
  const person = caller.kind === 'person' ? caller.person : null;
  const accountId = person?.accountId ?? appAccountId;
  const name = person?.displayName ?? 'Sightline';
  return ok({
    type: 'known',
    accountId,
    accountType: person ? 'atlassian' : 'app',
    email: person?.email ?? '',
    publicName: name,
    displayName: name,
    profilePicture: {
      path: `/__site/avatar/user/${person?.key ?? 'app'}?size=48`,
      width: 48,
      height: 48,
      isDefault: false,
    },
    timeZone: 'Europe/London',
    isExternalCollaborator: false,
    isGuest: false,
    _expandable: { operations: '', personalSpace: '' },
    _links: { self: `${baseUrl}/wiki/rest/api/user?accountId=${accountId}`, base: `${baseUrl}/wiki`, context: '/wiki' },
  });
};
