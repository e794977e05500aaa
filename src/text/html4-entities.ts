/**
 * The named references of HTML 4 (https://www.w3.org/TR/html401/sgml/entities.html), packed. Each name is one code
 * point after the one before it; a number says how many are skipped. Latin-1 and Greek capitals bring their small
 * letters, 32 further, unless those are named.
 */
const PACKED =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig 23divide 7yuml 82OElig oelig 12Scaron scaron 22Yuml 25fnof 307circ 21tilde 180Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho 1Sigma Tau Upsilon Phi Chi Psi Omega 24sigmaf 14thetasym upsih 3piv 7211ensp emsp 5thinsp 2zwnj zwj lrm rlm 10sbquo 3bdquo 1dagger Dagger 14permil 1prime Prime 5lsaquo rsaquo 3oline 5frasl 103euro 100image 6weierp 3real 5trade 18alefsym 90larr uarr rarr darr harr 32crarr 26lArr uArr rArr dArr hArr 43forall 1part exist 1empty 1nabla isin notin 1ni 3prod 1sum minus 4lowast 2radic 2prop infin 1ang 6and or cap cup int 8there4 7sim 8cong 2asymp 23ne equiv 2le ge 28sub sup nsub 1sube supe 13oplus 1otimes 13perp 31sdot 66lceil rceil lfloor rfloor 29lang rang 671loz 149spades 2clubs 1hearts diams';

/** Code point before the first name, the no-break space. */
const START = 160;
/** Letters of Latin-1 and Greek are below it. */
const END_OF_LETTERS = 999;

function unpack(): Map<string, string> {
  const names = new Map<string, string>();
  let point = START;
  for (const [, skipped, name = ''] of PACKED.matchAll(/(\d*)(\S+)/g)) {
    point += Number(skipped) + 1;
    names.set(name, String.fromCharCode(point));
    const small = name.toLowerCase();
    if (point < END_OF_LETTERS && !names.has(small)) names.set(small, String.fromCharCode(point + 32));
  }
  return names;
}

let unpacked: Map<string, string> | undefined;

/** The character of an HTML 4 name. The table is unpacked at the first call. */
export function html4Entity(name: string): string | undefined {
  unpacked ??= unpack();
  return unpacked.get(name);
}
