import { AppError } from "../../kernel/errors/app-error.ts";
import { mailboxFrom, type AddressRules } from "../../kernel/outbox/index.ts";
import { baseAddressIssues, harvestSources, parseQuery, sourceFacts, type HarvestSettings, type HarvestSource } from "../../modules/publications/index.ts";

export interface HarvestConfig extends HarvestSettings {
  /** Every so many days each source whose query is set is harvested since its last time; null: never by itself. */
  readonly everyDays: number | null;
  /** ClinicalTrials.gov, whose studies are followed: by itself or only when somebody asks, and the mirror that is asked instead of it. */
  readonly ctgov: { readonly follows: boolean; readonly baseAddress: string | null };
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `JALON_HARVEST_CONTACT`; per source `JALON_HARVEST_HAL` (its query, `collection:INSERM`), `…_HAL_URL`, `…_OPENALEX_KEY`;
 * `JALON_HARVEST_EVERY_DAYS`; `JALON_HARVEST_CTGOV` (`studies`: those of the portal and of followed sponsors), `…_CTGOV_URL`;
 * `JALON_HARVEST_ALLOW_HTTP`, `…_ALLOW_PRIVATE` for a mirror of one's own. Fails with
 * `config.bad-harvest`, which says which setting and never repeats a key.
 */
export function harvestConfigFrom(environment: Environment, version: string): HarvestConfig {
  const contact = setting(environment, "JALON_HARVEST_CONTACT");
  if (contact !== null && mailboxFrom(contact) === null) throw bad("JALON_HARVEST_CONTACT", "une adresse électronique", "an e-mail address");
  const rules: AddressRules = { allowHttp: environment["JALON_HARVEST_ALLOW_HTTP"] === "1", allowPrivate: environment["JALON_HARVEST_ALLOW_PRIVATE"] === "1" };
  const every = setting(environment, "JALON_HARVEST_EVERY_DAYS");
  if (every !== null && !/^[1-9]\d{0,2}$/.test(every)) throw bad("JALON_HARVEST_EVERY_DAYS", "un nombre de jours", "a number of days");
  const address = (name: string): string | null => {
    const given = setting(environment, name);
    if (given !== null && baseAddressIssues(given, rules).length > 0) throw bad(name, "une adresse https:// du réseau public", "an https:// address of the public network");
    return given;
  };
  const ctgov = setting(environment, "JALON_HARVEST_CTGOV");
  if (ctgov !== null && ctgov !== "studies") throw bad("JALON_HARVEST_CTGOV", "studies", "studies");
  return {
    contact: contact === null ? null : mailboxFrom(contact)?.address ?? null,
    userAgent: `Jalon/${version}`,
    rules,
    baseAddresses: perSource((source) => address(`JALON_HARVEST_${source.toUpperCase()}_URL`)),
    queries: perSource((source) => {
      const name = `JALON_HARVEST_${source.toUpperCase()}`;
      const text = setting(environment, name);
      if (text === null) return null;
      const query = parseQuery(source, text);
      const kinds = sourceFacts[source].kinds.map(({ by }) => `${by}:…`).join(", ");
      if (query === null) throw bad(name, `de la forme ${kinds}`, `of the form ${kinds}`);
      return query;
    }),
    keys: perSource((source) => setting(environment, `JALON_HARVEST_${source.toUpperCase()}_KEY`)),
    everyDays: every === null ? null : Number(every),
    ctgov: { follows: ctgov !== null, baseAddress: address("JALON_HARVEST_CTGOV_URL") },
  };
}

function setting(environment: Environment, name: string): string | null {
  const text = environment[name]?.trim() ?? "";
  return text === "" ? null : text;
}

function perSource<T>(read: (source: HarvestSource) => T | null): Readonly<Partial<Record<HarvestSource, T>>> {
  return Object.fromEntries(harvestSources.flatMap((source) => {
    const value = read(source);
    return value === null ? [] : [[source, value]];
  })) as Readonly<Partial<Record<HarvestSource, T>>>;
}

function bad(name: string, fr: string, en: string): AppError {
  return new AppError("config.bad-harvest", { fr: `${name} doit être ${fr}.`, en: `${name} must be ${en}.` });
}
