import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's second set of argon2id parameters (19 MiB, 2 passes, 1 lane): about 30 ms on an ordinary server. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Algorithm argon2id, the library's default. Equal passwords typed on different keyboards are equal (NFKC). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let decoy: Promise<string> | null = null;

/**
 * Is this the password? Without a hash (no such account) it works as long on a decoy and says no, so that the time
 * does not tell which accounts exist.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(oneTimePassword());
  // Awaited in both cases: only the first sign-in of a process pays for making it, whoever it is.
  const spare = await decoy;
  const matches = await verify(passwordHash ?? spare, password.normalize("NFKC"));
  return matches && passwordHash !== null;
}

// Without what is read for something else on paper: 0 o, 1 l i, vowels that make words.
const signs = "23456789bcdfghjkmnpqrstvwxz";

function group(): string {
  return Array.from({ length: 5 }, () => signs[randomInt(signs.length)] ?? "").join("");
}

/** 20 random signs in groups of five: 95 bits, easy to copy by hand. */
export function oneTimePassword(): string {
  return Array.from({ length: 4 }, group).join("-");
}
