import { createHash, randomBytes, randomUUID } from "node:crypto";
import { recordAudit } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { day, type Clock } from "../../../kernel/time/day.ts";
import { tokenIssues, tokenPrefix, type ApiToken, type ApiTokenInput } from "../domain/token.ts";
import { invalidAccount, unknownToken } from "../errors.ts";
import { accountById } from "../store/accounts.ts";
import { insertToken, noteTokenUse, openToken, revoke, tokensOf } from "../store/tokens.ts";
import { actorOn } from "./absences.ts";

export interface Tokens {
  /** A token of one's own, told once, here. Fails with `identity.invalid` (422), every fault at once. */
  createToken(by: Actor, input: ApiTokenInput): Promise<{ readonly token: ApiToken; readonly secret: string }>;
  /** The newest first; those that ended too. */
  listTokens(accountId: string): Promise<readonly ApiToken[]>;
  /** From now on it opens nothing. Fails with `identity.unknown-token` (404). */
  revokeToken(by: Actor, id: string): Promise<void>;
  /** The caller behind a token, with exactly the grants of the account as they are now; null where it opens nothing. */
  resolveToken(secret: string): Promise<{ readonly actor: Actor; readonly readOnly: boolean } | null>;
}

export function createTokens(db: Db, clock: Clock): Tokens {
  return {
    createToken: (by, input) =>
      db.tx(async (tx) => {
        const issues = tokenIssues(input, clock.today());
        if (issues.length > 0) throw invalidAccount(issues);
        const secret = `${tokenPrefix}${randomBytes(32).toString("base64url")}`;
        const token: ApiToken = { id: randomUUID(), name: input.name.trim(), readOnly: input.readOnly, createdAt: clock.now().toISOString(), expiresOn: day(input.expiresOn), lastUsedOn: null, revokedAt: null };
        await insertToken(tx, by.accountId, digestOf(secret), token);
        const { id, name, readOnly, expiresOn } = token;
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "identity.token-created", subject: `account:${by.accountId}`, next: { token: id, name, readOnly, expiresOn } });
        return { token, secret };
      }),
    listTokens: (accountId) => tokensOf(db, accountId),
    revokeToken: (by, id) =>
      db.tx(async (tx) => {
        if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) || !(await revoke(tx, by.accountId, id, clock.now()))) throw unknownToken();
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "identity.token-revoked", subject: `account:${by.accountId}`, next: { token: id } });
      }),
    async resolveToken(secret) {
      if (!new RegExp(`^${tokenPrefix}[A-Za-z0-9_-]{43}$`).test(secret)) return null;
      const today = clock.today();
      const token = await openToken(db, digestOf(secret), today);
      if (token === null) return null;
      const account = await accountById(db, token.accountId);
      if (account === null || !account.active) return null;
      if (token.lastUsedOn !== today) await noteTokenUse(db, token.id, today);
      return { actor: await actorOn(db, account, today), readOnly: token.readOnly };
    },
  };
}

function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
