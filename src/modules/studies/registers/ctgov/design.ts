import type { StudyContent } from "../../domain/content.ts";
import type { CodedTerm, Intervention, Outcome } from "../../domain/parts.ts";
import { inEnglish, plainMarkup, type Part } from "./reading.ts";
import { meshId } from "./values.ts";

type DesignFields = Pick<StudyContent, "studyType" | "designFeatures" | "observationalDesigns" | "timePerspective" | "interventionModel" | "primaryPurposes" | "phases" | "allocation" | "masking" | "maskedRoles" | "designDetails" | "biobank" | "sampleTypes" | "biobankDetails" | "biologicalDetails">;

/** Module `design`. */
export function readDesign(protocol: Part): DesignFields & Partial<Pick<StudyContent, "plannedSize" | "actualSize">> {
  const module = protocol.part("designModule");
  const info = module.part("designInfo");
  const blind = info.part("maskingInfo");
  const spec = module.part("bioSpec");
  const retention = spec.text("retention", "biobank");
  const details = [plainMarkup(info.text("interventionModelDescription", "designDetails")), plainMarkup(blind.text("maskingDescription", "designDetails"))].filter((text) => text !== null).join("\n\n");
  return {
    studyType: module.concept("studyType", "study-type", "studyType"),
    designFeatures: module.flag("patientRegistry", "designFeatures") === true ? ["patient-registry"] : [],
    observationalDesigns: info.concepts("observationalModel", "observational-design", "observationalDesigns"),
    timePerspective: info.concept("timePerspective", "time-perspective", "timePerspective"),
    interventionModel: info.concept("interventionModel", "intervention-model", "interventionModel"),
    primaryPurposes: info.concepts("primaryPurpose", "primary-purpose", "primaryPurposes"),
    phases: module.concepts("phases", "phase", "phases"),
    allocation: info.concept("allocation", "allocation", "allocation"),
    masking: blind.concept("masking", "masking", "masking"),
    maskedRoles: blind.concepts("whoMasked", "masked-role", "maskedRoles"),
    designDetails: inEnglish(details === "" ? null : details),
    biobank: retention === null ? null : retention !== "NONE_RETAINED",
    sampleTypes: retention === null || retention === "NONE_RETAINED" ? [] : spec.concepts("retention", "sample-type", "sampleTypes"),
    // What is taken and not kept is no collection.
    biobankDetails: inEnglish(retention === "NONE_RETAINED" ? null : plainMarkup(spec.text("description", "biobankDetails"))),
    biologicalDetails: inEnglish(retention === "NONE_RETAINED" ? plainMarkup(spec.text("description", "biologicalDetails")) : null),
    ...readSize(module.part("enrollmentInfo")),
  };
}

/** The register holds one number, planned or reached: once it is reached it says nothing of the plan any more. */
function readSize(part: Part): Partial<Pick<StudyContent, "plannedSize" | "actualSize">> {
  const type = part.text("type", "plannedSize");
  const field = type === "ACTUAL" ? "actualSize" : "plannedSize";
  const count = part.number("count", field);
  if (count !== null && (count < 0 || !Number.isInteger(count))) {
    part.tell("ctgov-bad-number", "error", field, "count", { fr: "un nombre entier de participants, au moins 0, est attendu.", en: "a whole number of participants, at least 0, is expected." });
    return {};
  }
  return type === "ACTUAL" ? { actualSize: count } : { plannedSize: count, actualSize: null };
}

/** By MeSH term, the words of the record (lower case) in which the register found it. */
export function wordsFound(browse: Part, field: string): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, readonly string[]>();
  for (const leaf of browse.parts("browseLeaves", field)) {
    const [name, as] = [leaf.text("name", field), leaf.text("asFound", field)?.toLowerCase() ?? null];
    if (name !== null && as !== null) words.set(name, [...(words.get(name) ?? []), as]);
  }
  return words;
}

/** Modules `armsInterventions` and the MeSH terms that the register derives for interventions. */
export function readArms(protocol: Part, derived: Part): Pick<StudyContent, "arms" | "interventions"> {
  const module = protocol.part("armsInterventionsModule");
  const groups = module.parts("armGroups", "arms");
  const labels = groups.map((part) => part.text("label", "arms"));
  const arms = groups.map((part, at) => ({ name: inEnglish(labels[at] ?? null), kind: part.concept("type", "arm-kind", "arms"), description: inEnglish(plainMarkup(part.text("description", "arms"))) }));
  const named = groups.map((part) => part.texts("interventionNames", "arms").map((name) => name.replace(/^[A-Za-z ]+:\s*/u, "").toLowerCase()));
  const found = wordsFound(derived.part("interventionBrowseModule"), "interventions");
  const left = new Map(derived.part("interventionBrowseModule").parts("meshes", "interventions").flatMap((part) => {
    const [id, term] = [meshId(part.text("id", "interventions") ?? ""), part.text("term", "interventions")];
    return id === null || term === null ? [] : [[term, { scheme: "mesh", code: id, label: { en: term } } satisfies CodedTerm] as const];
  }));
  const parts = module.parts("interventions", "interventions");
  const interventions = parts.map((part): Intervention => {
    const name = part.text("name", "interventions");
    const others = part.texts("otherNames", "interventions");
    const said = part.texts("armGroupLabels", "interventions");
    for (const label of said) if (!labels.includes(label)) part.tell("ctgov-no-such-arm", "warning", "interventions", "armGroupLabels", { fr: `aucun bras ne se nomme «\u202f${label.slice(0, 60)}\u202f».`, en: `no arm is called “${label.slice(0, 60)}”.` });
    const words = [name ?? "", ...others].join(" | ").toLowerCase();
    const terms = [...left].filter(([term]) => [term.toLowerCase(), ...(found.get(term) ?? [])].some((word) => words.includes(word)) || parts.length === 1).map(([term, coded]) => {
      left.delete(term);
      return coded;
    });
    return {
      name: inEnglish(name), kind: part.concept("type", "intervention-kind", "interventions"), description: inEnglish(plainMarkup(part.text("description", "interventions"))),
      terms: [...terms, ...others.map((other): CodedTerm => ({ scheme: "none", code: null, label: { en: other } }))],
      arms: labels.flatMap((label, at) => ((label !== null && said.includes(label)) || (name !== null && (named[at] ?? []).includes(name.toLowerCase())) ? [at] : [])),
    };
  });
  for (const term of left.keys()) derived.tell("ctgov-loose-term", "warning", "interventions", "interventionBrowseModule.meshes", { fr: `le terme MeSH «\u202f${term}\u202f» ne se rattache à aucune intervention nommée.`, en: `the MeSH term “${term}” belongs to no intervention by name.` });
  return { arms, interventions };
}

export function readOutcomes(protocol: Part): readonly Outcome[] {
  const module = protocol.part("outcomesModule");
  return (["primary", "secondary", "other"] as const).flatMap((rank) => module.parts(`${rank}Outcomes`, "outcomes").map((part): Outcome => ({
    rank, measure: inEnglish(plainMarkup(part.text("measure", "outcomes"))), description: inEnglish(plainMarkup(part.text("description", "outcomes"))), timeFrame: inEnglish(plainMarkup(part.text("timeFrame", "outcomes"))),
  })));
}
