import { asUser, route } from '@forge/api';
import { z } from 'zod';
import type { Confluence } from '../services/ports/ports';
import { read } from './jira-read';

const current = z.object({ accountId: z.string() });

async function reader(): Promise<string> {
  const { accountId } = await read(
    () => asUser().requestConfluence(route`/wiki/rest/api/user/current`),
    current,
    'Confluence',
  );
  return accountId;
}

export const confluence: Confluence = { reader };
