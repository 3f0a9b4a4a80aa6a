import type { VNode } from "preact";
import { EmptyState, Help, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ShownAgreement } from "../domain/document.ts";
import { sayIn, Told } from "./deps.tsx";
import { agreedWords, agreementNote, kappaWords, methodWords, twoDecimals } from "./words.ts";

/** How far the two coders agree, theme by theme and code by code, with how it is measured one click away. */
export function AgreementTable({ agreements, threshold, language }: { readonly agreements: readonly ShownAgreement[]; readonly threshold: number; readonly language: Language }): VNode {
  const say = sayIn(language);
  const hidden = say("non montré", "not shown");
  return (
    <>
      <Table<ShownAgreement>
        caption={say("Accord des deux codeurs", "Agreement of the two coders")} captionHidden language={language} rows={agreements}
        rowKind={({ kind }) => (kind === "theme" ? "total" : "within")}
        empty={<EmptyState title={say("Rien à mesurer", "Nothing to measure")}><p>{say("Aucun code n’est en usage.", "No code is in use.")}</p></EmptyState>}
        columns={[
          { header: say("Thème, code", "Theme, code"), rowHeader: true, cell: (one) => <Told text={one.name} language={language} /> },
          { header: say("Textes", "Texts"), numeric: true, cell: ({ measured }) => (measured === null ? "–" : formatNumber(measured.texts, language)) },
          { header: say("Accord brut", "Raw agreement"), numeric: true, cell: ({ measured }) => (measured === null ? <span class="soft">{hidden}</span> : agreedWords(measured, language)) },
          { header: say("Kappa (intervalle à 95\u202f%)", "Kappa (95% interval)"), numeric: true, cell: ({ measured }) => (measured === null ? "–" : kappaWords(measured, language)) },
          { header: say("Alpha", "Alpha"), numeric: true, cell: ({ measured }) => twoDecimals(measured?.alpha ?? null, language) },
          { header: say("Kappa ajusté", "Adjusted kappa"), numeric: true, cell: ({ measured }) => (measured === null ? "–" : <>{twoDecimals(measured.prevalenceAdjusted, language)}{measured.paradox ? <> <Tag tone="warn">{say("paradoxe", "paradox")}</Tag></> : null}</>) },
        ]}
      />
      <div><Help term={say("Comment l’accord est mesuré", "How agreement is measured")}>{[...methodWords, agreementNote(threshold)].map((text) => <p class="prose">{text[language]}</p>)}</Help></div>
    </>
  );
}
