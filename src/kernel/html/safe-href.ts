/**
 * May this address stand in a link? Yes for http, https, mailto and for paths of this site (`/x`, `?x`, `#x`).
 * Anything else (`javascript:`, `data:`, `//elsewhere`, a backslash, a control character) gives null:
 * the caller then shows the text without a link. Browsers drop tabs and line ends before they read the scheme,
 * so an address that holds one is refused, not cleaned.
 */
export function safeHref(url: string | null | undefined): string | null {
  if (url === null || url === undefined) return null;
  const text = url.trim();
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (text === "" || /[\u0000-\u001f\u007f\\]/.test(text)) return null;
  if (/^(https?:\/\/|mailto:)/i.test(text)) return URL.canParse(text) ? text : null;
  if (text.startsWith("//")) return null;
  return /^[/?#]/.test(text) ? text : null;
}

/**
 * The path and query of `url` with some query parameters changed (null takes one away). Keeps the reader's place
 * in links that sort, page, filter or change the language. Local: never holds a host.
 */
export function hrefWith(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  // A path of several leading slashes would be read as another host.
  const path = url.pathname.replace(/^\/{2,}/, "/");
  return text === "" ? path : `${path}?${text}`;
}

/** For `{...linkTo(url)}` on an anchor: its `href` when the address is safe, else nothing (a link that leads nowhere). */
export function linkTo(url: string | null | undefined): { readonly href?: string } {
  const href = safeHref(url);
  return href === null ? {} : { href };
}
