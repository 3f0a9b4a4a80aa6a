import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import { DayForm } from "../day-form.tsx";
import { downloadQuery } from "../place.ts";
import { administrativeText, type AdministrativeItem } from "./administrative.ts";
import { StructureHead, type HeadProps } from "./structure-view.tsx";

/** The items as a table, and as a text to be copied whole. */
export function AdministrativeView({ items, ...head }: Omit<HeadProps, "face"> & { readonly items: readonly AdministrativeItem[] }): VNode {
  const { place, path } = head;
  const { say, language } = place;
  const day = formatDay(place.on, language);
  const query = downloadQuery(place);
  return (
    <article class="entity">
      <StructureHead {...head} face="/administrative" />
      <p class="lead">{say(`Ce qu’un dossier de projet demande sur l’unité, au ${day}. Chaque ligne dit d’où elle vient et quand elle a été vue.`, `What a project application asks about the unit, as of ${day}. Each line says where it comes from and when it was seen.`)}</p>
      <DayForm place={place} />
      <Table
        caption={say("Données administratives", "Administrative data")} captionHidden language={language} rows={items}
        empty={<EmptyState title={say("Rien à copier à cette date", "Nothing to copy on this day")}><p>{say("Choisissez une date où la structure est connue.", "Choose a day on which the structure is known.")}</p></EmptyState>}
        columns={[
          { header: say("Rubrique", "Item"), cell: (row) => row.label[language], rowHeader: true },
          { header: say("Valeur", "Value"), cell: (row) => row.value[language] },
          {
            header: say(`Valable au ${day}`, `Valid on ${day}`),
            cell: (row) => (row.standing === null ? "" : <Tag tone={row.standing === "attested" ? "good" : "quiet"}>{row.standing === "attested" ? say("attesté", "attested") : say("présumé", "presumed")}</Tag>),
          },
          { header: say("Source", "Source"), cell: (row) => <>{row.source?.[language]}{row.observedOn === null ? null : <span class="soft small">{say(`, vu le ${formatDay(row.observedOn, language)}`, `, seen on ${formatDay(row.observedOn, language)}`)}</span>}</> },
        ]}
      />
      {items.length === 0 ? null : (
        <>
          <h2 class="heading heading-2" id="text">{say("Texte à copier", "Text to copy")}</h2>
          <textarea class="copy-text" id="administrative-text" readOnly rows={Math.min(24, items.length + 4)} aria-labelledby="text">{administrativeText(items, place)}</textarea>
          <p class="small" data-copy="administrative-text" data-copy-label={say("Copier le texte", "Copy the text")} data-copied={say("Texte copié", "Text copied")} />
          <DownloadLinks downloads={[{ format: "CSV", href: `${path}/administrative.csv${query}` }, { format: "ODS", href: `${path}/administrative.ods${query}` }, { format: "JSON", href: `${path}/administrative.json${query}` }]} language={language} />
          <p class="downloads"><a href={`${path}/administrative.txt${query}`} download>{say("Texte brut (.txt)", "Plain text (.txt)")}</a></p>
        </>
      )}
    </article>
  );
}
