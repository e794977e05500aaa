/**
 * Grapheme clusters where the engine has no `Intl.Segmenter` (Firefox before 125): the two letters of a flag; the jamo
 * of a Hangul syllable (leading consonants, vowels, trailing ones); a character. Marks and joined emoji stay with what
 * they belong to.
 */
export const GRAPHEME =
  /(?:\p{RI}{2}|[\u1100-\u115f\ua960-\ua97f]*(?:[가-힣][\u1160-\u11a7\ud7b0-\ud7c6]*|[\u1160-\u11a7\ud7b0-\ud7c6]+)[\u11a8-\u11ff\ud7cb-\ud7fb]*|[\u1100-\u115f\ua960-\ua97f]+|[\u11a8-\u11ff\ud7cb-\ud7fb]+|\P{M}|^)(?:\u200d\P{M}|[\p{M}\p{EMod}\u200d])*/gu;
