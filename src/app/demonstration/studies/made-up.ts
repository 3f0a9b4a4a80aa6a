import type { ConceptId, OriginKind, PartialDate } from "../../../modules/studies/index.ts";
import type { TownCode } from "../graph/towns.ts";

export type Words = readonly [fr: string, en: string | null];

/** When: `2021-03`, with `?` behind where it is still expected. */
export type When = PartialDate | `${string}?`;

/** One line of the table of made-up studies; what is the same for all of a kind is written by `contentOf`. */
export interface MadeUpStudy {
  readonly acronym: string;
  readonly title: Words;
  readonly publicTitle?: Words;
  readonly summary: Words;
  readonly conditions: readonly (readonly [mesh: string, fr: string, en: string])[];
  readonly themes: readonly ConceptId[];
  /** Unit of the made-up graph whose people answer for it. */
  readonly unit: string;
  /** Organisation of the made-up graph, the institute where left out. */
  readonly sponsor?: string;
  readonly funders?: readonly string[];
  readonly towns: readonly TownCode[];
  /** Places outside the made-up graph: name, town, country, latitude, longitude. */
  readonly abroad?: readonly (readonly [name: string, city: string, country: string, latitude: number, longitude: number])[];
  readonly trial?: {
    readonly phase: "1" | "2" | "3" | "4" | "none" | "2-3";
    readonly purpose: ConceptId;
    readonly model?: ConceptId;
    readonly masking?: "none" | "single" | "double" | "triple" | "quadruple";
    /** Kind, name, and a code of ATC. */
    readonly tried: readonly [kind: ConceptId, fr: string, en: string, atc?: string];
    readonly against?: readonly [kind: ConceptId, fr: string, en: string];
    readonly regime?: ConceptId;
    /** Not a clinical trial in the sense of the law: an intervention all the same. */
    readonly clinicalTrial?: false;
  };
  readonly observed?: { readonly designs: readonly ConceptId[]; readonly time: ConceptId; readonly groups?: readonly Words[]; readonly exposure?: Words };
  readonly features?: readonly ConceptId[];
  readonly outcome: readonly [fr: string, en: string, timeFr: string, timeEn: string];
  readonly second?: readonly [fr: string, en: string, timeFr: string, timeEn: string];
  readonly people: readonly [planned: number, actual: number | null];
  readonly ages: readonly [minimum: number, maximum: number | null];
  readonly status: ConceptId;
  readonly why?: Words;
  readonly started: When | null;
  readonly primary?: When;
  readonly ended: When | null;
  readonly registered: string | null;
  readonly results?: string;
  /** Made-up DOI of the publication of the results and its year. */
  readonly paper?: readonly [doi: string, citation: string];
  readonly sharing?: { readonly decision: "yes" | "no" | "undecided"; readonly words?: Words; readonly from?: PartialDate; readonly months?: number; readonly time?: Words };
  /** French titles of made-up datasets, or identifiers outside. */
  readonly datasets?: readonly string[];
  /** French name of a made-up cohort. */
  readonly cohort?: string;
  readonly biobank?: true;
  readonly linkage?: readonly ConceptId[];
  /** Instant of first publication, or of the last act of one that is not published. */
  readonly at: string;
  readonly state?: "draft" | "submitted" | "returned" | "withdrawn";
  /** Later versions: instant, and what each says anew. */
  readonly later?: readonly { readonly at: string; readonly change: Partial<Pick<MadeUpStudy, "status" | "people" | "ended" | "primary" | "results" | "paper" | "towns" | "why" | "publicTitle" | "datasets">> }[];
  /** Came from a register of trials; `translated`: its French texts were written by a program. */
  readonly register?: { readonly translated: boolean; readonly kind?: OriginKind };
  /** A second register gives another number of participants and another end. */
  readonly contradicted?: { readonly people: number; readonly ended: When };
}
