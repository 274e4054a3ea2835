import { createContext, useContext } from 'react';
import { z } from 'zod';
import { site } from './site-client';

const personSchema = z.object({ key: z.string(), accountId: z.string(), displayName: z.string(), role: z.string() });

const sessionSchema = z.object({
  person: personSchema,
  isAdmin: z.boolean(),
  people: z.array(personSchema),
  colleagues: z.array(personSchema),
  pages: z.array(z.object({ type: z.string(), key: z.string(), title: z.string(), resource: z.string() })),
  appOrigin: z.string(),
  appName: z.string(),
  now: z.number(),
});

export type Session = z.infer<typeof sessionSchema>;
export type Person = Session['person'];
export type AppPage = Session['pages'][number];

export const readSession = (): Promise<Session> => site(sessionSchema, 'GET', 'session');

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session yet.');
  return session;
}
