/** `dongpo-widgets/gateway` on Node. */
export * from './index.js';
