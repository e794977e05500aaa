import { learnGraphemes } from './truncate.js';

/** Known to `cut` once this module is loaded: marks, jamo, flags and joined emoji stay with what they belong to. */
learnGraphemes(
  /(?:\p{RI}{2}|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|\P{M}|^)(?:\u200d\P{M}|[\p{M}\p{EMod}\u200d])*/gu,
);
