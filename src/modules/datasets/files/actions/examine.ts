import { crc32 } from "node:zlib";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Storage } from "../../../../kernel/storage/index.ts";
import type { FileState } from "../../domain/dataset.ts";
import type { Antivirus, Verdict } from "../antivirus/antivirus.ts";

export interface Examined {
  readonly state: FileState;
  readonly notes: readonly Issue[];
  readonly crc32: number | null;
}

const noAntivirus: Issue = {
  code: "datasets.no-antivirus",
  severity: "warning",
  text: {
    fr: "Aucun antivirus n’est branché sur ce serveur\u202f: le fichier est accepté sans ce contrôle.",
    en: "No antivirus is connected to this server: the file is accepted without that check.",
  },
};

/**
 * Reads a file once: its CRC-32 for packages, and what the antivirus says of it. Without antivirus it counts as checked,
 * with a note; where the antivirus does not answer, or is not set for files of this size, it stays received.
 */
export async function examine(storage: Storage, antivirus: Antivirus | null, sha256: string, signal?: AbortSignal): Promise<Examined> {
  let sum = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
  });
  const source = await storage.open(sha256);
  if (antivirus === null) {
    await pipeline(source, counted, drain, signal === undefined ? {} : { signal });
    return { state: "checked", notes: [noAntivirus], crc32: sum };
  }
  source.on("error", (error) => counted.destroy(error));
  const verdict = await antivirus.scan(source.pipe(counted), signal);
  source.destroy();
  return { ...standingOf(verdict), crc32: verdict.kind === "clean" ? sum : null };
}

async function drain(source: AsyncIterable<Buffer> | Readable): Promise<void> {
  for await (const _chunk of source) continue;
}

function standingOf(verdict: Verdict): Pick<Examined, "state" | "notes"> {
  switch (verdict.kind) {
    case "clean":
      return { state: "checked", notes: [] };
    case "infected":
      return {
        state: "infected",
        notes: [{
          code: "datasets.infected", severity: "error",
          text: {
            fr: `L’antivirus a reconnu «\u202f${verdict.signature}\u202f»\u202f: le fichier est isolé, personne ne peut le télécharger. Retirez-le, et vérifiez le poste d’où il vient.`,
            en: `The antivirus recognised “${verdict.signature}”: the file is isolated, nobody may download it. Take it out, and check the computer it comes from.`,
          },
        }],
      };
    case "too-large":
      return {
        state: "received",
        notes: [{
          code: "datasets.too-large-for-antivirus", severity: "warning",
          text: {
            fr: "Le fichier dépasse la taille que l’antivirus accepte\u202f: il attend. L’exploitant doit relever StreamMaxLength dans clamd.conf.",
            en: "The file is larger than the antivirus accepts: it waits. Whoever runs the server has to raise StreamMaxLength in clamd.conf.",
          },
        }],
      };
    case "unanswered":
      return {
        state: "received",
        notes: [{
          code: "datasets.antivirus-silent", severity: "warning",
          text: {
            fr: "L’antivirus ne répond pas\u202f: le fichier attend son contrôle, qui sera tenté de nouveau.",
            en: "The antivirus does not answer: the file waits for its check, which will be tried again.",
          },
        }],
      };
  }
}
