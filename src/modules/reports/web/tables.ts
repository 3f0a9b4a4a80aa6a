import type { Table } from "../../../kernel/tables/index.ts";
import type { ChangeSince } from "../seal/changed-since.ts";
import type { SealedSummary } from "../store/sealed-store.ts";
import { isDay } from "../../../kernel/time/day.ts";

export function reportsTable(reports: readonly SealedSummary[]): Table {
  return {
    name: "reports",
    title: { fr: "Rapports scellés", en: "Sealed reports" },
    columns: [
      { key: "code", label: { fr: "Rapport", en: "Report" } },
      { key: "year", label: { fr: "Année", en: "Year" } },
      { key: "sealed_on", label: { fr: "Scellé le", en: "Sealed on" } },
      { key: "seal", label: { fr: "Sceau (SHA-256)", en: "Seal (SHA-256)" } },
      { key: "corrects", label: { fr: "Corrige", en: "Corrects" } },
      { key: "withdrawn_on", label: { fr: "Retiré le", en: "Withdrawn on" } },
      { key: "withdrawal_reason", label: { fr: "Raison du retrait", en: "Reason of the withdrawal" } },
      { key: "public_since", label: { fr: "Public depuis le", en: "Public since" } },
    ],
    rows: reports.map((one) => [one.code, one.year, dayCell(one.sealedAt), one.contentSha256, one.corrects, one.withdrawn === null ? null : dayCell(one.withdrawn.on), one.withdrawn?.reason ?? null, one.publicSince === null ? null : dayCell(one.publicSince)]),
    demonstration: reports.some((one) => one.demonstration),
  };
}

export function changesTable(code: string, changes: readonly ChangeSince[], demonstration: boolean): Table {
  return {
    name: `changes-since-${code}`,
    title: { fr: `Ce qui a changé depuis le rapport ${code}`, en: `What changed since report ${code}` },
    columns: [
      { key: "kind", label: { fr: "Nature", en: "Kind" } },
      { key: "subject", label: { fr: "Objet", en: "Subject" } },
      { key: "about", label: { fr: "De quoi", en: "About" } },
      { key: "what", label: { fr: "Ce qui s’est passé", en: "What happened" } },
      { key: "on", label: { fr: "Le", en: "On" } },
      { key: "before", label: { fr: "Dans le rapport", en: "In the report" } },
      { key: "after", label: { fr: "Aujourd’hui", en: "Today" } },
      { key: "reason", label: { fr: "Raison donnée", en: "Reason given" } },
    ],
    rows: changes.map((one) => [one.kind, one.subject, one.label, one.what, one.on === null ? null : { day: one.on }, one.before, one.after, one.reason]),
    demonstration,
  };
}

function dayCell(instant: string): { readonly day: ReturnType<typeof asDay> } {
  return { day: asDay(instant) };
}

function asDay(instant: string) {
  const text = new Date(instant).toISOString().slice(0, 10);
  if (!isDay(text)) throw new RangeError(`not an instant: ${instant}`);
  return text;
}
