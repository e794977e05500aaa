import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OBJECTS } from '../../../dist/feed/model/members.js';
import { isUrlMember } from '../../../dist/feed/model/url-members.js';

test('isUrlMember is true for the members of the model that hold an address, and for no other', () => {
  for (const [object, members] of Object.entries(OBJECTS))
    for (const [name, kind] of Object.entries(members))
      assert.equal(isUrlMember(name), kind === 'url', `${object}.${name}`);
});
