import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { describeBaseline, describeTarget, describeTargetMove, sameTarget, type Baseline, type Indicator, type Measure, type Part, type Target } from "../../../indicators/index.ts";
import { becomes, change, matchByKey, sameText, type RegisterChange } from "./register-change.ts";

/** Indicators, parts, baselines and targets that differ. A target that changes gives its old and new words in one change. */
export function indicatorChanges(before: readonly Indicator[], after: readonly Indicator[]): RegisterChange[] {
  return matchByKey(before, after, (one) => one.code).flatMap(({ before: old, after: fresh, key }) => {
    const path = `indicator ${key}`;
    if (fresh === null) return old === null ? [] : [whole("removed", path, key, old)];
    if (old === null) return [whole("added", path, key, fresh), ...targetChanges(path, [], fresh.parts.flatMap((part) => part.targets))];
    const found: RegisterChange[] = [];
    if (!sameText(old.title, fresh.title)) {
      found.push(said("indicator.title", path, becomes({ fr: `Indicateur ${key}`, en: `Indicator ${key}` }, old.title, fresh.title)));
    }
    return [...found, ...partChanges(path, old.parts, fresh.parts)];
  });
}

function whole(kind: "added" | "removed", path: string, code: string, one: Indicator): RegisterChange {
  const verb = kind === "added" ? { fr: "ajouté", en: "added" } : { fr: "supprimé", en: "removed" };
  return change(kind, "indicator", path, `Indicateur ${code} ${verb.fr}\u202F: «\u202F${one.title.fr}\u202F».`, `Indicator ${code} ${verb.en}: “${one.title.en}”.`);
}

function said(code: string, path: string, message: Bilingual): RegisterChange {
  return change("changed", code, path, message.fr, message.en);
}

function partChanges(path: string, before: readonly Part[], after: readonly Part[]): RegisterChange[] {
  return matchByKey(before, after, (one) => one.code).flatMap(({ before: old, after: fresh, key }) => {
    const here = `${path} / part ${key}`;
    const part = fresh ?? old;
    if (part === null) return [];
    const definition = { fr: part.definition?.fr ?? part.writtenDefinition ?? "", en: part.definition?.en ?? part.writtenDefinition ?? "" };
    if (fresh === null) return [change("removed", "part", here, `Partie ${key} supprimée\u202F: «\u202F${definition.fr}\u202F».`, `Part ${key} removed: “${definition.en}”.`)];
    if (old === null) {
      return [
        change("added", "part", here, `Partie ${key} ajoutée\u202F: «\u202F${definition.fr}\u202F».`, `Part ${key} added: “${definition.en}”.`),
        ...targetChanges(here, [], fresh.targets),
      ];
    }
    const found: RegisterChange[] = [];
    const words = definitionBefore(old, fresh);
    if (words !== null && fresh.definition !== null && !sameText(words, fresh.definition)) {
      found.push(said("part.definition", here, becomes({ fr: `Définition de ${key}`, en: `Definition of ${key}` }, words, fresh.definition)));
    }
    return [...found, ...measureChanges(here, old.measures, fresh.measures), ...targetChanges(here, old.targets, fresh.targets)];
  });
}

/** Own words, or those of the document where an amendment has put others in their place. */
function definitionBefore(old: Part, fresh: Part): Bilingual | null {
  if (old.definition !== null || old.writtenDefinition === null) return old.definition;
  return fresh.writtenDefinition === null ? { fr: old.writtenDefinition, en: old.writtenDefinition } : null;
}

function measureChanges(path: string, before: readonly Measure[], after: readonly Measure[]): RegisterChange[] {
  return matchByKey(before, after, (one) => one.key).flatMap(({ before: old, after: fresh, key }) => {
    const here = `${path} / measure ${key}`;
    if (fresh === null) return old === null ? [] : [change("removed", "measure", here, `Mesure ${key} supprimée\u202F: «\u202F${old.name.fr}\u202F».`, `Measure ${key} removed: “${old.name.en}”.`)];
    if (old === null) return [change("added", "measure", here, `Mesure ${key} ajoutée\u202F: «\u202F${fresh.name.fr}\u202F».`, `Measure ${key} added: “${fresh.name.en}”.`)];
    const found: RegisterChange[] = [];
    if (!sameText(old.name, fresh.name)) found.push(said("measure.name", here, becomes({ fr: `Mesure ${key}`, en: `Measure ${key}` }, old.name, fresh.name)));
    if (baselineKey(old.baseline) === baselineKey(fresh.baseline)) return found;
    const about = { fr: `Valeur de départ de ${key}`, en: `Baseline of ${key}` };
    return [...found, said("baseline", here, becomes(about, describeBaseline(old.baseline, old.unit), describeBaseline(fresh.baseline, fresh.unit)))];
  });
}

/** What a baseline says, without where it is written. */
function baselineKey(baseline: Baseline): string {
  return JSON.stringify(baseline, (name, value: unknown) => (name === "lines" || name === "note" ? undefined : value));
}

function targetChanges(path: string, before: readonly Target[], after: readonly Target[]): RegisterChange[] {
  return matchByKey(before, after, (one) => one.key).flatMap(({ before: old, after: fresh, key }) => {
    const here = `${path} / target ${key}`;
    if (fresh === null) {
      if (old === null) return [];
      const words = describeTarget(old);
      return [change("removed", "target", here, `Cible de ${key} supprimée\u202F: ${words.fr}.`, `Target of ${key} removed: ${words.en}.`)];
    }
    const words = describeTarget(fresh);
    if (old === null) return [change("added", "target", here, `Cible de ${key} ajoutée\u202F: ${words.fr}.`, `Target of ${key} added: ${words.en}.`)];
    if (sameTarget(old, fresh)) return [];
    const move = describeTargetMove(old, fresh);
    if (move !== null) return [said("target", here, { fr: `La cible de ${key} ${move.fr}.`, en: `The target of ${key} ${move.en}.` })];
    const wordsBefore = describeTarget(old);
    // Two targets can differ in what their words do not say (role, what the document calls it): then say that.
    return wordsBefore.fr === words.fr
      ? [change("changed", "target.standing", here, `Cible de ${key} (${words.fr})\u202F: son statut change (${standing(old).fr} devient ${standing(fresh).fr}).`, `Target of ${key} (${words.en}): its standing changes (${standing(old).en} becomes ${standing(fresh).en}).`)]
      : [said("target", here, becomes({ fr: `Cible de ${key}`, en: `Target of ${key}` }, wordsBefore, words))];
  });
}

function standing(target: Target): Bilingual {
  const role = target.role === "commitment" ? { fr: "engagement", en: "commitment" } : { fr: "contexte", en: "context" };
  const called = target.calledTarget ? { fr: "appelée cible", en: "called target" } : { fr: "appelée valeur", en: "called value" };
  return { fr: `${role.fr}, ${called.fr}`, en: `${role.en}, ${called.en}` };
}
