import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { urlIssues, type AddressRules } from "../../../../kernel/outbox/index.ts";

const texts = {
  "url-malformed": both("Indiquez une adresse complète, qui commence par https://.", "Give a whole address that begins with https://."),
  "url-not-https": both("L’adresse doit commencer par https://\u202f: sans chiffrement, n’importe qui sur le chemin pourrait changer les réponses.", "The address must begin with https://: without encryption anybody on the way could change the answers."),
  "url-with-password": both("N’écrivez ni identifiant ni mot de passe dans l’adresse.", "Write neither login nor password in the address."),
  "url-private": both("Cette adresse est celle d’un réseau privé ou de cette machine\u202f: Jalon ne l’appelle pas.", "This address belongs to a private network or to this machine: Jalon does not call it."),
} as const;

/** What is wrong with the address of a source, all at once, by the rules of the house for addresses that people write. */
export function baseAddressIssues(text: string, rules: AddressRules): Issue[] {
  const issues = urlIssues(text, rules).map((issue): Issue => {
    const reason = issue.code.replace(/^outbox\./, "");
    const known = Object.entries(texts).find(([key]) => key === reason);
    return { code: `publications.harvest-${reason}`, severity: "error", field: "base", text: known?.[1] ?? issue.text };
  });
  const url = issues.length === 0 ? new URL(text) : null;
  if (url !== null && (url.search !== "" || url.hash !== "")) {
    issues.push({ code: "publications.harvest-url-query", severity: "error", field: "base", text: both("L’adresse de base ne porte ni «\u202f?\u202f» ni «\u202f#\u202f».", "The base address bears neither “?” nor “#”.") });
  }
  return issues;
}

/** The address under a base, with its parameters; a base may end in a slash or not. */
export function addressUnder(base: string, path: string, parameters: Readonly<Record<string, string | number | null>> = {}): URL {
  const url = new URL(base.replace(/\/+$/, "") + path);
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, String(value));
  return url;
}
