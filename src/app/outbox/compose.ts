import type { Db } from "../../kernel/db/db.ts";
import { tracedStack } from "../../kernel/http/edge/failure.ts";
import { createOutbox, smtpTransport, webhookTransport, type Outbox } from "../../kernel/outbox/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { standInFor, type Identity } from "../../modules/identity/index.ts";
import { addressOfAlert, alertRecipientPrefix } from "../../modules/studies/index.ts";
import type { Config } from "../config.ts";

/** What leaves this house, and how: mail to the addresses of open accounts, where a server is set; webhooks. */
export function composeOutbox({ db, clock, config, identity }: { readonly db: Db; readonly clock: Clock; readonly config: Config; readonly identity: Identity }): Outbox {
  const { mail } = config;
  return createOutbox({
    db,
    clock,
    onError: (error) => process.stderr.write(`${JSON.stringify({ level: "error", route: "outbox", stack: tracedStack(error) })}\n`),
    standIns: async (inside, accountId) => {
      const standIn = await standInFor(inside, accountId, clock.today());
      return standIn === null ? [] : [standIn];
    },
    transports: {
      webhook: webhookTransport({ db, clock, rules: config.webhookRules, userAgent: `Jalon/${config.version}` }),
      ...(mail === undefined
        ? {}
        : {
            mail: smtpTransport({
              ...mail,
              site: config.publicUrl?.replace(/\/+$/, "") ?? null,
              signature: {
                fr: "Message envoyé par Jalon, auquel il n’est pas répondu. Vos avis se lisent aussi dans Jalon, page Mes avis.",
                en: "Sent by Jalon; answers are not read. Your notices are also found in Jalon, on the page My notices.",
              },
              mailboxOf: async (accountId) => {
                // An address outside the house that follows a search of studies: known to its alert alone.
                if (accountId.startsWith(alertRecipientPrefix)) {
                  const address = await addressOfAlert(db, accountId.slice(alertRecipientPrefix.length));
                  return address === null ? null : { address, name: "" };
                }
                const account = await identity.getAccount(accountId);
                // Names under .invalid lead nowhere, by their very definition (RFC 2606): those of the demonstration.
                return account === null || !account.active || account.email.endsWith(".invalid") ? null : { address: account.email, name: account.name };
              },
            }),
          }),
    },
  });
}
