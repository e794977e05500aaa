/**
 * Text with a character other than those that Korean, Chinese, Japanese, Latin and Cyrillic news are
 * written with, which are neither markup nor a kicker's bar nor invisible. A loop for speed: classes of
 * Unicode properties take engines twenty times as long, and the same ranges as a class three times.
 */
export const unusual = {
  test(text: string): boolean {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (
        unit < 0x7f
          ? unit < 32 || unit === 38 || unit === 60 || unit === 62 || unit === 124
          : // From kana to the last Hangul syllable; Latin, Greek, Cyrillic; quotes and dashes; full width.
            !(
              (unit > 0x3000 && unit < 0xd7a4) ||
              (unit > 0xad && unit < 0x500) ||
              (unit > 0x200f && unit < 0x2028) ||
              (unit > 0xff00 && unit < 0xff5c)
            )
      )
        return true;
    }
    return false;
  },
};
