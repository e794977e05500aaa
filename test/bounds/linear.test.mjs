/**
 * The time of every reader of outside data grows no faster than its input: twice the input, at most 2.6 times the time.
 * The readers are the exports of the modules; one that is new has to be given an input in `readers.mjs`, or a reason.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRAMES, REPRODUCTIONS, UNITS } from './inputs.mjs';
import { bundle } from './load.mjs';
import { measure, superlinear } from './measure.mjs';
import { calls, unlisted } from './readers.mjs';

const address = await bundle();

test('every exported reader is given hostile inputs, or is excused by name', async () => {
  const { default: modules } = await import(address);
  assert.deepEqual(unlisted(modules), []);
  assert.ok(calls.length > 110, `${calls.length} calls`);
});

test('what takes quadratic time is found', async () => {
  const make = (length) => `${' '.repeat(length)}x`;
  assert.ok(await superlinear(async (text) => /\s+$/.test(text), make));
  assert.equal(await superlinear(async (text) => text.trimStart(), make), undefined);
});

const told = (failures) =>
  failures.map(
    ({ name, unit, frame, times }) =>
      `${name}: ${JSON.stringify(unit)} in ${JSON.stringify(frame)}: ${times}`,
  );

test('what once took quadratic time takes linear time', { timeout: 300_000 }, async () => {
  for (const name of new Set(REPRODUCTIONS.map(([name]) => name))) {
    const inputs = REPRODUCTIONS.filter(([of]) => of === name).map(([, ...input]) => input);
    assert.deepEqual(told(await measure({ address, inputs, names: [name] })), []);
  }
});

test('no reader takes more than 2.6 times as long for twice the input', { timeout: 600_000 }, async () => {
  // Each piece between another pair: `npm run fuzz -- --minutes=10` tries all of them.
  const inputs = UNITS.map((unit, index) => [unit, FRAMES[index % FRAMES.length]]);
  assert.deepEqual(told(await measure({ address, inputs, everyNth: 6 })), []);
});
