import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { causeByCode } from "../domain/shortlist.ts";
import { france, tableSexes, totalAge } from "../domain/tables.ts";
import type { Release } from "../store.ts";
import { nutsOf, regionName } from "./words.ts";

/** A released table whole, one observation a line, with the dimensions and codes of Eurostat's own (SDMX): what is hidden has no value and says so. */
export function longTable({ content, version, sha256, demonstration }: Release, regions: readonly { readonly code: string; readonly name: Bilingual }[]): Table {
  const { deathYear, status, causes, ages, byAge, byRegion, crude, standardised } = content;
  const rows: Cell[][] = [];
  const line = (unit: string, sex: string, age: string, cause: string, region: string, value: number | null, hidden: boolean): void => {
    rows.push(["A", unit, sex, age, cause, causeByCode.get(cause)?.name ?? cause, nutsOf[region] ?? region, regionName(region, regions), deathYear, value, status === "provisional" ? "P" : "A", hidden ? "C" : "F"]);
  };
  for (const [cause, code] of causes.entries()) {
    for (const [sex, name] of tableSexes.entries()) {
      for (const [age, band] of ages.entries()) { const value = byAge[(cause * 3 + sex) * ages.length + age] ?? null; line("NR", name, band, code, france, value, value === null); }
      for (const [region, place] of content.regions.entries()) {
        const at = (cause * 3 + sex) * content.regions.length + region;
        const hidden = (byRegion[at] ?? null) === null;
        if (place !== france) line("NR", name, totalAge, code, place, byRegion[at] ?? null, hidden);
        if (crude[at] !== null && crude[at] !== undefined) line("RT", name, totalAge, code, place, crude[at], false);
        if (standardised[at] !== null && standardised[at] !== undefined) line("RT_STD", name, totalAge, code, place, standardised[at], false);
      }
    }
  }
  const label = (fr: string, en: string = fr) => ({ fr, en });
  return {
    name: `mortality-${deathYear}-v${version}`, title: label(`Causes de décès ${deathYear}, version ${version}`, `Causes of death ${deathYear}, version ${version}`), demonstration,
    notes: [label(`Empreinte SHA-256 des tables\u202f: ${sha256}.`, `SHA-256 of the tables: ${sha256}.`), label("NR\u202f: décès. RT\u202f: pour 100\u202f000 habitants. RT_STD\u202f: le même, standardisé sur la population européenne de 2013. CONF_STATUS C\u202f: masqué, F\u202f: libre. OBS_STATUS P\u202f: provisoire.", "NR: deaths. RT: per 100,000 inhabitants. RT_STD: the same, standardised on the European population of 2013. CONF_STATUS C: hidden, F: free. OBS_STATUS P: provisional.")],
    columns: [{ key: "FREQ", label: label("FREQ") }, { key: "UNIT", label: label("UNIT") }, { key: "SEX", label: label("SEX") }, { key: "AGE", label: label("AGE") }, { key: "ICD10", label: label("ICD10") }, { key: "causeName", label: label("Cause", "Cause") }, { key: "GEO", label: label("GEO") }, { key: "regionName", label: label("Région", "Region") }, { key: "TIME_PERIOD", label: label("TIME_PERIOD") }, { key: "OBS_VALUE", label: label("OBS_VALUE") }, { key: "OBS_STATUS", label: label("OBS_STATUS") }, { key: "CONF_STATUS", label: label("CONF_STATUS") }],
    rows,
  };
}
