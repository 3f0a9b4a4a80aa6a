import { createHash } from "node:crypto";
import { doiAddress } from "../../../../kernel/doi/index.ts";
import type { Dataset } from "../../domain/dataset.ts";

interface PayloadFile {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** One line of a label and its value (RFC 8493, 2.2.2): line ends inside become spaces. */
function infoLine(label: string, value: string | null | undefined): string {
  const plain = (value ?? "").replaceAll(/\s+/gu, " ").trim();
  return plain === "" ? "" : `${label}: ${plain}\n`;
}

/** `%`, CR and LF are written as percent codes in manifests (RFC 8493, 2.1.3); cleaned paths hold none of them. */
function manifestPath(path: string): string {
  return path.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** The tag files of a bag (RFC 8493): what it is, what it holds with checksums, and the checksums of these. */
export function bagFiles({ dataset, payload, made }: { readonly dataset: Dataset; readonly payload: readonly PayloadFile[]; readonly made: Date }): { readonly path: string; readonly text: string }[] {
  const { metadata } = dataset;
  const octets = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const tagged = [
    { path: "bagit.txt", text: "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" },
    {
      path: "bag-info.txt",
      text: [
        infoLine("Source-Organization", metadata.publisher),
        infoLine("Contact-Name", metadata.contact?.name),
        infoLine("Contact-Email", metadata.contact?.email),
        infoLine("External-Description", metadata.title.fr ?? metadata.title.en),
        infoLine("External-Identifier", (dataset.doi === null ? null : doiAddress(dataset.doi)) ?? dataset.code),
        infoLine("Internal-Sender-Identifier", dataset.code),
        infoLine("Bagging-Date", made.toISOString().slice(0, 10)),
        infoLine("Payload-Oxum", `${octets}.${payload.length}`),
        infoLine("Bag-Software-Agent", "Jalon"),
      ].join(""),
    },
    { path: "manifest-sha256.txt", text: payload.map(({ path, sha256 }) => `${sha256}  data/${manifestPath(path)}\n`).join("") },
  ];
  const tagManifest = tagged.map(({ path, text }) => `${createHash("sha256").update(text, "utf8").digest("hex")}  ${path}\n`).join("");
  return [...tagged, { path: "tagmanifest-sha256.txt", text: tagManifest }];
}
