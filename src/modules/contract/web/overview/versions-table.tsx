import type { VNode } from "preact";
import { Table } from "../../../../kernel/html/index.ts";
import { both, formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Table as ExportTable } from "../../../../kernel/tables/index.ts";
import type { VersionSummary } from "../../store/version-store.ts";
import type { Place } from "../place.ts";

const kindWords = { base: both("Texte d’origine", "Original text"), amendment: both("Avenant", "Amendment") };

/** Every version of the contract, oldest first; the one shown on the page is marked. */
export function VersionsTable({ place, versions }: { readonly place: Place; readonly versions: readonly VersionSummary[] }): VNode {
  const { say, language } = place;
  return (
    <Table
      caption={say("Versions du contrat", "Versions of the contract")}
      captionHidden
      language={language}
      rows={versions}
      columns={[
        {
          header: "Version",
          rowHeader: true,
          cell: (one) => (
            <>
              {one.inForceFrom === null ? one.number : <a href={`/contract?on=${one.inForceFrom}`}>{one.number}</a>}
              {one.id === place.version.id ? <span class="soft small"> {say("montrée ici", "shown here")}</span> : null}
            </>
          ),
        },
        { header: say("Nature", "Kind"), cell: (one) => pick(kindWords[one.kind], language) },
        { header: say("Motif", "Reason"), cell: (one) => (one.reason === null ? "–" : pick(one.reason, language)) },
        { header: say("En vigueur depuis", "In force since"), cell: (one) => (one.inForceFrom === null ? say("projet", "draft") : formatDay(one.inForceFrom, language)) },
        { header: say("Document", "Document"), cell: (one) => one.sourceName ?? "–" },
        { header: say("Empreinte", "Hash"), cell: (one) => <code class="small" title={one.registerSha256}>{one.registerSha256.slice(0, 12)}</code> },
      ]}
    />
  );
}

export function versionsExport(versions: readonly VersionSummary[], contractCode: string): ExportTable {
  return {
    name: `versions-${contractCode}`,
    title: both("Versions du contrat", "Versions of the contract"),
    columns: [
      { key: "number", label: both("Version", "Version") },
      { key: "kind", label: both("Nature", "Kind") },
      { key: "reason", label: both("Motif", "Reason") },
      { key: "inForceFrom", label: both("En vigueur depuis", "In force since") },
      { key: "source", label: both("Document", "Document") },
      { key: "sourceSha256", label: both("Empreinte du document (SHA-256)", "Hash of the document (SHA-256)") },
      { key: "registerSha256", label: both("Empreinte du registre (SHA-256)", "Hash of the register (SHA-256)") },
      { key: "author", label: both("Enregistrée par", "Registered by") },
      { key: "createdAt", label: both("Enregistrée le", "Registered at") },
    ],
    rows: versions.map((one) => [
      one.number, kindWords[one.kind], one.reason, one.inForceFrom === null ? null : { day: one.inForceFrom }, one.sourceName, one.sourceSha256, one.registerSha256, one.author, one.createdAt,
    ]),
  };
}
