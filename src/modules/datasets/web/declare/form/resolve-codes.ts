import type { DeclareDeps } from "../deps.ts";
import { keepUnread, type FieldSpec, type Unread } from "./control.tsx";

interface Answer {
  readonly spec: FieldSpec;
  readonly value: unknown;
}

/** Units and projects may be typed by any name that the directory knows; the record keeps their code. A name it does not know is told beside the field. */
export async function resolveCodes(deps: Pick<DeclareDeps, "directory" | "findByName" | "clock">, answers: readonly Answer[], unread: Unread): Promise<readonly Answer[]> {
  return Promise.all(answers.map(async ({ spec, value }) => {
    if ((spec.key !== "unit" && spec.key !== "project") || typeof value !== "string") return { spec, value };
    const kind = spec.key === "unit" ? "structure" : "project";
    const byCode = await deps.directory.findAll(value, kind);
    const found = byCode.length > 0 || kind === "project" ? byCode : ((await deps.findByName?.(value, "structure", deps.clock.today())) ?? []);
    const [only] = found;
    if (only !== undefined && (found.length === 1 || only.code === value)) return { spec, value: only.code };
    const choices = found.slice(0, 5).map(({ code, name }) => `${code} (${name})`).join(", ");
    if (found.length > 1) keepUnread(unread, spec.key, value, `«\u202f${value}\u202f» nomme plusieurs entrées de l’annuaire\u202f: écrivez le code de la bonne (${choices}).`, `"${value}" names several entries of the directory: write the code of the right one (${choices}).`);
    else if (kind === "structure") keepUnread(unread, spec.key, value, `L’annuaire ne connaît pas d’unité «\u202f${value}\u202f»\u202f: cherchez son code dans la rubrique Laboratoires.`, `The directory knows no unit "${value}": look for its code under Labs.`);
    else keepUnread(unread, spec.key, value, `L’annuaire ne connaît pas de projet «\u202f${value}\u202f»\u202f: vérifiez son code, ou laissez vide.`, `The directory knows no project "${value}": check its code, or leave empty.`);
    return { spec, value: null };
  }));
}
