import { isResolvable } from "../../../../kernel/doi/resource.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { isOpenToAll } from "../access.ts";
import type { Dataset, DatasetFile } from "../dataset.ts";
import type { DatasetMetadata, LocalisedText } from "../metadata.ts";
import { licenceOf, themeOf } from "../vocabularies/index.ts";
import { isLastingFormat, namesLastingFormat } from "./formats.ts";

type Judged = Pick<Dataset, "doi" | "metadata" | "files">;

/** One metric: what a record earns, the field where more is earned, what to do, and the record with that done. */
export interface Metric {
  readonly code: string;
  readonly points: number;
  readonly earned: (dataset: Judged, today: Day) => number;
  readonly field: string;
  readonly advice: (dataset: Judged) => Bilingual;
  /** The record as it would be; null where nothing can be done (data about people are not opened for a score). */
  readonly mended: (dataset: Judged) => Judged | null;
}

const has = (text: LocalisedText): boolean => ((text.fr ?? "") + (text.en ?? "")).trim() !== "";
const withMetadata = (dataset: Judged, change: Partial<DatasetMetadata>): Judged => ({ ...dataset, metadata: { ...dataset.metadata, ...change } });

/** A link to the data stands in the record: to files here, whose page tells how to get them, or to a repository. */
const hasDataLink = ({ files, metadata }: Judged): boolean => metadata.access !== "closed" && (files.length > 0 || (metadata.elsewhere?.url ?? "") !== "");
const isRetrievable = (dataset: Judged, today: Day): boolean => hasDataLink(dataset) && isOpenToAll({ state: "published", metadata: dataset.metadata }, today);
const mayOpen = ({ metadata }: Judged): boolean => metadata.subjectKind !== "human" || (metadata.human?.anonymity === "anonymous" && (metadata.human.anonymityReason ?? "").trim() !== "");

const sampleFile: DatasetFile = { id: "", path: "data.csv", sha256: "", sizeBytes: 1, mediaType: "text/csv", state: "checked", profile: null, description: null, addedAt: "" };
const withFile = (dataset: Judged): Judged => ({ ...dataset, files: [...dataset.files, sampleFile] });
/** With the data where the record leads: a closed record gets a file, and is asked for. */
const withData = (dataset: Judged): Judged => withMetadata(hasDataLink(dataset) ? dataset : withFile(dataset), dataset.metadata.access === "closed" ? { access: "restricted" } : {});
const withOpenData = (dataset: Judged): Judged | null => (mayOpen(dataset) ? withMetadata(withData(dataset), { access: "open", availableFrom: null }) : null);

const isCitable = ({ metadata }: Judged): boolean => metadata.creators.length > 0 && has(metadata.title) && ((metadata.publisher ?? "") !== "" || (metadata.unit ?? "") !== "") && metadata.kind !== null;
const isDescribed = ({ metadata }: Judged): boolean => has(metadata.description) && metadata.keywords.fr.length + metadata.keywords.en.length > 0;
const hasSizeAndFormat = ({ files, metadata }: Judged): boolean =>
  files.length > 0 ? files.every(({ mediaType }) => mediaType !== "") : metadata.elsewhere !== null && metadata.volumeBytes !== null && metadata.conformsTo.length > 0;

const depositData = (dataset: Judged): Bilingual => (dataset.metadata.access === "closed"
  ? both("Donnez un accès sur demande, fichiers déposés ou entrepôt nommé\u202f: une fiche fermée ne mène à rien.", "Give access on request, with files put here or a repository named: a closed record leads to nothing.")
  : both("Déposez les fichiers, ou donnez l’adresse des données dans un entrepôt.", "Put the files here, or give the address of the data in a repository."));
const sizeAdvice = both("Déposez les fichiers ici\u202f; pour des données ailleurs, dites leur volume et la norme qu’elles suivent.", "Put the files here; for data elsewhere, say their volume and the standard that they follow.");

