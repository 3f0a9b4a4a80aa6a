import { both } from "../../../../kernel/i18n/format.ts";
import { integerOf, isObject, member } from "../../sources/shape.ts";
import type { SourceClient, SourcePage } from "../domain/harvest.ts";
import { Trouble } from "../domain/trouble.ts";
import { addressUnder } from "./address.ts";
import { parseJson } from "./ask.ts";
import type { ClientDeps } from "./client-deps.ts";

/**
 * ORCID: `/{orcid}/works` of the public API 3.0, person by person in the order of their identifiers; a page is a person.
 * Works that have not changed since the day asked for are not read again. A person whose record is gone is passed over
 * and told, without being named.
 */
export function orcidClient({ ask, read, base, since, researchers }: ClientDeps): SourceClient {
  let people: readonly string[] | null = null;
  return {
    async page(cursor) {
      people ??= [...new Set(await researchers())].sort();
      const index = cursor === null ? 0 : people.findIndex((one) => one > cursor);
      const orcid = index < 0 ? undefined : people[index];
      const shared = { next: index < 0 || index + 1 >= people.length ? null : orcid ?? null, total: people.length, mark: null };
      if (orcid === undefined) return { ...shared, next: null, read: nothing, given: 0, remarks: [] };
      try {
        const { text, changed } = await ask(addressUnder(base, `/${orcid}/works`), "json", (body) => {
          const value = parseJson(body);
          if (!isObject(value) || !Array.isArray(member(value, "group"))) throw new Trouble("malformed");
          return { text: body, changed: integerOf(member(value, "last-modified-date", "value")) };
        });
        const known = since !== null && (changed === null || changed < Date.parse(`${since.day}T00:00:00Z`));
        const found = known ? nothing : read(text);
        return { ...shared, read: found, given: found.records.length, remarks: [] };
      } catch (error) {
        if (error instanceof Trouble && error.kind === "not-found") return { ...shared, read: nothing, given: 0, remarks: [gone] } satisfies SourcePage;
        throw error;
      }
    },
  };
}

const nothing = { records: [], issues: [] };
const gone = {
  code: "publications.harvest-person-gone", severity: "warning" as const,
  text: both("ORCID ne connaît plus une des personnes de l’annuaire\u202f; elle est passée.", "ORCID no longer knows one of the people of the directory; they are passed over."),
};
