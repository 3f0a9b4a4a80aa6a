/** Where a link leads (RFC 8288), with the media type and profile of what is there. */
export interface LinkTarget {
  readonly href: string;
  readonly type?: string;
  readonly profile?: string;
}

/** Links of a page by their relation (https://signposting.org/FAIR/). */
export type PageLinks = readonly (readonly [relation: string, targets: readonly LinkTarget[]])[];

/** Headers are limited on the way: level 1 names this many authors and files, level 2 all of them. */
const cap = 5;

/** Where level 2 of a page is. */
function linksets(page: string): readonly string[] {
  return [headerLink("linkset", { href: `${page}/linkset.json`, type: "application/linkset+json" }), headerLink("linkset", { href: `${page}/linkset.txt`, type: "application/linkset" })];
}

/** FAIR Signposting level 1: values of the `Link` header of the page, on GET and HEAD, with the way to level 2 where it has one. */
export function linkHeaders(page: string, links: PageLinks, hasLinkset: boolean): readonly string[] {
  const capped = links.flatMap(([relation, targets]) => (relation === "author" || relation === "item" ? targets.slice(0, cap) : targets).map((target) => headerLink(relation, target)));
  return hasLinkset ? [...capped, ...linksets(page)] : capped;
}

/** Level 2, as JSON (RFC 9264, section 4.2): the page's links, each form's and each file's way back. */
export function linksetJson(page: string, all: PageLinks): Readonly<Record<string, unknown>> {
  const links = all.filter(([, targets]) => targets.length > 0);
  const back = (relation: string, ways: string) => (links.find(([name]) => name === relation)?.[1] ?? []).map(({ href }) => ({ anchor: href, [ways]: [{ href: page, type: "text/html" }] }));
  return { linkset: [{ anchor: page, ...Object.fromEntries(links) }, ...back("describedby", "describes"), ...back("item", "collection")] };
}

/** Level 2 as text (RFC 9264, section 4.1): one link a line, in the syntax of the header. */
export function linksetText(page: string, links: PageLinks): string {
  const own = links.flatMap(([relation, targets]) => targets.map((target) => `${headerLink(relation, target)}; anchor="${page}"`));
  const back = links.flatMap(([relation, targets]) => (relation === "describedby" || relation === "item" ? targets.map(({ href }) => `${headerLink(relation === "item" ? "collection" : "describes", { href: page, type: "text/html" })}; anchor="${href}"`) : []));
  return `${[...own, ...back].join(",\n")}\n`;
}

/** One value of the header: addresses hold no `>`, and types and profiles here no quote, or they are left out. */
export function headerLink(relation: string, { href, type, profile }: LinkTarget): string {
  const parameter = (name: string, value: string | undefined): string => (value === undefined || !/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/.test(value) ? "" : `; ${name}="${value}"`);
  return `<${asciiAddress(href)}>; rel="${relation}"${parameter("type", type)}${parameter("profile", profile)}`;
}

/** Headers hold ASCII alone. */
function asciiAddress(address: string): string {
  return address.replaceAll(/[^\x21-\x7e]+/gu, encodeURIComponent);
}
