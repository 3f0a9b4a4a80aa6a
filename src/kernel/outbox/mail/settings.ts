/** A server that takes mail, from `smtp://user:password@host:587` or `smtps://host`. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps); else STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

export interface Mailbox {
  readonly address: string;
  /** Shown before the address; empty where there is none. */
  readonly name: string;
}

/** The server that an address names; null where it is none. Ports by default: 465 for smtps, 587 with a login, else 25. */
export function smtpServerFrom(text: string): SmtpServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const secure = url.protocol === "smtps:";
  if ((!secure && url.protocol !== "smtp:") || url.hostname === "" || (url.pathname !== "" && url.pathname !== "/") || url.search !== "" || url.hash !== "") return null;
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === null || password === null || (user === "") !== (password === "")) return null;
  const login = user === "" ? null : { user, password };
  return { host: url.hostname.replace(/^\[(.*)\]$/, "$1"), port: url.port === "" ? (secure ? 465 : login === null ? 25 : 587) : Number(url.port), secure, login };
}

/** `name@example.fr` or `Somebody <name@example.fr>`; null where it is neither. */
export function mailboxFrom(text: string): Mailbox | null {
  const [, name = "", address = ""] = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>|)\s*$/.exec(text) ?? [];
  const found = { name: name.trim(), address: address === "" ? text.trim() : address };
  return isAddress(found.address) ? found : null;
}

/** Could this be the address of one mailbox? Whatever could be read as two, or as more than an address, is none. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]{1,190}$/u.test(text);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
