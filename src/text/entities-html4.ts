import { learnEntities } from './entities.js';

/**
 * The named references of HTML 4 (https://www.w3.org/TR/html401/sgml/entities.html), known to
 * `decodeEntities` once this module is loaded. Each name is one code point after the one before
 * it; a number says how many are skipped. Latin-1 and Greek capitals bring their small letters, 32
 * further, unless those are named. Also references to C1, which mean windows-1252.
 */
const packed =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig 23divide 7yuml 82OElig oelig 12Scaron scaron 22Yuml 25fnof 307circ 21tilde 180Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho 1Sigma Tau Upsilon Phi Chi Psi Omega 24sigmaf 14thetasym upsih 3piv 7211ensp emsp 5thinsp 2zwnj zwj lrm rlm 10sbquo 3bdquo 1dagger Dagger 14permil 1prime Prime 5lsaquo rsaquo 3oline 5frasl 103euro 100image 6weierp 3real 5trade 18alefsym 90larr uarr rarr darr harr 32crarr 26lArr uArr rArr dArr hArr 43forall 1part exist 1empty 1nabla isin notin 1ni 3prod 1sum minus 4lowast 2radic 2prop infin 1ang 6and or cap cup int 8there4 7sim 8cong 2asymp 23ne equiv 2le ge 28sub sup nsub 1sube supe 13oplus 1otimes 13perp 31sdot 66lceil rceil lfloor rfloor 29lang rang 671loz 149spades 2clubs 1hearts diams';

const names: Record<string, string> = {};
let point = 160;
for (const [, skipped, name] of packed.matchAll(/(\d*)(\S+)/g)) {
  point += +skipped + 1;
  names[name!] = String.fromCharCode(point);
  if (point < 999 && name! < 'a') names[name!.toLowerCase()] ??= String.fromCharCode(point + 32);
}
// Not by TextDecoder: that of Node 20 takes windows-1252 for Latin-1.
[...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'].forEach((character, index) => {
  names[128 + index] = character.trim();
});
learnEntities(names);
