import { jiraTime } from './issue-bean';
import { ok, type Handler } from './handler';

export const getServerInfo: Handler = (_request, site) =>
  ok(
    {
      baseUrl: site.baseUrl,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100283,
      buildDate: '2026-10-01T00:00:00.000+0000',
      serverTime: jiraTime(site.clock.now()),
      scmInfo: 'local',
      serverTitle: 'Larkfield',
      serverTimeZone: 'Etc/UTC',
    },
    0,
  );
