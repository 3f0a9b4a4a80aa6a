import type { VNode } from "preact";
import { Disclosure, Heading } from "../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import { isUnsaid } from "../../domain/empty.ts";
import { fields, sectionNames, type Field, type SectionCode } from "../../domain/fields/index.ts";
import type { Study } from "../../domain/study.ts";
import { describe } from "../shown/describe.ts";
import { ValueView } from "../shown/shown-view.tsx";
import { OriginDisclosure, originsOf, UnreadMarks } from "./origin.tsx";
import type { StudyView } from "./view.ts";

/** Shown elsewhere on the page, or part of other fields. */
const elsewhere: ReadonlySet<string> = new Set(["otherDetails", "sharingPlan", "sites"]);

/** Is this field asked of a study of this type? */
export function isAsked({ only }: Field, studyType: string | null): boolean {
  return only === null || (studyType !== "interventional" && studyType !== "observational") || only === studyType;
}

/** The fields of a section that say something, and those that say nothing though they are asked. */
export function fieldsOf(section: SectionCode, { content }: Pick<Study, "content">): { readonly said: readonly Field[]; readonly unsaid: readonly Field[] } {
  const own = fields.filter((field) => field.section === section && field.name !== "otherDetails");
  return {
    said: own.filter(({ name }) => !isUnsaid(content[name])),
    unsaid: own.filter((field) => isUnsaid(content[field.name]) && isAsked(field, content.studyType)),
  };
}

/** One section of the record: what is said, then how much is not. */
export function FieldSection({ view, section, children }: { readonly view: StudyView; readonly section: SectionCode; readonly children?: VNode | null }): VNode {
  const { study, language } = view;
  const { said, unsaid } = fieldsOf(section, study);
  const shown = said.filter(({ name }) => !elsewhere.has(name));
  return (
    <section aria-labelledby={section} class="study-section">
      <Heading level={2} id={section}>{pick(sectionNames[section], language)}</Heading>
      {shown.length === 0 ? null : <dl class="definitions facts">{shown.map((field) => <FieldRow view={view} field={field} />)}</dl>}
      {children}
      <Unsaid unsaid={unsaid} nothing={said.length === 0} language={language} />
    </section>
  );
}

export function FieldRow({ view, field }: { readonly view: StudyView; readonly field: Field }): VNode {
  const { study, language, context } = view;
  const origins = originsOf(field, study.provenance);
  return (
    <div class="fact" id={`f-${field.name}`}>
      <dt>{pick(field.label, language)}</dt>
      <dd>
        <div class="fact-value"><ValueView value={describe(field, study.content, context)} language={language} /><UnreadMarks origins={origins} language={language} /></div>
        <OriginDisclosure field={field} origins={origins} language={language} />
      </dd>
    </div>
  );
}

function Unsaid({ unsaid, nothing, language }: { readonly unsaid: readonly Field[]; readonly nothing: boolean; readonly language: "fr" | "en" }): VNode | null {
  if (unsaid.length === 0) return null;
  const fr = language === "fr";
  const count = formatNumber(unsaid.length, language);
  const [first] = unsaid;
  if (unsaid.length === 1 && first !== undefined) return <p class="unsaid">{fr ? "Non dit\u202f: " : "Not said: "}{pick(first.label, language)}.</p>;
  return (
    <Disclosure summary={nothing ? (fr ? `Rien n’est dit encore\u202f: ${count} informations attendues` : `Nothing is said yet: ${count} facts are asked for`) : fr ? `Non dit\u202f: ${count} informations` : `Not said: ${count} facts`}>
      <p class="unsaid">{unsaid.map(({ label }) => pick(label, language)).join(" · ")}</p>
    </Disclosure>
  );
}
