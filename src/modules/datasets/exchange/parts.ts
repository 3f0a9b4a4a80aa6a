/** What other portals of the house, which describe data too, write their own catalogues with. */
export { mailAddress, relatedAddress, webAddress } from "./addresses.ts";
export { coar } from "./datacite.ts";
export { wantedForm } from "./forms.ts";
export { datasetQuads, portalQuads } from "./graph/catalogue.ts";
export type { Batches, CataloguePage, Portal } from "./graph/catalogue.ts";
export { addDataset, document } from "./graph/dataset.ts";
export type { AddedDataset } from "./graph/dataset.ts";
export type { Graph } from "./graph/graph.ts";
export { addHealth } from "./graph/health.ts";
export { adms, dcat, dct, foaf, odrl, prov, rdfs, skos } from "./graph/terms.ts";
export type { AccessRightCode, Dataset as DescribedDataset } from "./record.ts";
export { filled } from "./schema-org.ts";
export { has, instantOf, orcidAddress, rorAddress, said, texts } from "./said.ts";
export { catalogueDocumentRoutes, endings, writtenAs } from "./web/catalogue-documents.ts";
export { sentToForm } from "./web/record-routes.ts";
