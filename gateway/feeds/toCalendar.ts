import ical, { ICalEventStatus } from 'ical-generator';
import type { Deadline } from '../../registry/feeds/index.ts';

/** Deadlines as a calendar (RFC 5545). What ended before its date stays, cancelled: a calendar that only forgot it would go on showing it. */
export function toCalendar(title: string, deadlines: readonly Deadline[], app: (route: string) => string): string {
  const calendar = ical({ name: title, prodId: { company: 'deml', product: 'feeds', language: 'EN' } });
  for (const one of deadlines)
    calendar.createEvent({
      id: one.uid,
      start: new Date(one.at * 1000),
      allDay: one.wholeDay,
      summary: one.title,
      description: one.text,
      url: app(one.route),
      created: new Date(one.since * 1000),
      stamp: new Date(one.changed * 1000),
      lastModified: new Date(one.changed * 1000),
      sequence: one.sequence,
      status: one.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return `${calendar.toString()}\r\n`; // the library leaves out the end of the last line
}
