/**
 * Dates and ages in twelve zones, around midnight and the changes of summer time, on clocks that are right, slow and
 * fast. The expected values are in time-matrix.json, which make-time-matrix.mjs has made with Temporal.
 */
import { expect } from '@open-wc/testing';
import { parseFeed } from '../../src/feed/index.js';
import { dateTooltip } from '../../src/i18n/date-tooltip.js';
import { formatAge, formatDate, formatInZone } from '../../src/i18n/format.js';
import en from '../../src/i18n/locales/en.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { feedWith, mountWithFeed, query, textOf, useCleanPage, waitFor } from '../elements/helpers.js';

interface Row {
  zone: string;
  /** `YYYY-MM-DD HH:MM` on a clock of the zone. */
  wall: string;
  /** Absent if the zone skips that time. */
  instant?: string;
  /** The instant that a feed means by that time without a zone. */
  read: string;
  /** Calendar days between now and so many hours ago, by those hours. */
  days: Record<string, number>;
}

const HOUR = 36e5;
const localizer = { ...en, tag: 'en' } as unknown as Localizer;
const clock = (time: number, timeZone: string): string =>
  formatInZone(time, 'sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
const daysAgo = (days: number): string => ['today', 'yesterday'][days] ?? `${days} days ago`;

const rows: Row[] = await (await fetch(new URL('./time-matrix.json', import.meta.url))).json();
const zones = [...new Set(rows.map(({ zone }) => zone))];
/** The rows of a zone whose time its clocks show. */
const rowsOf = (zone: string) => rows.filter((row) => row.zone === zone && row.instant);

describe('dates in twelve zones', () => {
  it('the time matrix has twelve zones, five of them with summer time', () => {
    expect(zones.length).to.equal(12);
    expect(zones.filter((zone) => rowsOf(zone).length > 10).length).to.equal(5);
  });

  for (const zone of zones) {
    it(`a time is shown as the clocks of ${zone} show it`, () => {
      for (const { instant, wall } of rowsOf(zone))
        expect(clock(Date.parse(instant!), zone), instant).to.equal(wall);
    });

    it(`an age in ${zone} is in hours within a day, then in days of the calendar`, () => {
      for (const { instant, days } of rowsOf(zone)) {
        const now = Date.parse(instant!);
        const ageOf = (hours: number): string | undefined =>
          formatAge(new Date(now - hours * HOUR).toISOString(), localizer, zone, now);
        for (const [hours, count] of Object.entries(days))
          expect(ageOf(+hours), `${hours} h before ${instant}`).to.equal(daysAgo(count));
        expect([0, 0.5, 1, 23.9].map(ageOf), instant).to.deep.equal([
          'just now',
          '30 minutes ago',
          '1 hour ago',
          '23 hours ago',
        ]);
        expect(ageOf(168.1), instant).to.equal(undefined);
      }
    });

    it(`a day without a time is the same day in ${zone}`, () => {
      for (const { instant, wall } of rowsOf(zone)) {
        const now = Date.parse(instant!);
        const ageOf = (days: number): string | undefined =>
          formatAge(
            new Date(Date.parse(wall.slice(0, 10)) - days * 24 * HOUR).toISOString().slice(0, 10),
            localizer,
            zone,
            now,
          );
        expect([-1, 0, 1, 2, 7, 8].map(ageOf), wall).to.deep.equal([
          undefined,
          'today',
          'yesterday',
          '2 days ago',
          '7 days ago',
          undefined,
        ]);
      }
    });

    it(`an age in ${zone} allows for a reader's clock that is slow or fast`, () => {
      for (const { instant } of rowsOf(zone)) {
        const published = Date.parse(instant!);
        const ageOf = (hours: number): string | undefined =>
          formatAge(instant!, localizer, zone, published + hours * HOUR);
        // The clock is slow: an item is never shown as from the future.
        expect([-1 / 60, -2, -23.9].map(ageOf), instant).to.deep.equal(['just now', 'just now', 'just now']);
        expect(ageOf(-24.1), 'a day ahead it is no slow clock').to.equal(undefined);
        expect(ageOf(2), instant).to.equal('2 hours ago');
      }
    });

    it(`a date without a zone is read in ${zone}, the zone of the feed`, async () => {
      const own = rows.filter((row) => row.zone === zone);
      const feed = feedWith(own.map(({ wall }) => ({ date_published: `${wall}:00` })));
      const { items } = await parseFeed(JSON.stringify(feed), { timeZone: zone });
      own.forEach(({ wall, read }, index) => {
        expect(Date.parse(items[index]!.date_published!), `${wall}, meant is ${read}`).to.equal(
          Date.parse(read),
        );
      });
    });
  }
});

describe('the tooltip of a date', () => {
  useCleanPage();
  const iso = '2026-11-25T03:00:00Z';
  const title = (...own: (string | undefined)[]): string[] => dateTooltip(iso, localizer, own).split('\n');

  it("a tooltip gives the reader's and the newspaper's time where they differ", () => {
    expect(title('Asia/Tashkent', undefined as never, 'Asia/Seoul').at(-1)).to.match(
      /^November 25, 2026 at 12:00 PM \((South Korea Time|GMT\+9)\)$/,
    );
    expect(title('Asia/Tashkent')[0]).to.match(/^November 25, 2026 at 8:00 AM$/);
    expect(title('America/New_York', 'Asia/Seoul')[0]).to.match(/^November 24, 2026 at 10:00 PM \(/);
    expect(title('Asia/Seoul', 'Asia/Seoul')).to.deep.equal(['November 25, 2026 at 12:00 PM']);
    // Different names of the same time.
    expect(title('Asia/Tokyo', 'Asia/Seoul').length).to.equal(1);
    expect(title('Asia/Seoul', 'Mars/Olympus').join()).to.not.contain('undefined');
  });

  it('a tooltip of a day without a time is that day', () => {
    expect(dateTooltip('2026-11-25', localizer, ['Pacific/Pago_Pago', 'Pacific/Kiritimati'])).to.equal(
      'Nov 25, 2026',
    );
  });

  it('the tooltips of an element follow time-zone and feed-time-zone', async () => {
    const element = await mountWithFeed(
      'dongpo-headlines',
      feedWith([{ date_published: iso }]),
      'lang="en" time-zone="America/New_York"',
    );
    const date = (): HTMLTimeElement => query(element, 'date') as HTMLTimeElement;
    await waitFor(() => /10:00 PM/.test(date()?.title), 'the zone of the block');
    expect(date().title).to.match(/12:00 PM \((South Korea Time|GMT\+9)\)/);
    element.setAttribute('feed-time-zone', 'Asia/Shanghai');
    await waitFor(() => /11:00 AM \((China Time|GMT\+8)\)/.test(date()?.title), "the newspaper's zone");
    expect(textOf(date())).to.equal(formatDate(iso, localizer, 'relative', 'America/New_York'));
  });
});

describe('the calendar of dates', () => {
  useCleanPage();

  it('dates are in the Gregorian calendar unless the language tag asks for another', async () => {
    const dates: string[] = [];
    for (const lang of ['th', 'th-TH', 'ar-SA', 'th-u-ca-buddhist']) {
      const element = await mountWithFeed(
        'dongpo-headlines',
        feedWith([{ date_published: '2026-03-05T03:00:00Z' }]),
        `lang="${lang}" date-style="date" time-zone="Asia/Seoul"`,
      );
      await waitFor(() => /\p{Nd}{4}/u.test(textOf(query(element, 'date'))), lang);
      dates.push(textOf(query(element, 'date')));
    }
    expect(dates.slice(0, 3).join(' | ')).to.match(/2026.*2026.*(2026|٢٠٢٦)/);
    expect(dates[3]).to.contain('2569');
  });
});
