/** Contrast of two colours (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), as `#rrggbb`. */

function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return red * 0.2126 + green * 0.7152 + blue * 0.0722;
}

/** The contrast ratio, from 1 to 21. */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Pairs of colours in the settings with too little contrast, with their ratios. Text needs 4.5, other marks 3. */
export function poorContrasts({ color, background, accent, ground, scheme }) {
  const isDark = (scheme || ground) === 'dark';
  const page = isDark ? '#121212' : '#ffffff';
  const behind = background || page;
  const pairs = [
    ['color', color || (isDark ? '#ececec' : '#1b1b1b'), 4.5],
    ['accent', accent || (isDark ? '#ff9c8c' : '#b3261e'), 3],
  ];
  return pairs
    .map(([name, value, least]) => ({ name, ratio: contrast(value, behind), least }))
    .filter(({ ratio, least }) => ratio < least);
}
