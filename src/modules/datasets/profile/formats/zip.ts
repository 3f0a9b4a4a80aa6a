import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { figure, remark } from "../issues.ts";
import type { ProfileLimits } from "../limits.ts";
import { plainProfile, type Profiled } from "../reading.ts";
import type { ZipEntry, ZipListing } from "./zip-listing.ts";

const archives = /\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz|zst|jar|lzma)$/i;
const programs = /\.(?:exe|dll|scr|bat|cmd|com|msi|ps1|vbs|js|jar|app|sh|lnk|hta)$/i;

/** What the archive holds, by its own listing; how it could harm whoever unpacks it. Names of entries are not kept. */
export function profileZip(listing: ZipListing, sizeBytes: number, limits: ProfileLimits): Profiled {
  const { entries, count } = listing;
  const files = entries.filter(({ path }) => !/[/\\]$/.test(path));
  const unpackedBytes = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  const kinds = new Map<string, number>();
  for (const { path } of files) {
    const kind = /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? "";
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const common = [...kinds].filter(([kind]) => kind !== "").toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
  return plainProfile("zip", "application/zip", {
    properties: { entries: count, files: files.length, unpackedBytes, ...(common.length === 0 ? {} : { extensions: common.map(([kind, times]) => `${kind} (${times})`).join(", ") }) },
    issues: [...bombIssues(listing, sizeBytes, limits), ...pathIssues(entries), ...contentIssues(files)],
    complete: entries.length >= count,
  });
}

/** Would unpacking fill the disk? Told by what is announced, and by entries that share their bytes (overlaps). */
export function bombIssues({ entries, count, directoryAt }: ZipListing, sizeBytes: number, limits: Pick<ProfileLimits, "ratio" | "entries">): Issue[] {
  const found: Issue[] = [];
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const ratio = sizeBytes === 0 ? 0 : unpacked / sizeBytes;
  const worst = entries.reduce((most, entry) => Math.max(most, entry.unpacked > 1_000_000 && entry.packed > 0 ? entry.unpacked / entry.packed : 0), 0);
  const spans = entries.map(({ offset, packed }) => [offset, offset + packed] as const).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const overlap = spans.some(([start], at) => at > 0 && start < (spans[at - 1]?.[1] ?? 0)) || spans.some(([, end]) => end > directoryAt);
  if ((unpacked > 100_000_000 && ratio > limits.ratio) || worst > 5 * limits.ratio) {
    const n = figure(Math.round(Math.max(ratio, worst)));
    found.push(remark("zip-bomb", `Cette archive grossirait ${n.fr} fois en s’ouvrant\u202f: elle n’est pas ouverte. Déposez les fichiers eux-mêmes, ou une archive ordinaire.`, `This archive would grow ${n.en} times when opened: it is not opened. Upload the files themselves, or an ordinary archive.`, { severity: "error" }));
  }
  // Packing adds a thousandth at most: whoever announces less than comes out hides how far the archive grows.
  if (entries.some(({ packed, unpacked }) => packed > unpacked * 1.02 + 1_024)) found.push(remark("zip-bomb-hidden", "Cette archive annonce moins que ce qu’elle contient, comme les archives piégées\u202f: elle n’est pas ouverte. Refaites-la, ou déposez les fichiers eux-mêmes.", "This archive announces less than it holds, as booby-trapped archives do: it is not opened. Make it anew, or upload the files themselves.", { severity: "error" }));
  if (overlap) found.push(remark("zip-overlap", "Des fichiers de cette archive partagent les mêmes octets, comme dans les archives piégées\u202f: elle n’est pas ouverte.", "Files of this archive share the same bytes, as in booby-trapped archives: it is not opened.", { severity: "error" }));
  if (count > limits.entries) {
    const n = figure(count);
    found.push(remark("zip-many", `Cette archive annonce ${n.fr} fichiers, plus que ce qui est parcouru.`, `This archive announces ${n.en} files, more than are looked through.`));
  }
  return found;
}

function pathIssues(entries: readonly ZipEntry[]): Issue[] {
  const found: Issue[] = [];
  const unsafe = entries.filter(({ path, link }) => link || isUnsafePath(path)).length;
  if (unsafe > 0) {
    const n = figure(unsafe);
    found.push(remark("zip-paths", `${n.fr} fichier(s) de cette archive iraient hors du dossier où on l’ouvre, ou ont un nom trompeur (« .. », chemin absolu, lien, caractères de contrôle).`, `${n.en} file(s) of this archive would go outside the folder where it is opened, or have a misleading name (“..”, absolute path, link, control characters).`, { severity: "error" }));
  }
  const known = new Set<string>();
  let doubled = 0;
  for (const { path } of entries) {
    const folded = path.normalize("NFC").toLowerCase();
    if (known.has(folded)) doubled += 1;
    known.add(folded);
  }
  if (doubled > 0) {
    const n = figure(doubled);
    found.push(remark("zip-doubled", `${n.fr} nom(s) y sont deux fois\u202f: à l’ouverture, un fichier en effacerait un autre.`, `${n.en} name(s) are in it twice: on opening, one file would overwrite another.`));
  }
  return found;
}

/** Climbs up, begins at a root or drive, or holds characters that hide what the name is. */
export function isUnsafePath(path: string): boolean {
  const parts = path.split(/[/\\]/);
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return parts.includes("..") || /^[/\\]|^[a-z]:/i.test(path) || /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(path);
}

function contentIssues(files: readonly ZipEntry[]): Issue[] {
  const found: Issue[] = [];
  const nested = files.filter(({ path }) => archives.test(path)).length;
  if (nested > 0) {
    const n = figure(nested);
    found.push(remark("zip-nested", `${n.fr} archive(s) dans l’archive\u202f: ce qu’elles contiennent n’est pas décrit.`, `${n.en} archive(s) inside the archive: what they hold is not described.`));
  }
  const running = files.filter(({ path }) => programs.test(path)).length;
  if (running > 0) {
    const n = figure(running);
    found.push(remark("zip-programs", `${n.fr} programme(s) ou script(s) dans l’archive.`, `${n.en} program(s) or script(s) in the archive.`));
  }
  if (files.some(({ encrypted }) => encrypted)) found.push(remark("zip-encrypted", "Des fichiers de l’archive sont protégés par un mot de passe\u202f: personne ne pourra les relire sans lui.", "Files of the archive are protected by a password: nobody will be able to read them without it."));
  return found;
}
