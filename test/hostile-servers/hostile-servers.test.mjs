/** The short form of `npm run hostile:servers`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaign } from './campaign.mjs';

test('no hostile server, client, disk or clock stops gateway, bake or doctor', {
  timeout: 150_000,
}, async () => {
  const rows = await campaign({ isWhole: false });
  assert.ok(rows.length > 120, `${rows.length} rows`);
  assert.deepEqual(
    rows.filter(({ fault }) => fault).map(({ room, tried, fault }) => `${room}: ${tried}: ${fault}`),
    [],
  );
});