/**
 * The 17 metrics of F-UJI 0.8 (FAIRsFAIR, `metrics_v0.8.yaml`, 26 points), worked out of the record and of what this house does for
 * every record: an https page with schema.org and Signposting, DCAT-AP and DataCite on demand. What only a network can tell (does the
 * DOI resolve, does the repository answer) is taken as it is written.
 */
export const metrics: readonly Metric[] = [
  { code: "FsF-F1-01MD", points: 1, field: "code", earned: () => 1, advice: () => both("", ""), mended: () => null },
  {
    // Half for the form of the identifier, half for its being registered: the DOIs of the trial prefix are not.
    code: "FsF-F1-02MD", points: 1, field: "doi", earned: ({ doi }) => (doi === null ? 0 : isResolvable(doi) ? 1 : 0.5),
    advice: ({ doi }) => (doi === null ? both("Publiez la fiche\u202f: un DOI lui sera donné.", "Publish the record: it will be given a DOI.") : both("Le DOI n’est pas enregistré auprès d’une agence\u202f: c’est un réglage de ce serveur.", "The DOI is not registered with an agency: that is a setting of this server.")),
    mended: (dataset) => ({ ...dataset, doi: "10.1000/1" }),
  },
  {
    code: "FsF-F2-01M", points: 2, field: "keywords", earned: (dataset) => (isCitable(dataset) ? (isDescribed(dataset) ? 2 : 1) : 0),
    advice: (dataset) => (isCitable(dataset) ? both("Ajoutez une description et des mots-clés.", "Add a description and keywords.") : both("Complétez ce qu’il faut pour citer\u202f: auteurs, titre, éditeur ou unité, nature.", "Complete what a citation needs: creators, title, publisher or unit, kind.")),
    mended: (dataset) => {
      const { metadata } = dataset;
      return withMetadata(dataset, {
        creators: metadata.creators.length > 0 ? metadata.creators : [{ name: "A", kind: "person", orcid: null, ror: null, affiliation: null }], title: has(metadata.title) ? metadata.title : { fr: "A" },
        publisher: metadata.publisher ?? "A", kind: metadata.kind ?? "other", description: has(metadata.description) ? metadata.description : { fr: "A" },
        keywords: metadata.keywords.fr.length + metadata.keywords.en.length > 0 ? metadata.keywords : { fr: ["a"], en: [] },
      });
    },
  },
  { code: "FsF-F3-01M", points: 1, field: "files", earned: (dataset) => (hasDataLink(dataset) ? 1 : 0), advice: depositData, mended: withData },
  { code: "FsF-F4-01M", points: 2, field: "code", earned: () => 2, advice: () => both("", ""), mended: () => null },
  { code: "FsF-A1-01M", points: 1, field: "access", earned: ({ metadata }) => (metadata.access === null ? 0 : 1), advice: () => both("Dites qui peut télécharger.", "Say who may download."), mended: (dataset) => withMetadata(dataset, { access: mayOpen(dataset) ? "open" : "restricted" }) },
  {
    code: "FsF-A1-02MD", points: 2, field: "access", earned: (dataset, today) => 1 + (isRetrievable(dataset, today) ? 1 : 0),
    advice: (dataset) => (!mayOpen(dataset)
      ? both("Ces données portent sur des personnes\u202f: leur point manque à bon droit, l’accès sur demande suffit.", "These data are about people: their point is rightly missing, access on request is enough.")
      : hasDataLink(dataset) ? both("Ouvrez les données si rien ne s’y oppose.", "Open the data if nothing stands against it.") : depositData(dataset)),
    mended: withOpenData,
  },
  { code: "FsF-A1.1-01MD", points: 2, field: "files", earned: (dataset) => 1 + (hasDataLink(dataset) ? 1 : 0), advice: depositData, mended: withData },
  { code: "FsF-A1.2-01MD", points: 2, field: "files", earned: (dataset) => 1 + (hasDataLink(dataset) ? 1 : 0), advice: depositData, mended: withData },
  { code: "FsF-I1-01M", points: 2, field: "code", earned: () => 2, advice: () => both("", ""), mended: () => null },
  {
    code: "FsF-I2-01M", points: 2, field: "themes", earned: ({ metadata }) => (metadata.meshTerms.length > 0 || metadata.themes.some((code) => themeOf(code) !== null) ? 2 : 0),
    advice: () => both("Choisissez un thème ou un descripteur MeSH.", "Choose a theme or a MeSH descriptor."), mended: (dataset) => withMetadata(dataset, { meshTerms: ["D006262"] }),
  },
  {
    code: "FsF-I3-01M", points: 2, field: "related", earned: ({ metadata }) => (metadata.related.some(({ value }) => value.trim() !== "") ? 2 : 0),
    advice: () => both("Reliez les données à une publication, un autre jeu, un code\u202f: avec son DOI.", "Tie the data to a publication, another dataset, code: by its DOI."),
    mended: (dataset) => withMetadata(dataset, { related: [{ relation: "IsSupplementTo", scheme: "doi", value: "10.1000/1", title: null }] }),
  },
  {
    code: "FsF-R1-01M", points: 2, field: "kind", earned: (dataset) => (dataset.metadata.kind === null ? 0 : 1) + (hasSizeAndFormat(dataset) ? 1 : 0),
    advice: ({ metadata }) => (metadata.kind === null ? both("Dites la nature des données.", "Say the kind of data.") : sizeAdvice),
    mended: (dataset) => {
      const kept = withMetadata(dataset, { kind: dataset.metadata.kind ?? "other" });
      if (hasSizeAndFormat(kept)) return kept;
      return kept.metadata.elsewhere === null ? withFile(kept) : withMetadata(kept, { volumeBytes: kept.metadata.volumeBytes ?? 1, conformsTo: kept.metadata.conformsTo.length > 0 ? kept.metadata.conformsTo : ["CSV"] });
    },
  },
  {
    code: "FsF-R1.1-01M", points: 1, field: "licence", earned: ({ metadata }) => (licenceOf(metadata.licence ?? "") === null ? 0 : 1),
    advice: () => both("Choisissez une licence.", "Choose a licence."), mended: (dataset) => withMetadata(dataset, { licence: "etalab-2.0" }),
  },
  {
    code: "FsF-R1.2-01M", points: 1, field: "provenance", earned: ({ metadata }) => (has(metadata.provenance) || metadata.creators.length > 0 || (metadata.publisher ?? "") !== "" ? 1 : 0),
    advice: () => both("Dites qui a produit les données, et comment.", "Say who made the data, and how."), mended: (dataset) => withMetadata(dataset, { provenance: { fr: "A" } }),
  },
  { code: "FsF-R1.3-01M", points: 1, field: "code", earned: () => 1, advice: () => both("", ""), mended: () => null },
  {
    code: "FsF-R1.3-02D", points: 1, field: "files", earned: ({ files, metadata }) => (files.some(isLastingFormat) || (files.length === 0 && metadata.elsewhere !== null && namesLastingFormat(metadata.conformsTo)) ? 1 : 0),
    advice: ({ files, metadata }) => (files.length === 0 && metadata.elsewhere !== null
      ? both("Nommez le format des données parmi les normes suivies (CSV, FASTQ, DICOM…).", "Name the format of the data among the standards followed (CSV, FASTQ, DICOM…).")
      : both("Déposez aussi les données dans un format ouvert et durable, comme CSV ou Parquet.", "Put the data here in an open and lasting format too, such as CSV or Parquet.")),
    mended: (dataset) => (dataset.files.length === 0 && dataset.metadata.elsewhere !== null ? withMetadata(dataset, { conformsTo: [...dataset.metadata.conformsTo, "CSV"] }) : withFile(dataset)),
  },
];
