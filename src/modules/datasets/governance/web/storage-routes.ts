import { createElement } from "preact";
import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { rolesFor } from "../../../identity/index.ts";
import { dataCentreOf } from "../../domain/vocabularies/index.ts";
import type { CentreAgreement, GovernanceDeps } from "../deps.ts";
import { rowOf, type Holding, type MapRow, type Sensitivity, sensitivities } from "../domain/holdings.ts";
import { createHoldingsReader, storedFiles, type StoredFiles } from "../store/holdings.ts";
import { sensitivityNames } from "./map-page.tsx";
import { StoragePage } from "./storage-page.tsx";

export interface CentreRow extends MapRow {
  readonly name: Bilingual;
  readonly files: number;
  readonly bySensitivity: Readonly<Record<Sensitivity, number>>;
  readonly agreements: readonly CentreAgreement[];
}

export interface Inventory {
  readonly rows: readonly CentreRow[];
  readonly stored: StoredFiles;
  /** Agreements with labelled centres that no dataset names. */
  readonly otherAgreements: readonly CentreAgreement[];
  readonly demonstration: boolean;
}

/** Stands for all thematic repositories together: they are no data centres, and nobody signs an agreement with them. */
export const inRepositories = "repositories";

/** What stands where: datasets, files and volume by data centre, with the agreements that cover them. */
export function storageRoutes(deps: GovernanceDeps): readonly Route[] {
  const holdingsOf = createHoldingsReader(deps.db, deps.clock);
  const access = { anyOf: rolesFor("datasets.govern") };
  const read = async (): Promise<Inventory> => {
    const [holdings, stored, agreements] = await Promise.all([holdingsOf(), storedFiles(deps.db), deps.agreements(deps.clock.today())]);
    const groups = new Map<string, Holding[]>();
    for (const one of holdings) {
      const place = one.dataCentre ?? (one.inRepository ? inRepositories : "");
      const known = groups.get(place);
      if (known === undefined) groups.set(place, [one]);
      else known.push(one);
    }
    const rows = [...groups].map(([code, of]): CentreRow => {
      const named = dataCentreOf(code)?.name;
      const name = code === "" ? both("Ce serveur", "This server") : code === inRepositories ? both("Entrepôts thématiques", "Thematic repositories") : named ?? both(code, code);
      return {
        ...rowOf(code, of), name, files: of.reduce((sum, { files }) => sum + files, 0), agreements: agreements.filter(({ centre }) => centre === code || centre === name.fr),
        bySensitivity: Object.fromEntries(sensitivities.map((sensitivity) => [sensitivity, of.filter((one) => one.sensitivity === sensitivity).length])) as Readonly<Record<Sensitivity, number>>,
      };
    }).toSorted((a, b) => Number(b.code === "") - Number(a.code === "") || b.bytes - a.bytes);
    const told = new Set(rows.flatMap((row) => row.agreements));
    return { rows, stored, otherAgreements: agreements.filter((one) => !told.has(one)), demonstration: holdings.some(({ demonstration }) => demonstration) };
  };
  return [
    route({
      method: "GET", path: "/data/storage", access, summary: "The storage inventory by data centre",
      handle: async ({ context: { language, clock } }) => {
        const inventory = await read();
        return {
          kind: "page",
          page: {
            title: pick(both("Inventaire du stockage", "Storage inventory"), language), section: "data", demonstration: inventory.demonstration,
            body: createElement(StoragePage, { inventory, agreementsHref: deps.agreementsHref, today: clock.today(), language }),
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/datasets-storage.${format}`, access, summary: `The storage inventory (${format.toUpperCase()})`,
        handle: async ({ context }) => {
          const { rows, demonstration } = await read();
          return tableReply({
            name: "datasets-storage", title: both("Inventaire du stockage", "Storage inventory"), demonstration,
            columns: [
              { key: "code", label: both("Code", "Code") }, { key: "centre", label: both("Centre de données", "Data centre") }, { key: "datasets", label: both("Jeux de données", "Datasets") }, { key: "files", label: both("Fichiers", "Files") }, { key: "bytes", label: both("Volume", "Volume"), unit: "octets" },
              ...sensitivities.map((sensitivity) => ({ key: sensitivity, label: sensitivityNames[sensitivity] })), { key: "agreements", label: both("Conventions en vigueur", "Agreements in force") },
            ],
            rows: rows.map(({ code, name, datasets, files, bytes, bySensitivity, agreements }) => [code, name, datasets, files, bytes, ...sensitivities.map((sensitivity) => bySensitivity[sensitivity]), agreements.map((one) => one.name).join(" ; ")]),
          }, format, context.language);
        },
      }),
    ),
    route({
      method: "GET", path: "/api/v1/datasets/storage", access, summary: "The storage inventory by data centre",
      response: z.object({ rows: z.array(z.object({ code: z.string(), name: z.object({ fr: z.string(), en: z.string() }), datasets: z.number(), files: z.number(), bytes: z.number(), bySensitivity: z.record(z.string(), z.number()), agreements: z.array(z.object({ name: z.string(), labelled: z.boolean() })) })), orphans: z.object({ files: z.number(), bytes: z.number() }) }),
      handle: async () => {
        const { rows, stored } = await read();
        return { kind: "json", value: { rows, orphans: stored.orphans } };
      },
    }),
  ];
}
