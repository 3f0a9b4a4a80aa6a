import { createHmac, hkdfSync } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError } from "../../../kernel/errors/app-error.ts";

export const keyBytes = 32;

/** A key of its own for each project and purpose, from one secret: HKDF-SHA-256 (RFC 5869). From one of them neither the secret nor another follows. */
export function derivedKey(secret: Uint8Array, project: string, purpose: string): Uint8Array {
  if (secret.byteLength < keyBytes) throw keyNotValid();
  return new Uint8Array(hkdfSync("sha256", secret, "", `jalon-linkage/1\u0000${project}\u0000${purpose}`, keyBytes));
}

/** Eight characters that two holders of a key can read to each other: alike for the same key, of no use to find it. */
export function keyFingerprint(secret: Uint8Array): string {
  return createHmac("sha256", derivedKey(secret, "", "fingerprint")).update("fingerprint").digest("hex").slice(0, 8);
}

/**
 * The secret of a key file: 32 bytes, or 64 hexadecimal characters for one that was sent. A file that others may read is refused:
 * a key is worth its secrecy. Throws `linkage.key-not-valid`, `linkage.key-not-private`.
 */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const file = await open(path, "r").catch(() => null);
  if (file === null) throw keyNotValid();
  try {
    const { mode, size } = await file.stat();
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw new AppError("linkage.key-not-private", {
        fr: "D’autres utilisateurs de cette machine peuvent lire ce fichier de clé\u202f: retirez-leur ce droit (chmod 600).",
        en: "Other users of this machine can read this key file: take that right away from them (chmod 600).",
      });
    }
    if (size > 1_024) throw keyNotValid();
    const bytes = await file.readFile();
    if (bytes.byteLength === keyBytes) return new Uint8Array(bytes);
    const text = bytes.toString("latin1").trim();
    if (!/^[0-9a-f]{64}$/i.test(text)) throw keyNotValid();
    return new Uint8Array(Buffer.from(text, "hex"));
  } finally {
    await file.close();
  }
}

function keyNotValid(): AppError {
  return new AppError("linkage.key-not-valid", {
    fr: "Ce fichier n’est pas une clé\u202f: il en faut un de 32 octets, ou de 64 caractères hexadécimaux. «\u202fjalon linkage key\u202f» en fait un.",
    en: "This file is not a key: one of 32 bytes, or of 64 hexadecimal characters, is needed. “jalon linkage key” makes one.",
  });
}
