import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { sql, type Db } from "../../db/db.ts";
import { both } from "../../i18n/format.ts";
import type { Bilingual } from "../../i18n/language.ts";
import type { Clock } from "../../time/day.ts";
import type { Outcome, Transport, WebhookPayload } from "../message.ts";
import { privateAddress, publicLookup, urlIssues, type AddressRules } from "./addresses.ts";
import { signatureOf } from "./sign.ts";

export interface WebhookTransportDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly rules: AddressRules;
  /** Of the program that calls: `Jalon/0.1.0`. */
  readonly userAgent: string;
  readonly timeoutMilliseconds?: number;
  /** Certificates to trust instead of those of the system. */
  readonly ca?: string;
}

interface Target {
  readonly url: string;
  readonly active: boolean;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: string | null;
}

/**
 * Calls subscribers with signed announcements (Standard Webhooks 1.0.0): at least once, with the same `webhook-id` each
 * time. 2xx is taken; anything else, redirects too, is tried again; 410 ends the subscription. What they answer is not read.
 */
export function webhookTransport(deps: WebhookTransportDeps): Transport {
  const { db, clock, rules } = deps;
  return {
    async deliver({ recipient, payload: kept }, _beforeHandOver, signal) {
      const [target] = await db.query<Target>(sql`
        select url, active, secret, previous_secret as "previousSecret", previous_until as "previousUntil" from outbox.subscription where id = ${recipient}::uuid`);
      if (target === undefined) return failed(null, both("L’abonnement n’existe plus.", "The subscription no longer exists."));
      if (!target.active) return postponed(null, both("L’abonnement est en pause.", "The subscription is paused."));
      const [refused] = urlIssues(target.url, rules);
      if (refused !== undefined) return failed(null, refused.text);
      const payload = kept as WebhookPayload;
      const now = clock.now();
      const overlaps = target.previousSecret !== null && target.previousUntil !== null && Date.parse(target.previousUntil) > now.getTime();
      const seconds = Math.floor(now.getTime() / 1000);
      const secrets = [target.secret, ...(overlaps && target.previousSecret !== null ? [target.previousSecret] : [])];
      const outcome = await call(deps, target.url, payload.body, {
        "webhook-id": payload.eventId,
        "webhook-timestamp": String(seconds),
        "webhook-signature": signatureOf(secrets, payload.eventId, seconds, payload.body),
      }, signal);
      if (outcome.kind === "failed" && outcome.code === 410) await db.query(sql`update outbox.subscription set active = false where id = ${recipient}::uuid`);
      return outcome;
    },
  };
}

function call({ rules, userAgent, timeoutMilliseconds = 10_000, ca }: WebhookTransportDeps, url: string, body: string, signed: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const bytes = Buffer.from(body, "utf8");
    const options = {
      method: "POST",
      // A connection of its own: nothing is shared with, or kept for, another address.
      agent: false as const,
      lookup: publicLookup(rules),
      headers: { "content-type": "application/json; charset=utf-8", "content-length": bytes.byteLength, "user-agent": userAgent, ...signed },
      ...(ca === undefined ? {} : { ca }),
    };
    const request = url.startsWith("https:") ? httpsRequest(url, options) : httpRequest(url, options);
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      request.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => end(postponed(null, both("Pas de réponse dans les dix secondes.", "No answer within ten seconds."))), timeoutMilliseconds);
    const stop = (): void => end(postponed(null, both("Jalon s’est arrêté pendant l’envoi.", "Jalon stopped while sending.")));
    signal.addEventListener("abort", stop, { once: true });
    request.on("response", (response) => end(outcomeOf(response.statusCode ?? 0)));
    request.on("error", (error) => end(outcomeOfError(error)));
    request.end(bytes);
  });
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { kind: "sent", code: status };
  if (status === 410) return failed(status, both("Le destinataire demande de ne plus l’appeler (410)\u202f: l’abonnement est mis en pause.", "The subscriber asks not to be called any more (410): the subscription is paused."));
  if (status >= 300 && status < 400) return postponed(status, both(`Le destinataire renvoie à une autre adresse (${status})\u202f: les renvois ne sont pas suivis.`, `The subscriber redirects to another address (${status}): redirects are not followed.`));
  return postponed(status, both(`Le destinataire a répondu ${status}.`, `The subscriber answered ${status}.`));
}

function outcomeOfError(error: unknown): Outcome {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === privateAddress) return failed(null, both("Le nom mène à une adresse privée\u202f: Jalon ne l’appelle pas.", "The name leads to a private address: Jalon does not call it."));
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return postponed(null, both("Le nom du destinataire n’est pas connu.", "The name of the subscriber is not known."));
  if (code === "ECONNREFUSED") return postponed(null, both("Le destinataire refuse la connexion.", "The subscriber refuses the connection."));
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS/.test(code)) return postponed(null, both("Le certificat du destinataire n’est pas reconnu.", "The certificate of the subscriber is not trusted."));
  return postponed(null, both("La connexion avec le destinataire a échoué.", "The connection with the subscriber failed."));
}

function postponed(code: number | null, error: Bilingual): Outcome {
  return { kind: "postponed", code, error, stops: code === null ? "recipient" : "nothing" };
}

function failed(code: number | null, error: Bilingual): Outcome {
  return { kind: "failed", code, error };
}
