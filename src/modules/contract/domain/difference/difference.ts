import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Register } from "../register.ts";
import { becomes, change, matchByKey, sameText, type RegisterChange } from "./register-change.ts";
import { indicatorChanges } from "./indicator-changes.ts";
import { tableChanges } from "./table-changes.ts";

interface Titled {
  readonly code: string;
  readonly title: Bilingual;
}

/**
 * What does one version of a contract say that the other does not? In the order of the new version: the contract itself,
 * priorities, objectives, actions, indicators with their targets, references, tables. Line numbers and the words of a
 * document are not compared: they say where a thing is written, not what it is. Pure; equal registers give no change.
 */
export function difference(before: Register, after: Register): readonly RegisterChange[] {
  return [
    ...contractChanges(before, after),
    ...planChanges(before, after),
    ...indicatorChanges(before.indicators, after.indicators),
    ...referenceChanges(before, after),
    ...tableChanges(before, after),
  ];
}

function contractChanges(before: Register, after: Register): RegisterChange[] {
  const found: RegisterChange[] = [];
  if (!sameText(before.title, after.title)) {
    found.push(changed("contract.title", "contract", becomes({ fr: "Titre du contrat", en: "Title of the contract" }, before.title, after.title)));
  }
  const years = [before, after].map((one) => `${one.fromYear}-${one.toYear}`);
  if (years[0] !== years[1]) {
    const [old, fresh] = years.map((one) => ({ fr: one, en: one }));
    if (old !== undefined && fresh !== undefined) found.push(changed("contract.years", "contract", becomes({ fr: "Années du contrat", en: "Years of the contract" }, old, fresh)));
  }
  if (before.signedOn !== after.signedOn) {
    found.push(changed("contract.signed", "contract", becomes({ fr: "Signature", en: "Signature" }, signature(before), signature(after))));
  }
  return found;
}

function signature(one: Register): Bilingual {
  return { fr: one.signedOn ?? "non signé", en: one.signedOn ?? "not signed" };
}

function changed(code: string, path: string, message: Bilingual): RegisterChange {
  return change("changed", code, path, message.fr, message.en);
}

interface Item extends Titled {
  readonly kind: "priority" | "objective" | "action";
  readonly path: string;
  readonly parent: string;
}

const kindNames = {
  priority: { fr: "Priorité", en: "Priority", feminine: true },
  objective: { fr: "Objectif", en: "Objective", feminine: false },
  action: { fr: "Action", en: "Action", feminine: true },
} as const;

/** Priorities, objectives and actions in one list, each with its path and the code of what it stands under. */
function flatten(register: Register): Item[] {
  return register.priorities.flatMap((priority) => {
    const top = `priority ${priority.code}`;
    return [
      { ...titled(priority), kind: "priority" as const, path: top, parent: "" },
      ...priority.objectives.flatMap((objective) => {
        const middle = `${top} / objective ${objective.code}`;
        return [
          { ...titled(objective), kind: "objective" as const, path: middle, parent: priority.code },
          ...objective.actions.map((action) => ({ ...titled(action), kind: "action" as const, path: `${middle} / action ${action.code}`, parent: objective.code })),
        ];
      }),
    ];
  });
}

function titled(item: Titled): Titled {
  return { code: item.code, title: item.title };
}

function planChanges(before: Register, after: Register): RegisterChange[] {
  return matchByKey(flatten(before), flatten(after), (item) => `${item.kind} ${item.code}`).flatMap(({ before: old, after: fresh }) => {
    if (fresh === null) return old === null ? [] : [appeared("removed", old)];
    if (old === null) return [appeared("added", fresh)];
    const name = kindNames[fresh.kind];
    const found: RegisterChange[] = [];
    if (!sameText(old.title, fresh.title)) {
      found.push(changed(`${fresh.kind}.title`, fresh.path, becomes({ fr: `${name.fr} ${fresh.code}`, en: `${name.en} ${fresh.code}` }, old.title, fresh.title)));
    }
    if (old.parent !== fresh.parent) {
      found.push(
        change(
          "changed",
          `${fresh.kind}.moved`,
          fresh.path,
          `${name.fr} ${fresh.code}\u202F: passe de ${old.parent} à ${fresh.parent}.`,
          `${name.en} ${fresh.code}: moves from ${old.parent} to ${fresh.parent}.`,
        ),
      );
    }
    return found;
  });
}

function appeared(kind: "added" | "removed", item: Item): RegisterChange {
  const name = kindNames[item.kind];
  const verb = kind === "added" ? { fr: "ajouté", en: "added" } : { fr: "supprimé", en: "removed" };
  return change(
    kind,
    item.kind,
    item.path,
    `${name.fr} ${item.code} ${verb.fr}${name.feminine ? "e" : ""}\u202F: «\u202F${item.title.fr}\u202F».`,
    `${name.en} ${item.code} ${verb.en}: “${item.title.en}”.`,
  );
}

function referenceKey(one: Register["references"][number]): string {
  return `${one.from.kind} ${one.from.code} / ${one.indicator}`;
}

function referenceChanges(before: Register, after: Register): RegisterChange[] {
  return matchByKey(before.references, after.references, referenceKey).flatMap(({ before: old, after: fresh, key }) => {
    if (old !== null && fresh !== null) return [];
    const one = fresh ?? old;
    if (one === null) return [];
    const from = { action: { fr: "L’action", en: "Action" }, objective: { fr: "L’objectif", en: "Objective" }, section: { fr: "La section", en: "Section" } }[one.from.kind];
    return fresh === null
      ? [change("removed", "reference", key, `${from.fr} ${one.from.code} ne renvoie plus à l’indicateur ${one.indicator}.`, `${from.en} ${one.from.code} no longer refers to indicator ${one.indicator}.`)]
      : [change("added", "reference", key, `${from.fr} ${one.from.code} renvoie à l’indicateur ${one.indicator}.`, `${from.en} ${one.from.code} refers to indicator ${one.indicator}.`)];
  });
}
