import { iri, text, typed, type NamedNode } from "../../../../kernel/rdf/index.ts";
import { isOpenToAll } from "../../domain/access.ts";
import type { Dataset, DatasetFile } from "../record.ts";
import { fileAddress, pageOf, webAddress } from "../addresses.ts";
import type { ExchangeContext } from "../context.ts";
import { has, licenceAddress, said, titleOf, toldFiles, volumeOf } from "../said.ts";
import { completed, stable } from "./authorities.ts";
import type { Graph } from "./graph.ts";
import { fileFormat, mediaType } from "./media.ts";
import { adms, dcat, dcatap, dct, rdfs, spdx } from "./terms.ts";

/** A dataset of more files is taken whole, as its package: a record is to stay a record. */
const maxFiles = 500;

/**
 * How the data can be had: each file of open data, and all of them as one package; the repository that holds them; else the page where access is
 * asked for, so that there is always one.
 */
export function addDistributions(graph: Graph, node: NamedNode, dataset: Dataset, context: ExchangeContext): readonly NamedNode[] {
  const made: NamedNode[] = [];
  const page = pageOf(context.siteUrl, dataset);
  const files = toldFiles(dataset, context.today);
  const elsewhere = dataset.metadata.elsewhere === null ? null : webAddress(dataset.metadata.elsewhere.url);
  const start = (name: string, accessUrl: string): NamedNode => {
    const distribution = iri(`${page}#${name}`);
    graph.type(distribution, dcat("Distribution"));
    graph.add(distribution, dcat("accessURL"), iri(accessUrl));
    graph.add(distribution, adms("status"), graph.concept(completed));
    graph.add(distribution, dcatap("availability"), graph.concept(stable));
    addTerms(graph, distribution, dataset, page);
    graph.add(node, dcat("distribution"), distribution);
    made.push(distribution);
    return distribution;
  };

  for (const file of files.slice(0, maxFiles)) {
    const distribution = start(`file-${encodeURIComponent(file.id)}`, page);
    graph.add(distribution, dct("title"), text(said(file.path) ?? file.id));
    if (said(file.description) !== null) graph.add(distribution, dct("description"), text(said(file.description) ?? ""));
    graph.add(distribution, dcat("downloadURL"), iri(fileAddress(context.siteUrl, dataset, file)));
    addBytes(graph, distribution, iri(`${page}#checksum-${encodeURIComponent(file.id)}`), file);
  }
  if (files.length > 1) {
    const whole = start("package", page);
    graph.texts(whole, dct("title"), { fr: "Tous les fichiers (archive ZIP avec leurs sommes de contrôle)", en: "All files (ZIP archive with their checksums)" });
    graph.add(whole, dcat("downloadURL"), iri(`${page}/package.zip`));
    addType(graph, whole, "application/zip");
  }
  if (elsewhere !== null) {
    const away = start("elsewhere", elsewhere);
    const repository = said(dataset.metadata.elsewhere?.repository);
    graph.add(away, dct("title"), text(repository ?? elsewhere));
    const bytes = dataset.files.length === 0 ? volumeOf(dataset) : null;
    if (bytes !== null) graph.add(away, dcat("byteSize"), typed(bytes, "nonNegativeInteger"));
  }
  if (files.length > 0 || elsewhere !== null) return made;
  const asked = start("access", page);
  graph.texts(asked, dct("title"), titleOf(dataset));
  if (!isOpenToAll(dataset, context.today)) graph.texts(asked, dct("description"), { fr: "Accès décrit sur cette page.", en: "Access is described on this page." });
  return made;
}

function addTerms(graph: Graph, distribution: NamedNode, { metadata }: Dataset, page: string): void {
  const licence = licenceAddress(metadata.licence);
  if (licence !== null) graph.add(distribution, dct("license"), graph.concept({ address: licence, classes: [dct("LicenseDocument")] }));
  if (!has(metadata.accessReason)) return;
  const rights = iri(`${page}#rights`);
  graph.type(rights, dct("RightsStatement"));
  graph.texts(rights, rdfs("label"), metadata.accessReason);
  graph.add(distribution, dct("rights"), rights);
}

function addBytes(graph: Graph, distribution: NamedNode, checksum: NamedNode, file: DatasetFile): void {
  graph.add(distribution, dcat("byteSize"), typed(file.sizeBytes, "nonNegativeInteger"));
  addType(graph, distribution, file.mediaType);
  if (!/^[\da-f]{64}$/i.test(file.sha256)) return;
  graph.type(checksum, spdx("Checksum"));
  // The vocabulary check of DCAT-AP wants the secure address of the algorithm, whatever the address of its class.
  graph.add(checksum, spdx("algorithm"), graph.concept({ address: "https://spdx.org/rdf/terms#checksumAlgorithm_sha256", classes: [spdx("ChecksumAlgorithm")] }));
  graph.add(checksum, spdx("checksumValue"), typed(file.sha256.toLowerCase(), "hexBinary"));
  graph.add(distribution, spdx("checksum"), checksum);
}

function addType(graph: Graph, distribution: NamedNode, given: string): void {
  const type = mediaType(given);
  const format = fileFormat(given);
  if (type !== null) graph.add(distribution, dcat("mediaType"), graph.concept(type));
  if (format !== null) graph.add(distribution, dct("format"), graph.concept(format));
}
