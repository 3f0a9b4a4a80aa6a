const origin = "http://local.invalid";

/**
 * The path, query and fragment of `text` when it stays on this site, else null. Against open redirects: another host,
 * another scheme, `//host`, `/\\host`, control characters and anything that does not start with one slash are refused.
 */
export function localPath(text: string): string | null {
  if (!/^\/(?![/\\])/.test(text) || /[^!-~]|\\/.test(text)) return null;
  const url = URL.canParse(text, origin) ? new URL(text, origin) : null;
  if (url === null || url.origin !== origin || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
