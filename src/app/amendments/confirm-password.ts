import { AppError } from "../../kernel/errors/app-error.ts";
import type { Actor } from "../../kernel/http/route.ts";
import type { Identity } from "../../modules/identity/index.ts";

/** Is this the password of the caller? Slowed down like signing in: throws `identity.too-many-attempts` (429) after failures. */
export async function confirmPassword(identity: Pick<Identity, "getAccount" | "signIn">, actor: Actor, password: string, address: string): Promise<boolean> {
  const account = await identity.getAccount(actor.accountId);
  if (account === null) return false;
  try {
    await identity.signIn(account.email, password, address);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "identity.wrong-credentials") return false;
    throw error;
  }
}
