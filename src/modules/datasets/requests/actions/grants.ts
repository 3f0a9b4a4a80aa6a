import { createHash } from "node:crypto";
import type { AccessGrant } from "../../domain/access.ts";
import type { Grants } from "../../domain/ports.ts";
import { numberOf } from "../domain/request.ts";
import { grantOfLink, grantsOfAccount } from "../store/link-store.ts";
import type { RequestsDeps } from "./deps.ts";

/** Access in force now, asked anew at each download: what has ended, was revoked, or belongs to a closed account gives nothing. */
export function createGrants({ db, clock, accounts }: Pick<RequestsDeps, "db" | "clock" | "accounts">): Grants {
  return {
    async of({ actor, linkToken }, dataset) {
      const at = clock.now().toISOString();
      const grants: AccessGrant[] = [];
      if (actor !== null) {
        for (const row of await grantsOfAccount(db, actor.accountId, dataset, at)) grants.push({ id: numberOf(row.id), dataset: row.dataset, files: row.granted_files, expiresAt: row.expires_at });
      }
      const row = linkToken === null || linkToken === "" ? null : await grantOfLink(db, hashOf(linkToken), at);
      if (row !== null && row.dataset === dataset && (await accounts.getAccount(row.requester))?.active === true) {
        grants.push({ id: `${numberOf(row.id)}-link`, dataset: row.dataset, files: both(row.granted_files, row.link_files), expiresAt: row.link_expires_at !== null && row.link_expires_at < row.expires_at ? row.link_expires_at : row.expires_at });
      }
      return grants;
    },
  };
}

export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Files in both lists; null is all files. */
function both(granted: readonly string[] | null, chosen: readonly string[] | null): readonly string[] | null {
  if (granted === null) return chosen;
  return chosen === null ? granted : chosen.filter((file) => granted.includes(file));
}
