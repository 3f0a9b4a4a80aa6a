import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Command, ExitStatus, Invocation } from "../../../kernel/cli/index.ts";
import { both, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { createProjectKeys, defaultEncoding, encodedModel, encodeFile, encodingNotReadable, keyFingerprint, readKeyFile, type EncodingSpec } from "../../../modules/linkage/index.ts";
import { interruptible } from "../interruptible.ts";
import { modelNamed } from "./link-model.ts";

function wrongUse({ terminal }: Invocation, text: Bilingual): ExitStatus {
  terminal.error(text[terminal.language]);
  return 2;
}

async function readEncoding(path: string): Promise<EncodingSpec> {
  try {
    const read: unknown = JSON.parse(await readFile(path, "utf8"));
    if (typeof read === "object" && read !== null && "format" in read && read.format === "jalon-linkage-encoding/1" && "groups" in read && typeof read.groups === "object") return read as EncodingSpec;
  } catch {
    // Told below: what the parser says may quote the file.
  }
  throw encodingNotReadable();
}

async function encode(invocation: Invocation): Promise<ExitStatus> {
  const { options, positionals, terminal } = invocation;
  const [input, out] = positionals;
  if (input === undefined || out === undefined || !options.has("model") || !options.has("key-file")) return wrongUse(invocation, both("Donnez --model MODÈLE --key-file CLÉ ENTRÉE SORTIE.", "Give --model MODEL --key-file KEY IN OUT."));
  const { model } = await modelNamed(options.get("model") ?? "");
  const secret = await readKeyFile(options.get("key-file") ?? "");
  const spec = options.has("encoding") ? await readEncoding(options.get("encoding") ?? "") : defaultEncoding(model, options.get("project") ?? model.name);
  const answer = await interruptible(terminal, (temporaryDirectory) => encodeFile({ model, input: { file: input }, spec, secret, out }, {
    temporaryDirectory, progress: (_, share) => terminal.progress(`${terminal.language === "fr" ? "Encodage" : "Encoding"}…${share === null || share === 0 ? "" : ` ${Math.round(share * 100)}\u00a0%`}`),
  }));
  const linkModel = options.get("link-model");
  if (linkModel !== undefined) await writeFile(linkModel, `${JSON.stringify(encodedModel(spec), null, 2)}\n`);
  const fingerprint = keyFingerprint(secret);
  if (options.has("json")) terminal.out(JSON.stringify({ ...answer, keyFingerprint: fingerprint, encoding: spec }, null, 2));
  else {
    terminal.out(terminal.language === "fr"
      ? `${formatNumber(answer.rows, "fr")} lignes encodées, dont ${formatNumber(answer.empty, "fr")} sans année de naissance, qui ne pourront être appariées. Clé ${fingerprint}\u00a0: l’autre partie doit lire la même.`
      : `${formatNumber(answer.rows, "en")} rows encoded, ${formatNumber(answer.empty, "en")} of them without a year of birth, which cannot be linked. Key ${fingerprint}: the other party must read the same.`);
    terminal.out(terminal.language === "fr" ? "Ces données sont pseudonymisées, non anonymes\u00a0: elles restent des données personnelles." : "These data are pseudonymised, not anonymous: they remain personal data.");
  }
  return 0;
}

async function key(invocation: Invocation): Promise<ExitStatus> {
  const { options, positionals, terminal } = invocation;
  const file = positionals[0] ?? "";
  const name = basename(file, ".key");
  if (!file.endsWith(".key") || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return wrongUse(invocation, both("Nommez le fichier de clé en minuscules, chiffres et tirets, et finissez par .key\u202f: etude-2025.key.", "Name the key file in small letters, figures and hyphens, ending in .key: study-2025.key."));
  const keys = createProjectKeys(dirname(file));
  if (options.has("destroy")) {
    await keys.destroy(name);
    terminal.out(terminal.language === "fr" ? "Clé détruite\u00a0: ce qu’elle a encodé ne peut plus être rapproché de rien." : "Key destroyed: what it encoded can no longer be matched with anything.");
    return 0;
  }
  if (await keys.has(name)) return wrongUse(invocation, both("Cette clé existe\u202f: elle n’est pas remplacée. Pour en changer, détruisez-la ou prenez un autre nom.", "This key is there: it is not replaced. To change it, destroy it or take another name."));
  await keys.make(name);
  const fingerprint = keyFingerprint(await readKeyFile(file));
  terminal.out(terminal.language === "fr" ? `Clé ${fingerprint} écrite. Gardez-la à part des données et hors des sauvegardes\u202f; remettez-la à l’autre partie par un autre chemin.` : `Key ${fingerprint} written. Keep it apart from the data and out of backups; give it to the other party by another way.`);
  return 0;
}

/** `jalon linkage encode`. */
export const encodeCommand: Command = {
  name: "encode",
  summary: both("Encoder un fichier pour un tiers qui ne doit pas voir les noms", "Encode a file for a party that may not see names"),
  details: both("Filtres de Bloom durcis, sous une clé que les deux parties partagent. Données pseudonymisées, non anonymes. Voir docs/linkage-privacy.md.", "Hardened Bloom filters, under a key that both parties share. Pseudonymised data, not anonymous. See docs/linkage-privacy.md."),
  positionals: [{ name: "IN", required: true }, { name: "OUT", required: true }],
  options: [
    { name: "model", value: "MODEL", summary: both("Le modèle dont les colonnes lisent le fichier", "The model whose columns read the file") },
    { name: "key-file", value: "FILE", summary: both("La clé partagée", "The shared key") },
    { name: "project", value: "NAME", summary: both("Le projet\u202f: deux projets n’ont rien de commun (le nom du modèle à défaut)", "The project: two projects have nothing in common (the model’s name if not given)") },
    { name: "encoding", value: "FILE", summary: both("L’encodage convenu (jalon-linkage-encoding/1)", "The encoding agreed on (jalon-linkage-encoding/1)") },
    { name: "link-model", value: "FILE", summary: both("Écrire aussi le modèle qui apparie les fichiers encodés", "Write the model that links the encoded files, too") },
    { name: "json", summary: both("Sortie pour les programmes", "Output for programs") },
  ],
  run: encode,
};

/** `jalon linkage key`. */
export const keyCommand: Command = {
  name: "key",
  summary: both("Faire ou détruire une clé d’encodage", "Make or destroy a key for encoding"),
  positionals: [{ name: "FILE", required: true }],
  options: [{ name: "destroy", summary: both("Écraser puis supprimer la clé", "Write over the key, then remove it") }],
  run: key,
};
