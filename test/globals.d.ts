/// <reference types="mocha" />

interface Window {
  /** The address of test/server/faults.mjs, put into each test's page. */
  __FEEDS__: string;
}
