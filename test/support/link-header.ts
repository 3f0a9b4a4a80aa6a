export interface ParsedLink {
  readonly href: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Values of a `Link` header by the grammar of RFC 8288, section 3, read sign by sign; throws where a header does not follow it. */
export function parseLinkHeader(header: string): readonly ParsedLink[] {
  const links: ParsedLink[] = [];
  let at = 0;
  const blank = (): void => { while (header[at] === " " || header[at] === "\t") at += 1; };
  const token = (): string => {
    const start = at;
    while (/[!#$%&'*+.^_`|~\w-]/.test(header[at] ?? "")) at += 1;
    if (start === at) throw new Error(`a name is missing at ${at}: ${header.slice(at, at + 40)}`);
    return header.slice(start, at);
  };
  const quoted = (): string => {
    let value = "";
    for (at += 1; header[at] !== '"'; at += 1) {
      if (at >= header.length) throw new Error("a quotation is not closed");
      if (header[at] === "\\") at += 1;
      value += header[at];
    }
    at += 1;
    return value;
  };
  for (blank(); at < header.length; blank()) {
    if (header[at] !== "<") throw new Error(`an address is missing at ${at}: ${header.slice(at, at + 40)}`);
    const end = header.indexOf(">", at);
    const href = header.slice(at + 1, end);
    if (end < 0 || /[^\x21-\x7e]/.test(href)) throw new Error(`no address: ${href}`);
    at = end + 1;
    const parameters: Record<string, string> = {};
    for (blank(); header[at] === ";"; blank()) {
      at += 1;
      blank();
      const name = token().toLowerCase();
      if (header[at] !== "=") throw new Error(`the value of ${name} is missing`);
      at += 1;
      parameters[name] ??= header[at] === '"' ? quoted() : token();
      if (header[at] !== undefined && !/[;, \t]/.test(header[at] ?? "")) throw new Error(`not understood at ${at}`);
    }
    links.push({ href, parameters });
    if (header[at] === ",") at += 1;
    else if (at < header.length) throw new Error(`not understood at ${at}: ${header.slice(at, at + 40)}`);
  }
  return links;
}
