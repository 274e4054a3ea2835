const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const second = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** "19 Nov 2026, 10:42" */
export const clockText = (ms: number): string => `${day.format(ms)}, ${minute.format(ms)}`;
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
/** "16 Nov", with the year where it is another one. */
export const nearDayText = (ms: number, now: number): string =>
  (new Date(ms).getFullYear() === new Date(now).getFullYear() ? shortDay : day).format(ms);
export const dayText = (ms: number): string => day.format(ms);
/** "10:42:09" */
export const timeText = (ms: number): string => second.format(ms);

export const count = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many);
