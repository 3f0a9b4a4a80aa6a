import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { Issue } from "../../errors/app-error.ts";

export interface AddressRules {
  /** Plain http to other machines, for networks that are trusted. */
  readonly allowHttp: boolean;
  /** Addresses of the house's own network: this machine, private and special ranges. */
  readonly allowPrivate: boolean;
}

/** What is wrong with an address to be called, before it is resolved; all at once. */
export function urlIssues(text: string, rules: AddressRules): Issue[] {
  const issue = (code: string, fr: string, en: string): Issue => ({ code: `outbox.${code}`, severity: "error", field: "url", text: { fr, en } });
  if (text.length > 2000 || !URL.canParse(text)) return [issue("url-malformed", "Indiquez une adresse complète, par exemple https://exemple.fr/jalon.", "Give a whole address, for example https://example.org/jalon.")];
  const url = new URL(text);
  const issues: Issue[] = [];
  const local = isLocalName(hostOf(url));
  if (url.protocol !== "https:" && url.protocol !== "http:") issues.push(issue("url-malformed", "L’adresse doit commencer par https://.", "The address must begin with https://."));
  else if (url.protocol === "http:" && !rules.allowHttp && !local) issues.push(issue("url-not-https", "L’adresse doit commencer par https://\u202f: sans chiffrement, n’importe qui sur le chemin pourrait lire et changer les annonces.", "The address must begin with https://: without encryption anybody on the way could read and change what is announced."));
  if (url.username !== "" || url.password !== "") issues.push(issue("url-with-password", "N’écrivez ni identifiant ni mot de passe dans l’adresse\u202f: la signature suffit.", "Write neither login nor password in the address: the signature is enough."));
  if (!rules.allowPrivate && (local || (isIP(hostOf(url)) !== 0 && isPrivate(hostOf(url))))) issues.push(issue("url-private", "Cette adresse est celle d’un réseau privé ou de cette machine\u202f: Jalon ne l’appelle pas.", "This address belongs to a private network or to this machine: Jalon does not call it."));
  return issues;
}

/** The host without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

function isLocalName(host: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(host) || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** Ranges that are not of the public Internet (IANA special-purpose address registries, RFC 6890 and later). */
const special = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24],
  ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
] as const) special.addSubnet(net, bits, "ipv4");
// Of IPv6 only what is routed as unicast is public at all; within it, translations and tunnels may lead inside.
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
for (const [net, bits] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const) special.addSubnet(net, bits, "ipv6");

/** Is this IP address inside, or otherwise not one of the public Internet? IPv4 written as IPv6 is taken as inside, whatever it is. */
export function isPrivate(address: string): boolean {
  if (isIP(address) === 4) return special.check(address, "ipv4");
  if (isIP(address) !== 6) return true;
  return !global6.check(address, "ipv6") || special.check(address, "ipv6");
}

/** Resolves names for a connection and leaves private addresses out: the address that is checked is the one connected to. */
export function publicLookup(rules: AddressRules): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      const kept = rules.allowPrivate ? found : found.filter(({ address }) => !isPrivate(address));
      const [first] = kept;
      if (first === undefined) return done(Object.assign(new Error("only private addresses"), { code: privateAddress }), []);
      if (options.all === true) done(null, kept);
      else done(null, first.address, first.family);
    });
  };
}

export const privateAddress = "EPRIVATE";
