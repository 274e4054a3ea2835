import { createContext, useContext } from 'react';
import { z } from 'zod';
import { site } from './site-client';

const personSchema = z.object({ key: z.string(), accountId: z.string(), displayName: z.string(), role: z.string() });

const moduleSchema = z.object({ type: z.string(), key: z.string(), title: z.string(), resource: z.string() });

/** The label beside the title of a panel, as the app has it. */
export const lozengeSchema = z.object({ label: z.string(), type: z.string() });

export type Lozenge = z.infer<typeof lozengeSchema>;

const sessionSchema = z.object({
  person: personSchema,
  isAdmin: z.boolean(),
  people: z.array(personSchema),
  colleagues: z.array(personSchema),
  pages: z.array(moduleSchema),
  macros: z.array(
    moduleSchema.extend({
      description: z.string(),
      config: z
        .object({ resource: z.string(), title: z.string(), viewportSize: z.string(), openOnInsert: z.boolean() })
        .nullable(),
      exportFunction: z.string().nullable(),
      matchers: z.array(z.string()),
    }),
  ),
  issueContexts: z.array(moduleSchema.extend({ label: z.string(), status: lozengeSchema.nullable() })),
  app: z.object({ id: z.string(), environmentId: z.string() }),
  hasConfluence: z.boolean(),
  appOrigin: z.string(),
  appName: z.string(),
  now: z.number(),
});

export type Session = z.infer<typeof sessionSchema>;
export type Person = Session['person'];
export type AppPage = Session['pages'][number];
export type AppMacro = Session['macros'][number];
export type AppIssueContext = Session['issueContexts'][number];

export const readSession = (): Promise<Session> => site(sessionSchema, 'GET', 'session');

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session yet.');
  return session;
}
