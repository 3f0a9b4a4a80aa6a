import exifr from "exifr";
import { imageSize } from "image-size";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { remark } from "../issues.ts";
import { plainProfile, type Profiled } from "../reading.ts";

const mediaTypes: Readonly<Record<string, string>> = { png: "image/png", jpg: "image/jpeg", tiff: "image/tiff", webp: "image/webp", gif: "image/gif", bmp: "image/bmp", jp2: "image/jp2", heif: "image/heif", avif: "image/avif" };

/** Size of an image, and whether its hidden notes tell of a place or a person. The notes themselves are not kept. */
export async function profileImage(bytes: Uint8Array, mediaType: string, whole: boolean): Promise<Profiled> {
  const issues: Issue[] = [];
  const properties: Record<string, string | number> = {};
  let found = mediaType;
  try {
    const { width, height, type } = imageSize(bytes);
    properties["width"] = width;
    properties["height"] = height;
    found = mediaTypes[type ?? ""] ?? mediaType;
    if (width > 30_000 || height > 30_000 || width * height > 500_000_000) issues.push(remark("image-huge", "L’image est démesurée une fois ouverte\u202f: elle peut bloquer qui l’affiche.", "The image is huge once opened: it may stall whoever shows it."));
  } catch {
    issues.push(remark("image-damaged", "La taille de l’image n’a pas pu être lue\u202f: le fichier est peut-être abîmé.", "The size of the image could not be read: the file may be damaged."));
  }
  issues.push(...(await hiddenNotes(bytes)));
  return plainProfile("image", found, { properties, issues, complete: whole });
}

async function hiddenNotes(bytes: Uint8Array): Promise<Issue[]> {
  // Not every kind of image can hold such notes, and damaged ones are told elsewhere.
  // oxlint-disable-next-line import/no-named-as-default-member -- the package is CommonJS: its names are members of the default alone
  const notes: unknown = await exifr.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { tiff: true, exif: true, gps: true, xmp: true, iptc: true, icc: false, jfif: false, ihdr: true, mergeOutput: true }).catch(() => null);
  const keys = new Set<string>();
  if (typeof notes === "object" && notes !== null) for (const [key, value] of Object.entries(notes)) if (value !== undefined && value !== null && value !== "") keys.add(key.toLowerCase());
  const has = (...wanted: readonly string[]): boolean => wanted.some((key) => keys.has(key));
  const issues: Issue[] = [];
  if (has("latitude", "longitude", "gpslatitude", "gpslongitude") || tailHoldsGps(bytes)) {
    issues.push(remark("image-position", "Données personnelles soupçonnées\u202f: l’image porte la position où elle a été prise (EXIF). Retirez-la avant de déposer.", "Personal data suspected: the image bears the position where it was taken (EXIF). Remove it before uploading."));
  }
  if (has("cameraownername", "ownername", "artist", "author", "creator", "by-line", "byline", "xpauthor", "copyright", "rights", "bodyserialnumber", "serialnumber", "cameraserialnumber", "personinimage")) {
    issues.push(remark("image-person", "Données personnelles soupçonnées\u202f: l’image nomme une personne ou un appareil (auteur, propriétaire, numéro de série). Retirez-les avant de déposer.", "Personal data suspected: the image names a person or a camera (author, owner, serial number). Remove these before uploading."));
  }
  return issues;
}

/** XMP as text, in formats whose notes are not read. */
function tailHoldsGps(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_000_000)).toString("latin1");
  return text.includes("exif:GPSLatitude");
}

/** A drawing is text that can hold programs: it is looked through, never run. */
export function profileSvg(text: string, whole: boolean): Profiled {
  const issues: Issue[] = [];
  if (/<script[\s>/]|\bon[a-z]{3,20}\s*=|(?:href|src)\s*=\s*["']?\s*(?:javascript|data:text\/html)|<foreignObject|<handler[\s>]|<(?:iframe|embed|object)[\s>]/i.test(decodeEntities(text))) {
    issues.push(remark("svg-script", "Ce dessin SVG contient un programme (script)\u202f: il sera donné à télécharger, jamais affiché. Retirez le script.", "This SVG drawing holds a program (script): it will be offered for download, never shown. Remove the script.", { severity: "error" }));
  }
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) issues.push(remark("svg-entities", "Ce dessin SVG déclare des entités, qui peuvent se multiplier à la lecture\u202f: elles n’ont pas été suivies.", "This SVG drawing declares entities, which may multiply on reading: they were not followed."));
  if (/(?:href|src)\s*=\s*["']\s*(?:https?:)?\/\//i.test(text) || /@import|url\(\s*["']?(?:https?:)?\/\//i.test(text)) issues.push(remark("svg-outside", "Ce dessin SVG va chercher des fichiers sur d’autres sites.", "This SVG drawing fetches files from other sites."));
  const properties: Record<string, string | number> = {};
  const root = /<svg\b[^>]*>/i.exec(text)?.[0] ?? "";
  const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(root);
  const width = Number(/\bwidth\s*=\s*["']([\d.]+)/.exec(root)?.[1] ?? box?.[1] ?? "NaN");
  const height = Number(/\bheight\s*=\s*["']([\d.]+)/.exec(root)?.[1] ?? box?.[2] ?? "NaN");
  if (Number.isFinite(width)) properties["width"] = width;
  if (Number.isFinite(height)) properties["height"] = height;
  return plainProfile("image", "image/svg+xml", { properties, issues, complete: whole });
}

/** `java&#115;cript:` is a script too. */
function decodeEntities(text: string): string {
  return text.replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : "";
  });
}
