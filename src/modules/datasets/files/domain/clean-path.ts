const longestSegmentBytes = 200;
const longestPathBytes = 800;
const deepestFolders = 16;

/** Names that Windows gives to devices, whatever follows the first point; and those that packages need for themselves. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const packageNames: ReadonlySet<string> = new Set(["ro-crate-metadata.json", "ro-crate-preview.html", "ro-crate-preview_files", "sha256sums.txt"]);

/**
 * A path as it may stand inside a dataset and in packages, on every system: folders by `/`, never absolute, without `.`
 * and `..`, in NFC, without controls, invisible marks and marks that turn the direction of writing (a name must read
 * as what it is), without signs and device names that Windows refuses, short enough for every file system. Nothing is
 * refused: what cannot stay is left out or replaced by `_`, and a name of which nothing is left becomes `file`.
 */
export function cleanPath(given: string): string {
  const segments = given
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu, "")
    // After that: what stood between two signs kept them apart.
    .normalize("NFC")
    .replaceAll("\\", "/")
    .replace(/^\/*[A-Za-z]:(?=\/|$)/, "")
    .split("/")
    .map(cleanSegment)
    .filter((segment) => segment !== "");
  const name = segments.at(-1) ?? "file";
  const folders = segments.slice(0, -1).slice(0, deepestFolders);
  while (folders.length > 0 && Buffer.byteLength([...folders, name].join("/")) > longestPathBytes) folders.pop();
  const [first = name] = [...folders, name];
  const path = [...folders, name].join("/");
  return packageNames.has(first.toLowerCase()) ? `_${path}` : path;
}

/** What two paths have in common that some file system takes for one: case and compatible forms do not count. */
export function pathKey(path: string): string {
  return path.normalize("NFKC").toLowerCase().normalize("NFKC");
}

/** The first of `data.csv`, `data (2).csv`, `data (3).csv`… that is neither taken nor a folder or a file on the way of another. */
export function freePath(path: string, takenKeys: readonly string[]): string {
  const taken = new Set(takenKeys);
  const folders = new Set(takenKeys.flatMap(foldersOf));
  const isFree = (candidate: string): boolean => {
    const key = pathKey(candidate);
    return !taken.has(key) && !folders.has(key) && !foldersOf(key).some((folder) => taken.has(folder));
  };
  if (isFree(path)) return path;
  const blocked = foldersOf(path).find((folder) => taken.has(pathKey(folder)));
  // A file stands where the folder should: the folder's name steps aside, not the file's.
  const [stem, suffix] = blocked === undefined ? split(path) : [blocked, path.slice(blocked.length)];
  for (let number = 2; ; number += 1) {
    const candidate = `${stem} (${number})${suffix}`;
    if (isFree(candidate)) return candidate;
  }
}

function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function split(path: string): [string, string] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const suffix = /(?:\.tar)?\.[^.]{1,20}$/.exec(name.slice(1))?.[0] ?? "";
  return [path.slice(0, path.length - suffix.length), suffix];
}

function cleanSegment(text: string): string {
  const plain = text.replaceAll(/[<>:"|?*%]/g, "_").replaceAll(/\s+/gu, " ").trim().replace(/[. ]+$/, "");
  if (plain === "") return "";
  return shortened(deviceName.test(plain) ? `_${plain}` : plain);
}

/** Cut before its ending, so that it still says what it is; never inside a sign. */
function shortened(segment: string): string {
  if (Buffer.byteLength(segment) <= longestSegmentBytes) return segment;
  const [, suffix] = split(segment);
  const room = longestSegmentBytes - Buffer.byteLength(suffix);
  let kept = "";
  for (const { segment: sign } of new Intl.Segmenter("fr", { granularity: "grapheme" }).segment(segment.slice(0, segment.length - suffix.length))) {
    if (Buffer.byteLength(kept + sign) > room) break;
    kept += sign;
  }
  return `${kept.trimEnd()}${suffix}`;
}
