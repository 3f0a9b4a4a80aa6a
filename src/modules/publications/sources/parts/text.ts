const named: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0", ndash: "–", mdash: "—", hellip: "…", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", laquo: "«", raquo: "»",
  deg: "°", plusmn: "±", times: "×", micro: "µ", middot: "·", copy: "©", reg: "®", trade: "™", le: "≤", ge: "≥", ne: "≠", minus: "−", thinsp: "\u2009", ensp: "\u2002", emsp: "\u2003",
  agrave: "à", aacute: "á", acirc: "â", atilde: "ã", auml: "ä", aring: "å", aelig: "æ", ccedil: "ç", egrave: "è", eacute: "é", ecirc: "ê", euml: "ë", igrave: "ì", iacute: "í",
  icirc: "î", iuml: "ï", ntilde: "ñ", ograve: "ò", oacute: "ó", ocirc: "ô", otilde: "õ", ouml: "ö", oslash: "ø", oelig: "œ", ugrave: "ù", uacute: "ú", ucirc: "û", uuml: "ü", szlig: "ß",
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", zeta: "ζ", eta: "η", theta: "θ", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ",
  phi: "φ", chi: "χ", psi: "ψ", omega: "ω", Delta: "Δ", Gamma: "Γ", Sigma: "Σ", Omega: "Ω", Eacute: "É", Agrave: "À", Ccedil: "Ç",
};

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,10}));/g, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? named[name] ?? whole : whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
    return point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) || point === 0 ? "\ufffd" : String.fromCodePoint(point);
  });
}

/** Names of the marks that titles and abstracts bear: HTML, JATS, MathML. `p < 0.05` and `<unknown>` are text. */
const mark = /<\/?(?:jats:|mml:)?(?:i|b|u|em|strong|sub|sup|sc|small|scp|tt|span|p|br|div|title|sec|italic|bold|underline|monospace|list|list-item|label|abstract|ext-link|xref|inline-formula|disp-formula|tex-math|alternatives|named-content|styled-content|math|mrow|mi|mn|mo|mtext|msub|msup|msubsup|mfrac|msqrt|mover|munder|munderover|mspace|mstyle|mfenced|mtable|mtr|mtd|semantics|annotation|h[1-6]|ul|ol|li|a|font|center)(?:\s[^<>]{0,2000})?\/?>/gi;
const apart = /<\/?(?:jats:)?(?:p|br|div|title|sec|list-item|li|h[1-6])(?:\s[^<>]{0,2000})?\/?>/gi;

/**
 * Text as people read it: marks of HTML, JATS and MathML gone, entities decoded (twice encoded ones too), every run of
 * spaces one. Never HTML: a reader that shows it escapes it. `< ` of a comparison stays.
 */
export function plainText(text: string): string {
  let value = text.replaceAll("<![CDATA[", "").replaceAll("]]>", "");
  for (let round = 0; round < 2; round += 1) value = decoded(value.replace(apart, " ").replace(mark, ""));
  value = value.replace(apart, " ").replace(mark, "");
  // eslint-disable-next-line no-control-regex
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff]/g, "").replace(/\p{Cs}/gu, "\ufffd").replace(/\s+/g, " ").trim();
}

/** The text, or null where nothing of it can be read. */
export function plainOrNull(text: string | null): string | null {
  if (text === null) return null;
  const value = plainText(text);
  return value === "" ? null : value;
}
