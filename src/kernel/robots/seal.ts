import { createHmac, timingSafeEqual } from "node:crypto";

/** Seals and opens small facts that travel through a page. Whoever has the page can read them, not change them. */
export interface Seal {
  seal(facts: object): string;
  /** Null where it was not sealed here, or was changed since. Never throws. */
  open(sealed: string): unknown;
  /** A digest that nobody without the key can compute: for what must be recognised and not read. */
  digest(text: string): string;
}

/** HMAC-SHA-256 (RFC 2104), base64url. `purpose` keeps two uses of one key apart. */
export function createSeal(key: () => Uint8Array, purpose: string): Seal {
  const digest = (text: string): string => createHmac("sha256", key()).update(`${purpose}\n${text}`).digest("base64url");
  return {
    digest,
    seal(facts) {
      const text = Buffer.from(JSON.stringify(facts), "utf8").toString("base64url");
      return `${text}.${digest(`seal ${text}`)}`;
    },
    open(sealed) {
      const [text = "", signature = ""] = sealed.split(".");
      const given = Buffer.from(signature, "utf8");
      const right = Buffer.from(digest(`seal ${text}`), "utf8");
      if (given.byteLength !== right.byteLength || !timingSafeEqual(given, right)) return null;
      return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown;
    },
  };
}
