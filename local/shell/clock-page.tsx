import { useEffect, useState, type FormEvent } from 'react';
import { z } from 'zod';
import { formText } from './form-text';
import { clockText } from './format';
import { readSession } from './session';
import { site } from './site-client';

const schema = z.object({ now: z.number() });
const dayMs = 86_400_000;

/** The site's one clock: moving it is how to see silence, closed cycles and due dates. */
export function ClockPage() {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    document.title = 'Clock - Jira';
    void readSession().then((session) => setNow(session.now));
  }, []);
  const change = async (body: { now: string } | { advance: number }): Promise<void> => {
    setNow((await site(schema, 'POST', 'clock', body)).now);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const time = formText(event.currentTarget, 'time');
    if (time !== '') void change({ now: new Date(time).toISOString() });
  };
  return (
    <div className="page">
      <h1>Clock</h1>
      <p role="status">{now === null ? '' : `It is ${clockText(now)} on this site, for Jira and for the app.`}</p>
      <form className="jql" onSubmit={submit}>
        <label htmlFor="time">Time</label>
        <input id="time" name="time" type="datetime-local" />
        <button type="submit" className="button primary">
          Set
        </button>
        <button type="button" className="button" onClick={() => void change({ advance: dayMs })}>
          A day on
        </button>
        <button type="button" className="button" onClick={() => void change({ now: new Date().toISOString() })}>
          This machine's time
        </button>
      </form>
    </div>
  );
}
