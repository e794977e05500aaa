import type { Messages } from '../messages.js';

const en: Messages = {
  locale: 'en',
  best: 'Most read',
  news: 'News',
  empty: 'No news at the moment.',
  failed: 'The news could not be loaded.',
  retry: 'Try again',
  missing: 'This article could not be found.',
  source: 'Source',
  original: 'Read the original',
  newWindow: 'opens in a new window',
  corrected: 'Corrected',
  published: 'Published',
  modified: 'Updated',
  video: 'Watch the video',
  now: 'just now',
  rank: (place) => `No. ${place}`,
  risen: (places) => `up ${places}`,
  fallen: (places) => `down ${places}`,
  fresh: 'new entry',
  newItems: (count) => `${count} new ${count === 1 ? 'story' : 'stories'}`,
  picture: 'Show picture',
  asOf: (age) => `as of ${age}`,
};

export default en;
