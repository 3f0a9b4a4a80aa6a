import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** One file that pages load. Its address holds a hash of its bytes: it can be kept for ever (`immutable`). */
export interface Asset {
  readonly name: AssetName;
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly immutable: true;
}

/** From the hashed address (`/assets/jalon.1a2b3c4d5e.css`) to the file. */
export type Assets = ReadonlyMap<string, Asset>;

export type AssetName = "public-sans.woff2" | "source-serif.woff2" | "jalon.css" | "jalon.js" | "icon.svg";

/** In the order of the cascade; the layers are declared at the top of the first. */
const styleFiles = ["tokens.css", "base.css", "frame.css", "form.css", "parts.css", "table.css", "ledger.css", "chart.css", "record.css", "finder.css", "publication.css", "map.css", "campaign.css", "year.css", "text-size.css", "two-texts.css", "text-difference.css", "steering.css", "outbox.css", "harvest.css", "signature.css", "deposit.css", "data-request.css", "declare.css", "study-declare.css", "dataset-search.css", "document.css", "seal.css", "datasheet.css", "study.css", "certificate.css", "transparency.css", "results.css", "upload.css", "robots.css", "questionnaire.css", "consultation.css", "answering.css", "synthesis.css", "participate.css", "linkage.css", "cohort.css", "print.css"];

/** One module in all, in this order. */
const scriptFiles = ["jalon.js", "suggest.js", "map-view.js", "upload.js", "save-as-you-go.js", "narrow.js", "robots.js", "keys.js"];

const fontFiles = {
  "public-sans.woff2": "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
  "source-serif.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
} as const;

let loaded: { readonly byUrl: Assets; readonly byName: ReadonlyMap<AssetName, Asset> } | null = null;

function load(): { readonly byUrl: Assets; readonly byName: ReadonlyMap<AssetName, Asset> } {
  if (loaded !== null) return loaded;
  const byName = new Map<AssetName, Asset>();
  const add = (name: AssetName, mediaType: string, bytes: Uint8Array): Asset => {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const asset: Asset = { name, mediaType, bytes, immutable: true, url: `/assets/${name.replace(".", `.${hash}.`)}` };
    byName.set(name, asset);
    return asset;
  };
  const fonts = new Map<string, string>();
  for (const [name, path] of Object.entries(fontFiles) as [keyof typeof fontFiles, string][]) {
    fonts.set(name, add(name, "font/woff2", readFileSync(new URL(import.meta.resolve(path)))).url);
  }
  const style = styleFiles.map((file) => own(file).toString("utf8")).join("\n");
  // The hash of the style must change with that of its fonts: addresses first, hash after.
  const resolved = style.replace(/asset:([a-z0-9.-]+)/g, (_, name: string) => fonts.get(name) ?? name);
  add("jalon.css", "text/css; charset=utf-8", Buffer.from(withoutComments(resolved), "utf8"));
  add("jalon.js", "text/javascript; charset=utf-8", Buffer.concat(scriptFiles.map(own)));
  add("icon.svg", "image/svg+xml", own("icon.svg"));
  loaded = { byName, byUrl: new Map([...byName.values()].map((asset) => [asset.url, asset])) };
  return loaded;
}

/** What a file that is read without the platform needs, in the order of the cascade. */
const standaloneFiles = ["tokens.css", "base.css", "frame.css", "parts.css", "table.css", "chart.css", "steering.css", "document.css", "synthesis.css", "print.css", "report.css"];

/**
 * The house's style for an HTML file that stands alone: no address in it, fonts as data. It holds nothing that ends a
 * `style` element.
 */
export function standaloneStyle(): string {
  const style = withoutComments(standaloneFiles.map((file) => own(file).toString("utf8")).join("\n"));
  return style.replace(/asset:([a-z0-9.-]+)/g, (_, name: string) => {
    const path = fontFiles[name as keyof typeof fontFiles];
    return `data:font/woff2;base64,${readFileSync(new URL(import.meta.resolve(path))).toString("base64")}`;
  });
}

function own(file: string): Buffer {
  return readFileSync(new URL(`./assets/${file}`, import.meta.url));
}

function withoutComments(style: string): string {
  return style.replace(/\/\*[^]*?\*\//g, "").replace(/\n\s+/g, "\n").replace(/\n{2,}/g, "\n");
}

/** All files that pages may load, read once and kept. Throws when a font is missing from the installed packages. */
export function loadAssets(): Assets {
  return load().byUrl;
}

/** The hashed address of one file. */
export function assetUrl(name: AssetName): string {
  const asset = load().byName.get(name);
  if (asset === undefined) throw new Error(`no such asset: ${name}`);
  return asset.url;
}
