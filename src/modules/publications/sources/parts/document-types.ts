import type { DocumentType } from "../../domain/record.ts";

/** Types of works of OpenAlex (documentation, "Work object", `type`; 2024 list with what was added since). */
export const openAlexTypes: Readonly<Record<string, DocumentType>> = {
  article: "article", review: "review", letter: "letter", editorial: "editorial", book: "book", "book-chapter": "book-chapter", dissertation: "thesis", preprint: "preprint", report: "report",
  dataset: "dataset", database: "dataset", "conference-paper": "conference-paper", "proceedings-article": "conference-paper", "journal-article": "article", paratext: "other", libguides: "other", other: "other", "reference-entry": "other",
  "peer-review": "other", standard: "other", erratum: "other", grant: "other", "supplementary-materials": "other", retraction: "other", component: "other", software: "other", "report-component": "report",
};

/** `docType_s` of HAL (reference of document types of its API). */
export const halTypes: Readonly<Record<string, DocumentType>> = {
  ART: "article", COMM: "conference-paper", POSTER: "conference-paper", PROCEEDINGS: "book", ISSUE: "book", OUV: "book", DOUV: "book", COUV: "book-chapter", THESE: "thesis", HDR: "thesis", ETABTHESE: "thesis", MEM: "other", UNDEFINED: "preprint",
  PREPRINT: "preprint", REPORT: "report", CREPORT: "report", OTHERREPORT: "report", REPACT: "report", MINUTES: "report", PATENT: "patent", SOFTWARE: "other", LECTURE: "other", SYLLABUS: "other", IMG: "other", VIDEO: "other", SON: "other", MAP: "other",
  BLOG: "other", NOTICE: "other", TRAD: "other", NOTE: "other", PRESCONF: "conference-paper", MANUAL: "other", SYNTHESE: "report", OTHER: "other", DATASET: "dataset", EDITORIAL: "editorial",
};

/** `docSubType_s` of HAL where it says more than the type. */
export const halSubtypes: Readonly<Record<string, DocumentType>> = { ARTREV: "review", DATAPAPER: "article", BOOKREVIEW: "other", PREPRINT: "preprint", WORKINGPAPER: "preprint" };

/** Types of Crossref (`GET /types`). A `letter` or a `review` is a `journal-article` there: other sources tell. */
export const crossrefTypes: Readonly<Record<string, DocumentType>> = {
  "journal-article": "article", "proceedings-article": "conference-paper", "posted-content": "preprint", book: "book", monograph: "book", "edited-book": "book", "reference-book": "book", "book-set": "book", "book-series": "book", proceedings: "book",
  "proceedings-series": "book", "report-series": "report", "book-chapter": "book-chapter", "book-section": "book-chapter", "book-part": "book-chapter", "book-track": "book-chapter", "reference-entry": "book-chapter", dissertation: "thesis", report: "report",
  "report-component": "report", dataset: "dataset", database: "dataset", "peer-review": "other", standard: "other", "standard-series": "other", component: "other", journal: "other", "journal-issue": "other", "journal-volume": "other", grant: "other", other: "other",
};

/**
 * Publication types of PubMed that say what a paper is, the more telling first: a paper bears several ("Journal Article",
 * "Review", "Research Support, Non-U.S. Gov't"). The list is MeSH's of publication characteristics.
 */
export const pubmedTypes: readonly (readonly [string, DocumentType])[] = [
  ["Preprint", "preprint"], ["Published Erratum", "other"], ["Retraction of Publication", "other"], ["Retraction Notice", "other"], ["Expression of Concern", "other"], ["Systematic Review", "review"], ["Meta-Analysis", "review"], ["Review", "review"],
  ["Scoping Review", "review"], ["Editorial", "editorial"], ["Letter", "letter"], ["Comment", "letter"], ["News", "other"], ["Newspaper Article", "other"], ["Biography", "other"], ["Portrait", "other"], ["Congress", "conference-paper"],
  ["Meeting Abstract", "conference-paper"], ["Academic Dissertation", "thesis"], ["Technical Report", "report"], ["Dataset", "dataset"], ["Clinical Trial", "article"], ["Randomized Controlled Trial", "article"], ["Observational Study", "article"],
  ["Multicenter Study", "article"], ["Case Reports", "article"], ["Guideline", "article"], ["Practice Guideline", "article"], ["Comparative Study", "article"], ["Journal Article", "article"],
];

/** `type` of a work in an ORCID record (v3). */
export const orcidTypes: Readonly<Record<string, DocumentType>> = {
  "journal-article": "article", "review-article": "review", "review": "review", preprint: "preprint", "working-paper": "preprint", "book": "book", "edited-book": "book", "book-chapter": "book-chapter", "conference-paper": "conference-paper",
  "conference-abstract": "conference-paper", "conference-poster": "conference-paper", "conference-output": "conference-paper", "conference-presentation": "conference-paper", "conference-proceedings": "book", dissertation: "thesis", "dissertation-thesis": "thesis",
  "supervised-student-publication": "thesis", report: "report", "technical-report": "report", "data-set": "dataset", patent: "patent", "journal-issue": "book", "magazine-article": "other", "newsletter-article": "other", "newspaper-article": "other",
  "book-review": "other", "annotation": "other", "cartographic-material": "other", "clinical-study": "other", "data-management-plan": "other", "design": "other", "dictionary-entry": "book-chapter", "encyclopedia-entry": "book-chapter", "image": "other",
  "invention": "patent", "learning-object": "other", "lecture-speech": "other", "license": "other", "manual": "other", "online-resource": "other", "other": "other", "physical-object": "other", "public-speech": "other", "research-technique": "other",
  "research-tool": "other", "software": "other", "spin-off-company": "other", "standards-and-policy": "other", "teaching-material": "other", "test": "other", "trademark": "other", "transcription": "other", "translation": "other", "website": "other", "blog-post": "other",
  "moving-image": "other", "sound": "other", "musical-composition": "other", "artistic-performance": "other", "disclosure": "other", "undefined": "other",
};
