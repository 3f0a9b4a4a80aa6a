import { fromFresh, labelsOf, qualityOf, type Offered, type OfferedConcept, type OrganisationOffers, type StudyDeclareDeps, type Vocabularies } from "../../modules/studies/index.ts";
import type { Directory } from "../../modules/directory/index.ts";
import type { House } from "../house.ts";
import { cohortNames, datasetNames, namedOf } from "./names.ts";

/** More than that is a list to search, not one to be sent with each page. */
const mostOffered = 1000;

/** What the declaration of studies is given of the house. */
export function studyDeclareDeps(house: Pick<House, "db" | "clock" | "identity" | "directory" | "datasets" | "config" | "studies" | "vocabularies">, register?: StudyDeclareDeps["register"]): StudyDeclareDeps {
  const { db, clock, identity, directory, datasets, config, studies, vocabularies } = house;
  const organisations = organisationOffers(house);
  return {
    db, clock, studies, identity, quality: (record) => qualityOf(record), organisations,
    labels: vocabularies.labels,
    concepts: async () => {
      await vocabularies.refresh();
      return (list) => [...labelsOf(list).map(({ code, name, help }): OfferedConcept => ({ id: code, label: name, help: help ?? null })), ...loadedBeyondOurs(vocabularies, list)];
    },
    cohorts: cohortNames(directory, clock),
    datasetNames: datasetNames(datasets),
    datasets: async () => {
      const { total, items } = await datasets.list({ page: 1, pageSize: 200 });
      return total > mostOffered ? [] : items.map(({ code, metadata: { title } }): Offered => ({ code, name: title.fr ?? title.en ?? code }));
    },
    // An account is one of the institute: its studies are promoted by it unless they say otherwise.
    known: async () => {
      const found = await directory.find(config.institute, "organisation");
      const body = found === null ? null : await organisations.byCode(found.ref.code);
      return body === null ? {} : { sponsors: [body] };
    },
    ...(register === undefined ? {} : { register }),
  };
}

/** Concepts of loaded vocabularies that none of ours stands for. */
function loadedBeyondOurs(vocabularies: Vocabularies, list: Parameters<Vocabularies["loadedFor"]>[0]): readonly OfferedConcept[] {
  return vocabularies.loadedFor(list).flatMap(({ concepts }) => concepts.filter(({ id, deprecated }) => !deprecated && fromFresh(id) === null).map(({ id, label }) => ({ id: `fresh:${id}`, label })));
}

function organisationOffers({ directory, clock }: Pick<House, "directory" | "clock">): OrganisationOffers {
  const all = namedOf(directory, clock, "organisation");
  return {
    offered: async () => {
      const items = await all();
      return items.length > mostOffered ? [] : items;
    },
    async byCode(code) {
      const found = await directory.find(code, "organisation");
      if (found === null) return null;
      const numbers = await identifiersOf(directory, found.ref.id, clock.today());
      return { name: found.ref.name, kind: null, ror: numbers.get("ror") ?? null, siren: numbers.get("siren") ?? null, directoryCode: found.ref.code };
    },
  };
}

async function identifiersOf(directory: Pick<Directory, "record">, id: Parameters<Directory["record"]>[0], today: Parameters<Directory["record"]>[1]): Promise<ReadonlyMap<string, string>> {
  const record = await directory.record(id, today);
  const values = (record?.fields["identifier"]?.current ?? []).flatMap(({ value }) => (typeof value === "object" && value !== null && !Array.isArray(value) && "scheme" in value ? [value] : []));
  return new Map(values.flatMap((one): readonly (readonly [string, string])[] => {
    const [scheme, number] = [one["scheme"], one["value"]];
    return typeof scheme === "string" && typeof number === "string" ? [[scheme, number]] : [];
  }));
}
