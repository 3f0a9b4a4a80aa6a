import { createElement } from "preact";
import { both } from "../../../../kernel/i18n/format.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { ContractVersion } from "../../store/version-store.ts";
import { exportRoutes } from "../exports.ts";
import { findPlace, onQuery, type ContractWebDeps } from "../place.ts";
import { codeName, severityWords } from "./contradiction-words.ts";
import { ContradictionsView } from "./contradictions-view.tsx";

export function contradictionsTable(version: ContractVersion): Table {
  return {
    name: `contradictions-${version.contractCode}`,
    title: both("Ce que le contrat dit contre lui-même", "What the contract says against itself"),
    columns: [
      { key: "code", label: both("Code", "Code") },
      { key: "kind", label: both("Nature", "Kind") },
      { key: "severity", label: both("Gravité", "Severity") },
      { key: "message", label: both("Ce qui est dit", "What is said") },
      { key: "items", label: both("Concerne", "About") },
      { key: "lines", label: both("Lignes du document", "Lines of the document") },
    ],
    rows: version.contradictions.map((one) => [one.code, codeName(one.code), severityWords[one.severity], one.message, one.items.join(", "), one.lines.join(", ")]),
  };
}

export function contradictionsRoutes(deps: ContractWebDeps): Route[] {
  return [
    route({
      method: "GET",
      path: "/contradictions",
      access: "public",
      summary: "What the contract says against itself",
      query: onQuery,
      handle: async ({ query, context }) => {
        const place = await findPlace(deps, query.on, context);
        return { kind: "page", page: { title: place.say("Contradictions", "Contradictions"), section: "contradictions", body: createElement(ContradictionsView, { place }) } };
      },
    }),
    ...exportRoutes(deps, "contradictions", "What the contract says against itself", (place) => contradictionsTable(place.version)),
  ];
}
