const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", eacute: "é", egrave: "è", agrave: "à", ccedil: "ç", ecirc: "ê", rsquo: "’", laquo: "«", raquo: "»" };

/** Words without their markup: what catalogues give is HTML as often as not, and none of it is shown as such. */
export function plainText(given: string): string {
  const text = given.slice(0, 200_000);
  const bare = /<\/?[a-z][^>]{0,5000}>/i.test(text)
    ? text.replaceAll(/<(script|style)\b[^>]{0,5000}>[^]*?<\/\1\s*>/gi, " ").replaceAll(/<\/(?:p|div|li|h\d|tr)\s*>|<br\s*\/?>/gi, "\n").replaceAll(/<\/?[a-z!][^>]{0,5000}>/gi, "")
    : text;
  return bare
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return code >= 32 && code < 0x110000 ? String.fromCodePoint(code) : " ";
    })
    // oxlint-disable-next-line no-control-regex -- control and direction characters are what is left out
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, " ").replaceAll(/[ \t]+/g, " ").replaceAll(/ ?\n ?/g, "\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}
