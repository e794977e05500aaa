/**
 * What clocks and calendars show in twelve zones, around midnight and the changes of summer time, on clocks that
 * are right, slow and fast. What is expected stands in time-matrix.json, which Temporal wrote: see
 * make-time-matrix.mjs.
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
  /** None: no clock ever shows that time. */
  instant?: string;
  /** The instant that is meant where a feed writes such a time without a zone. */
  read: string;
  /** Calendar days, by hours ago. */
  days: Record<string, number>;
}

const HOUR = 36e5;
const words = { ...en, tag: 'en' } as unknown as Localizer;
const clock = (time: number, timeZone: string): string =>
  formatInZone(time, 'sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
const daysAgo = (days: number): string => ['today', 'yesterday'][days] ?? `${days} days ago`;

const rows: Row[] = await (await fetch(new URL('./time-matrix.json', import.meta.url))).json();
const zones = [...new Set(rows.map(({ zone }) => zone))];
const shown = (zone: string) => rows.filter((row) => row.zone === zone && row.instant);

describe('the time matrix', () => {
  it('has twelve zones, and edges of summer time in five', () => {
    expect(zones.length).to.equal(12);
    expect(zones.filter((zone) => shown(zone).length > 10).length).to.equal(5);
  });

  for (const zone of zones) {
    it(`${zone}: the display zone's clock`, () => {
      for (const { instant, wall } of shown(zone))
        expect(clock(Date.parse(instant!), zone), instant).to.equal(wall);
    });

    it(`${zone}: hours within a day, then days of its calendar`, () => {
      for (const { instant, days } of shown(zone)) {
        const now = Date.parse(instant!);
        const told = (hours: number): string | undefined =>
          formatAge(new Date(now - hours * HOUR).toISOString(), words, zone, now);
        for (const [hours, count] of Object.entries(days))
          expect(told(+hours), `${hours} h before ${instant}`).to.equal(daysAgo(count));
        expect([0, 0.5, 1, 23.9].map(told), instant).to.deep.equal([
          'just now',
          '30 minutes ago',
          '1 hour ago',
          '23 hours ago',
        ]);
        expect(told(168.1), instant).to.equal(undefined);
      }
    });

    it(`${zone}: a day without a time of day stays that day`, () => {
      for (const { instant, wall } of shown(zone)) {
        const now = Date.parse(instant!);
        const told = (days: number): string | undefined =>
          formatAge(
            new Date(Date.parse(wall.slice(0, 10)) - days * 24 * HOUR).toISOString().slice(0, 10),
            words,
            zone,
            now,
          );
        expect([-1, 0, 1, 2, 7, 8].map(told), wall).to.deep.equal([
          undefined,
          'today',
          'yesterday',
          '2 days ago',
          '7 days ago',
          undefined,
        ]);
      }
    });

    it(`${zone}: a reader's clock that is slow or fast`, () => {
      for (const { instant } of shown(zone)) {
        const published = Date.parse(instant!);
        const told = (hours: number): string | undefined =>
          formatAge(instant!, words, zone, published + hours * HOUR);
        // Slow: news is never from the future.
        expect([-1 / 60, -2, -23.9].map(told), instant).to.deep.equal(['just now', 'just now', 'just now']);
        expect(told(-24.1), 'a day ahead it is no slow clock').to.equal(undefined);
        expect(told(2), instant).to.equal('2 hours ago');
      }
    });

    it(`${zone}: a date without a zone, read in the feed's`, async () => {
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

describe('tooltips', () => {
  useCleanPage();
  const iso = '2026-11-25T03:00:00Z';
  const title = (...own: (string | undefined)[]): string[] => dateTooltip(iso, words, own).split('\n');

  it("give the reader's and the newspaper's time, where they differ", () => {
    expect(title('Asia/Tashkent', undefined as never, 'Asia/Seoul').at(-1)).to.match(
      /^November 25, 2026 at 12:00 PM \((South Korea Time|GMT\+9)\)$/,
    );
    expect(title('Asia/Tashkent')[0]).to.match(/^November 25, 2026 at 8:00 AM$/);
    expect(title('America/New_York', 'Asia/Seoul')[0]).to.match(/^November 24, 2026 at 10:00 PM \(/);
    expect(title('Asia/Seoul', 'Asia/Seoul')).to.deep.equal(['November 25, 2026 at 12:00 PM']);
    // Another name, the same clock.
    expect(title('Asia/Tokyo', 'Asia/Seoul').length).to.equal(1);
    expect(title('Asia/Seoul', 'Mars/Olympus').join()).to.not.contain('undefined');
  });

  it('of a day without a time of day are that day', () => {
    expect(dateTooltip('2026-11-25', words, ['Pacific/Pago_Pago', 'Pacific/Kiritimati'])).to.equal(
      'Nov 25, 2026',
    );
  });

  it('stand on the elements, and follow time-zone and feed-time-zone', async () => {
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
    expect(textOf(date())).to.equal(formatDate(iso, words, 'relative', 'America/New_York'));
  });
});

describe('calendars', () => {
  useCleanPage();

  it('are the common one, unless the page asks for another', async () => {
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
