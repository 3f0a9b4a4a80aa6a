import type { ComponentChildren, VNode } from "preact";
import { DataLink, Disclosure, Heading, VisuallyHidden } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Journal } from "../../domain/record.ts";
import type { Told, Work } from "../../domain/work.ts";
import { halDomainName } from "./hal-domains.ts";
import { classificationName, dateText, documentTypeNames, identifierAddress, languageName, schemeNames, sourceNames } from "./words.ts";

/** Every field of the record with the source that is believed and what the others say. */
export function FactsSection({ work, language }: { readonly work: Work; readonly language: Language }): VNode {
  const fr = language === "fr";
  const text = (value: string): string => value;
  const row = <T,>(term: string, told: Told<T> | null, show: (value: T) => ComponentChildren): VNode | null => (told === null ? null : <Fact term={term} told={told} show={show} language={language} />);
  return (
    <section aria-labelledby="facts">
      <Heading level={2} id="facts">{fr ? "Fiche" : "Record"}</Heading>
      <dl class="definitions facts">
        <div class="fact">
          <dt>{fr ? "Identifiants" : "Identifiers"}</dt>
          <dd><div class="fact-value"><ul class="relations">{work.identifiers.map(({ scheme, value }) => <li>{schemeNames[scheme]} <DataLink href={identifierAddress(scheme, value)}>{value}</DataLink></li>)}</ul></div></dd>
        </div>
        {row(fr ? "Titre" : "Title", work.title, text)}
        {row(fr ? "Type" : "Type", work.documentType, (value) => documentTypeNames[value][language])}
        {row(fr ? "Revue" : "Journal", work.journal, (value) => <JournalText journal={value} />)}
        {row(fr ? "Ouvrage" : "Book", work.bookTitle, text)}
        {row(fr ? "Volume" : "Volume", work.volume, text)}
        {row(fr ? "Numéro" : "Issue", work.issue, text)}
        {row(fr ? "Pages" : "Pages", work.pages, text)}
        {row(fr ? "Parution" : "Published", work.published, (value) => dateText(value, language))}
        {row(fr ? "Année" : "Year", work.year, String)}
        {row(fr ? "Langue" : "Language", work.language, (value) => languageName(value, language))}
        {work.fields.length === 0 ? null : (
          <div class="fact">
            <dt>{fr ? "Disciplines" : "Fields"}</dt>
            <dd>
              <div class="fact-value">
                {[...new Set(work.fields.map(({ scheme }) => scheme))].map((scheme) => (
                  <ul class="relations">
                    {work.fields.filter((field) => field.scheme === scheme).map(({ label, code, weight }) => <li>{label !== "" && label !== code ? label : scheme === "hal-domain" ? halDomainName(code)[language] : code}{weight === "1" ? null : <span class="soft"> ({weight})</span>}</li>)}
                    <li class="small soft">{fr ? "Classification\u202f: " : "Classification: "}{classificationName(scheme)[language]}</li>
                  </ul>
                ))}
              </div>
            </dd>
          </div>
        )}
        {work.keywords.length === 0 ? null : <div class="fact"><dt>{fr ? "Mots-clés" : "Keywords"}</dt><dd><div class="fact-value">{work.keywords.join(" · ")}</div></dd></div>}
        {work.citations === null ? null : (
          <div class="fact">
            <dt>{fr ? "Citations" : "Citations"}</dt>
            <dd><div class="fact-value">{formatNumber(work.citations.total, language)} <span class="soft">{fr ? `d’après ${sourceNames[work.citations.source].fr}, le ${formatDay(work.citations.observedOn, "fr")}` : `from ${sourceNames[work.citations.source].en}, on ${formatDay(work.citations.observedOn, "en")}`}</span></div></dd>
          </div>
        )}
      </dl>
      <Records work={work} language={language} />
    </section>
  );
}

function Fact<T>({ term, told, show, language }: { readonly term: string; readonly told: Told<T>; readonly show: (value: T) => ComponentChildren; readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <div class="fact">
      <dt>{term}</dt>
      <dd>
        <div class="fact-value">{show(told.value)}</div>
        {/* The source alone fits in the line; what others say otherwise needs opening. */}
        {told.otherwise.length === 0 ? <span class="small soft">{sourceNames[told.source][language]}</span> : (
          <Disclosure summary={<>{sourceNames[told.source][language]}<span class="soft"> · {told.otherwise.length} {fr ? plural("fr", told.otherwise.length, { one: "autre version", other: "autres versions" }) : plural("en", told.otherwise.length, { one: "other version", other: "other versions" })}</span><VisuallyHidden> ({term})</VisuallyHidden></>}>
            <ul class="origins">
              {told.otherwise.map((one) => <li><p class="origin-value">{show(one.value)}</p><p class="small soft">{sourceNames[one.source][language]}, {one.recordKey}</p></li>)}
            </ul>
          </Disclosure>
        )}
      </dd>
    </div>
  );
}

function JournalText({ journal }: { readonly journal: Journal }): VNode {
  const facts = [journal.issns.length === 0 ? null : `ISSN ${journal.issns.join(", ")}`, journal.publisher].filter((fact) => fact !== null);
  return <><i>{journal.title}</i>{facts.length === 0 ? null : <span class="soft"> ({facts.join(", ")})</span>}</>;
}

/** The records behind the work, as each source names them. */
function Records({ work, language }: { readonly work: Work; readonly language: Language }): VNode {
  const fr = language === "fr";
  const shares = new Set(work.records.map(({ record }) => record.source)).size;
  return (
    <Disclosure summary={fr ? `${work.records.length} ${plural("fr", work.records.length, { one: "notice", other: "notices" })} de ${shares} ${plural("fr", shares, { one: "source", other: "sources" })}` : `${work.records.length} ${plural("en", work.records.length, { one: "record", other: "records" })} of ${shares} ${plural("en", shares, { one: "source", other: "sources" })}`}>
      <ul class="origins">
        {work.records.map(({ record, observedOn }) => (
          <li><p>{sourceNames[record.source][language]} <code>{record.key}</code></p><p class="small soft">{fr ? `Vue le ${formatDay(observedOn, "fr")}` : `Seen on ${formatDay(observedOn, "en")}`}{record.title === null ? "" : `. ${record.title}`}</p></li>
        ))}
      </ul>
    </Disclosure>
  );
}
