/** Plays rows in all engines at once, in several pages of each. */
import { launch } from '../e2e/browser.mjs';
import { startSite } from '../e2e/serve.mjs';
import { FAULTS } from './faults.mjs';
import { startFeeds } from './feeds.mjs';
import { play } from './row.mjs';

export const ELEMENTS = ['headlines', 'best', 'article'];

/** Half of the rows have a fallback, and half of each element's. `inTurn`: one element a fault. */
export function rowsOf({
  faults = FAULTS.map(({ name }) => name),
  elements = ELEMENTS,
  inTurn = false,
  engines,
}) {
  return FAULTS.flatMap((fault, number) =>
    faults.includes(fault.name)
      ? elements.flatMap((element, index) => {
          if (inTurn && index !== number % elements.length) return [];
          const fallback = (number + ELEMENTS.indexOf(element)) % 2 === 0;
          return engines.map((engine) => ({ fault, element, engine, fallback }));
        })
      : [],
  );
}

/** Those that take the longest come first: none of them is left for the end. */
const length = ({ fault: { expect } }) =>
  expect.filter((each) => each !== 'news').length + expect.length / 10;

async function playAll(engine, rows, pages, about, done) {
  const queue = rows.filter((row) => row.engine === engine).sort((a, b) => length(b) - length(a));
  const browser = await launch(engine);
  try {
    const one = async () => {
      const page = await browser.open({ width: 500, height: 700 });
      for (let row = queue.shift(); row; row = queue.shift()) done(await play(page, row, about));
    };
    await Promise.all(Array.from({ length: Math.min(pages, queue.length) }, one));
  } finally {
    await browser.close();
  }
}

/**
 * @param about `{ engines, faults, elements, inTurn, pages, watch }`: names; pages of each engine at a time; milliseconds
 * for which a failure is watched
 * @returns the results of the rows, in the order of the table
 */
export async function campaign({ pages = 6, watch = 0, onRow = () => {}, ...about }) {
  const rows = rowsOf(about);
  const [site, feeds] = await Promise.all([startSite(), startFeeds()]);
  const results = [];
  const done = (result) => {
    results.push(result);
    onRow(result, results.length, rows.length);
  };
  try {
    await Promise.all(
      about.engines.map((engine) => playAll(engine, rows, pages, { site, feeds, watch }, done)),
    );
  } finally {
    await Promise.all([site.close(), feeds.close()]);
  }
  const place = ({ fault, element, engine }) =>
    rows.findIndex((row) => row.fault.name === fault && row.element === element && row.engine === engine);
  return results.sort((a, b) => place(a) - place(b));
}
